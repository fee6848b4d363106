"""Reads MNIST from its four original files, `{train,t10k}-{images-idx3,labels-idx1}-ubyte.gz`."""

import gzip
from pathlib import Path

import numpy as np
import torch
from torch import Tensor


def read_idx(path: Path) -> np.ndarray:
    """An IDX file of unsigned bytes, the format of http://yann.lecun.com/exdb/mnist/."""
    raw = gzip.decompress(path.read_bytes())
    zero, kind, rank = int.from_bytes(raw[:2], "big"), raw[2], raw[3]
    if zero != 0 or kind != 0x08:
        raise ValueError(f"{path} is not an IDX file of unsigned bytes")
    shape = np.frombuffer(raw, ">u4", count=rank, offset=4)
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def load_mnist(folder: Path, split: str) -> tuple[Tensor, Tensor]:
    """Images [n, 1, 28, 28] in [0, 1], background 0, and labels [n] in 0..9.

    `split` is "train" (60,000 images) or "t10k" (the 10,000 test images).
    """
    images = read_idx(folder / f"{split}-images-idx3-ubyte.gz")
    labels = read_idx(folder / f"{split}-labels-idx1-ubyte.gz")
    return (
        torch.from_numpy(images[:, None].astype(np.float32) / 255),
        torch.from_numpy(labels.astype(np.int64)),
    )
