"""Reads MNIST and CIFAR-10 from their original files, packed with gzip or xz or not at all."""

import gzip
import lzma
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

OPENERS = {"": open, ".gz": gzip.open, ".xz": lzma.open}


def read_file(folder: Path, name: str) -> bytes:
    """The contents of `folder/name`, or of the same file with .gz or .xz appended."""
    for suffix, opener in OPENERS.items():
        path = folder / f"{name}{suffix}"
        if path.exists():
            with opener(path, "rb") as file:
                return file.read()
    raise SystemExit(f"{folder} holds no {name}, nor {name}.gz, nor {name}.xz")


def read_idx(folder: Path, name: str) -> np.ndarray:
    """An IDX file of unsigned bytes, the format of http://yann.lecun.com/exdb/mnist/."""
    raw = read_file(folder, name)
    zero, kind, rank = int.from_bytes(raw[:2], "big"), raw[2], raw[3]
    if zero != 0 or kind != 0x08:
        raise SystemExit(f"{folder / name} is not an IDX file of unsigned bytes")
    shape = np.frombuffer(raw, ">u4", count=rank, offset=4)
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def load_mnist(folder: Path, split: str) -> tuple[Tensor, Tensor]:
    """Images [n, 1, 28, 28] in [0, 1], background 0, and labels [n] in 0..9.

    `split` is "train" (60,000 images) or "t10k" (the 10,000 test images).
    """
    images = read_idx(folder, f"{split}-images-idx3-ubyte")
    labels = read_idx(folder, f"{split}-labels-idx1-ubyte")
    return (
        torch.from_numpy(images[:, None].astype(np.float32) / 255),
        torch.from_numpy(labels.astype(np.int64)),
    )


def load_cifar10(folder: Path, split: str) -> tuple[Tensor, Tensor]:
    """Images [n, 3, 32, 32] in [-1, 1], black -1, and labels [n] in 0..9.

    `split` is "train" (50,000 images) or "test" (10,000). A record of the binary version is a
    label and 3,072 pixels, channel by channel: https://www.cs.toronto.edu/~kriz/cifar.html.
    """
    train = [f"data_batch_{number}.bin" for number in range(1, 6)]
    names = train if split == "train" else ["test_batch.bin"]
    raw = b"".join(read_file(folder, name) for name in names)
    records = np.frombuffer(raw, np.uint8).reshape(-1, 3073)
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).astype(np.float32)
    return (
        torch.from_numpy(pixels / 127.5 - 1),
        torch.from_numpy(records[:, 0].astype(np.int64)),
    )
