"""Writes a sequential PyTorch classifier as a TensorFlow.js layers-model.

`model.json` spells the layers as Keras 2 does; `weights.bin` holds the weights as float16.
"""

import json
from pathlib import Path

import torch
from torch import nn

from keras_layout import to_keras


def round_to_float16(network: nn.Module) -> None:
    """Rounds the weights in place, so that storing them as float16 loses nothing more."""
    with torch.no_grad():
        for weight in network.parameters():
            weight.copy_(weight.half().float())


def keras_layers(network: nn.Sequential, input_shape: list[int]) -> list[dict]:
    """The layers in Keras's words; a ReLU becomes the activation of the layer before it.

    `input_shape` is [height, width, channels]; the last layer gets a softmax.
    """
    layers = []

    def add(class_name: str, name: str, **config) -> None:
        config = {"name": name, "trainable": True, "dtype": "float32", **config}
        layers.append({"class_name": class_name, "config": config})

    for name, layer in network.named_children():
        match layer:
            case nn.Conv2d():
                add(
                    "Conv2D",
                    name,
                    filters=layer.out_channels,
                    kernel_size=list(layer.kernel_size),
                    strides=list(layer.stride),
                    padding="valid",
                    data_format="channels_last",
                    dilation_rate=list(layer.dilation),
                    activation="linear",
                    use_bias=True,
                )
            case nn.MaxPool2d():
                window, stride = [layer.kernel_size] * 2, [layer.stride] * 2
                add(
                    "MaxPooling2D",
                    name,
                    pool_size=window,
                    strides=stride,
                    padding="valid",
                    data_format="channels_last",
                )
            case nn.Flatten():
                add("Flatten", name, data_format="channels_last")
            case nn.Linear():
                add("Dense", name, units=layer.out_features, activation="linear", use_bias=True)
            case nn.ReLU():
                layers[-1]["config"]["activation"] = "relu"
            case nn.Dropout():
                pass  # the identity outside training
            case _:
                raise TypeError(f"{name}: no Keras spelling for {type(layer).__name__}")
    layers[0]["config"]["batch_input_shape"] = [None, *input_shape]
    layers[-1]["config"]["activation"] = "softmax"
    return layers


def export_keras(network: nn.Sequential, folder: Path, name: str, input_shape: list[int]) -> None:
    """Writes `model.json` and `weights.bin` into `folder`."""
    arrays = to_keras(network)
    topology = {
        "class_name": "Sequential",
        "config": {"name": name, "layers": keras_layers(network, input_shape)},
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
    (folder / "weights.bin").write_bytes(
        b"".join(array.astype("<f2").tobytes() for array in arrays.values())
    )
