"""Reads the files of a TensorFlow.js layers-model: topology, and weights by their names."""

import json
from math import prod
from pathlib import Path

import numpy as np


def read_topology(folder: Path) -> dict:
    """The description of the network: `class_name` and `config`, as Keras writes them."""
    topology = json.loads((folder / "model.json").read_text())["modelTopology"]
    return topology.get("model_config", topology)


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """The weights by Keras name, as float32. A group of weights may span several files."""
    arrays = {}
    for group in json.loads((folder / "model.json").read_text())["weightsManifest"]:
        raw = b"".join((folder / path).read_bytes() for path in group["paths"])
        start = 0
        for weight in group["weights"]:
            stored = np.dtype(weight.get("quantization", weight)["dtype"]).newbyteorder("<")
            values = np.frombuffer(raw, stored, prod(weight["shape"]), start)
            arrays[weight["name"]] = values.astype(np.float32).reshape(weight["shape"])
            start += values.nbytes
        if start != len(raw):
            raise ValueError(f"{group['paths']} hold {len(raw)} bytes, model.json names {start}")
    return arrays


class LayerWeights:
    """The weights of one layer, whose names end in `layer/weight` or `layer/weight:0`.

    `path` holds the names of the models around the layer and its own. An exporter may or may
    not put the models' names before the layer's, so the fullest name that fits is taken.
    """

    def __init__(self, path: tuple[str, ...], arrays: dict[str, np.ndarray]) -> None:
        self.path = path
        self.arrays = arrays

    def get(self, *spellings: str) -> np.ndarray | None:
        """The weight under the first spelling that occurs; None where there is none."""
        for spelling in spellings:
            for start in range(len(self.path)):
                ending = "/" + "/".join([*self.path[start:], spelling])
                for name, array in self.arrays.items():
                    if f"/{name.removesuffix(':0')}".endswith(ending):
                        return array
        return None
