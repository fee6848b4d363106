"""Writes a sequential PyTorch network as a TensorFlow.js layers-model.

`model.json` spells the layers as Keras 2 does; `weights.bin` holds the weights as float16.
"""

import json
from pathlib import Path

import torch
from torch import nn

from export_layers import keras_layers
from keras_layout import to_keras


@torch.no_grad()
def round_to_float16(network: nn.Module) -> None:
    """Rounds the weights and running statistics in place, so that float16 loses nothing more."""
    for values in [*network.parameters(), *network.buffers()]:
        if values.is_floating_point():
            values.copy_(values.half())


def weight_bytes(network: nn.Sequential) -> bytes:
    """The weights as little-endian float16, in the order of the manifest."""
    return b"".join(array.astype("<f2").tobytes() for array in to_keras(network).values())


def export_keras(
    network: nn.Sequential, folder: Path, name: str, input_shape: list[int], softmax: bool = True
) -> None:
    """Writes `model.json` and `weights.bin` into `folder`; a classifier ends in a softmax.

    `input_shape` is [height, width, channels] or [features].
    """
    arrays = to_keras(network)
    topology = {
        "class_name": "Sequential",
        "config": {"name": name, "layers": keras_layers(network, input_shape, softmax)},
    }
    manifest = [
        {
            "name": weight,
            "shape": list(array.shape),
            "dtype": "float32",
            "quantization": {"dtype": "float16", "original_dtype": "float32"},
        }
        for weight, array in arrays.items()
    ]
    model = {
        "format": "layers-model",
        "generatedBy": f"PyTorch {torch.__version__.split('+')[0]}",
        "convertedBy": "convlens training/export_keras.py",
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": topology,
        },
        "weightsManifest": [{"paths": ["weights.bin"], "weights": manifest}],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.json").write_text(json.dumps(model, indent=2) + "\n")
    (folder / "weights.bin").write_bytes(weight_bytes(network))
