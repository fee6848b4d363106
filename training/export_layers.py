"""Spells the layers of a sequential PyTorch network as Keras 2 does, for images channels last."""

from itertools import pairwise

import torch
from torch import nn

from export_padding import convolution_padding, transposed_padding

ACTIVATIONS = {nn.ReLU: "relu", nn.Sigmoid: "sigmoid", nn.Tanh: "tanh"}


def convolution(layer: nn.Conv2d | nn.ConvTranspose2d, padding: str) -> dict:
    """What the configurations of both kinds of convolution have in common."""
    if layer.groups != 1 or layer.padding_mode != "zeros":
        raise ValueError(f"no Keras spelling for {layer}")
    return {
        "filters": layer.out_channels,
        "kernel_size": list(layer.kernel_size),
        "strides": list(layer.stride),
        "padding": padding,
        "data_format": "channels_last",
        "dilation_rate": list(layer.dilation),
        "activation": "linear",
        "use_bias": layer.bias is not None,
    }


def batch_norm(layer: nn.BatchNorm1d | nn.BatchNorm2d, axis: int) -> dict:
    """`axis` is the one that Keras has the features on; PyTorch counts the momentum from 1."""
    return {
        "axis": [axis],
        "momentum": 1 - layer.momentum,
        "epsilon": layer.eps,
        "center": layer.affine,
        "scale": layer.affine,
    }


def max_pooling(layer: nn.MaxPool2d) -> dict:
    if layer.padding != 0 or layer.dilation != 1 or layer.ceil_mode:
        raise ValueError(f"no Keras spelling for {layer}")
    return {
        "pool_size": [layer.kernel_size] * 2,
        "strides": [layer.stride] * 2,
        "padding": "valid",
        "data_format": "channels_last",
    }


def spell(layer: nn.Module) -> tuple[str, dict]:
    """Keras's class and configuration of a layer that depends on none before or after it."""
    match layer:
        case nn.ConvTranspose2d():
            config = convolution(layer, transposed_padding(layer))
            return "Conv2DTranspose", {**config, "output_padding": None}
        case nn.Linear():
            use_bias = layer.bias is not None
            config = {"units": layer.out_features, "activation": "linear", "use_bias": use_bias}
            return "Dense", config
        case nn.BatchNorm2d():
            return "BatchNormalization", batch_norm(layer, 3)
        case nn.BatchNorm1d():
            return "BatchNormalization", batch_norm(layer, 1)
        case nn.MaxPool2d():
            return "MaxPooling2D", max_pooling(layer)
        case nn.AdaptiveAvgPool2d(output_size=1):
            return "GlobalAveragePooling2D", {"data_format": "channels_last"}
        case nn.Flatten(start_dim=1, end_dim=-1):
            return "Flatten", {"data_format": "channels_last"}
        case nn.Unflatten(dim=1):
            channels, height, width = layer.unflattened_size
            return "Reshape", {"target_shape": [height, width, channels]}
        case nn.LeakyReLU():
            return "LeakyReLU", {"alpha": layer.negative_slope}
    raise ValueError(f"no Keras spelling for {layer}")


@torch.no_grad()
def keras_layers(network: nn.Sequential, input_shape: list[int], softmax: bool) -> list[dict]:
    """The layers in Keras's words, with a softmax after the last if asked.

    `input_shape` is [height, width, channels] or [features]. An activation joins the convolution
    or dense layer before it; only after another layer it is one of its own. What ZeroPad2d adds
    becomes the padding of the convolution after it.
    """
    layers = []

    def add(class_name: str, name: str, config: dict) -> None:
        config = {"name": name, "trainable": True, "dtype": "float32", **config}
        layers.append({"class_name": class_name, "config": config})

    def activate(name: str, activation: str) -> None:
        if layers[-1]["config"].get("activation") == "linear":
            layers[-1]["config"]["activation"] = activation
        else:
            add("Activation", name, {"activation": activation})

    *spatial, features = input_shape
    values = torch.zeros(1, features, *spatial)  # to learn the shapes
    pad = None
    for (name, layer), (_, following) in pairwise([*network.eval().named_children(), ("", None)]):
        match layer:
            case nn.ReLU() | nn.Sigmoid() | nn.Tanh():
                activate(name, ACTIVATIONS[type(layer)])
            case nn.ZeroPad2d() if isinstance(following, nn.Conv2d):
                pad = layer
            case nn.Conv2d():
                padding, zeros = convolution_padding(layer, pad, values.shape)
                if zeros:
                    config = {"padding": zeros, "data_format": "channels_last"}
                    add("ZeroPadding2D", f"{name}_padding", config)
                add("Conv2D", name, convolution(layer, padding))
                pad = None
            case nn.AdaptiveAvgPool2d() if not isinstance(following, nn.Flatten):
                raise ValueError(f"{name}: only a flatten layer may follow a global average")
            case nn.Flatten() if layers and layers[-1]["class_name"] == "GlobalAveragePooling2D":
                pass  # Keras's global average is flat already
            case nn.Dropout():
                pass  # the identity outside training
            case _:
                class_name, config = spell(layer)
                add(class_name, name, config)
        values = layer(values)
    layers[0]["config"]["batch_input_shape"] = [None, *input_shape]
    if softmax:
        activate("softmax", "softmax")
    return layers
