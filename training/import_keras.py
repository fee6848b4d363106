"""Reads the weights of a shipped TensorFlow.js layers-model back into PyTorch."""

import json
from math import prod
from pathlib import Path

import numpy as np
from torch import nn

from keras_layout import from_keras


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """The weights by Keras name, as float32, from a single float16 weight file."""
    (group,) = json.loads((folder / "model.json").read_text())["weightsManifest"]
    (path,) = group["paths"]
    values = np.frombuffer((folder / path).read_bytes(), "<f2").astype(np.float32)
    arrays, start = {}, 0
    for weight in group["weights"]:
        end = start + prod(weight["shape"])
        arrays[weight["name"]] = values[start:end].reshape(weight["shape"])
        start = end
    if start != len(values):
        raise ValueError(f"{folder / path} holds {len(values)} weights, model.json names {start}")
    return arrays


def import_keras(network: nn.Sequential, folder: Path) -> nn.Sequential:
    """Fills `network` with the weights in `folder` and returns it, ready to evaluate."""
    from_keras(network, read_weights(folder))
    return network.eval()
