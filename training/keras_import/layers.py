"""Translates one Keras layer into modules of PyTorch."""

from dataclasses import replace

import torch
from torch import nn

from keras_import.files import LayerWeights
from keras_import.modules import Add, Affine, Concatenate, Multiply, Permute, Reshape, torch_axis
from keras_import.topology import Layer
from keras_import.weighted import (
    batch_normalization,
    convolution,
    dense,
    depthwise,
    globally,
    normalization,
    pair,
    pooling,
    sides,
    transposed,
)


def translate(layer: Layer, weights: LayerWeights, rank: int) -> nn.Module:
    """The module of a layer whose (first) input has `rank` axes, batch included.

    A layer with an activation of its own becomes an nn.Sequential of two, so that every
    activation is a module to which other backward rules can be attached.
    """
    module = translate_alone(layer, weights, rank)
    name = layer.config.get("activation", "linear")
    if layer.class_name == "Activation" or name == "linear":
        return module
    return nn.Sequential(module, activation(name, rank))


def without_softmax(layer: Layer) -> Layer:
    """The same layer without the softmax that it is or ends with."""
    if layer.class_name == "Softmax":
        return replace(layer, class_name="Activation", config={"activation": "linear"})
    if layer.config.get("activation") == "softmax":
        return replace(layer, config={**layer.config, "activation": "linear"})
    return layer


def translate_alone(layer: Layer, weights: LayerWeights, rank: int) -> nn.Module:
    """The layer without the activation that is fused to it."""
    config = layer.config
    match layer.class_name:
        case "Conv2D":
            return convolution(config, weights.get("kernel"), weights.get("bias"))
        case "DepthwiseConv2D":
            # Keras 2 calls it the depthwise kernel, Keras 3 the kernel.
            kernel = weights.get("depthwise_kernel", "kernel")
            return depthwise(config, kernel, weights.get("bias"))
        case "SeparableConv2D":
            return nn.Sequential(
                depthwise(config, weights.get("depthwise_kernel"), None),
                convolution({}, weights.get("pointwise_kernel"), weights.get("bias")),
            )
        case "Conv2DTranspose":
            return transposed(config, weights.get("kernel"), weights.get("bias"))
        case "Dense":
            return dense(weights.get("kernel"), weights.get("bias"), rank)
        case "BatchNormalization":
            return batch_normalization(config, weights, rank)
        case "Normalization":
            return normalization(config, weights)
        case "Rescaling":
            scale, shift = (torch.tensor(config[key]).float() for key in ("scale", "offset"))
            return Affine(scale, shift)
        case "MaxPooling2D" | "AveragePooling2D":
            return pooling(layer.class_name, config)
        case "GlobalAveragePooling2D":
            return globally(nn.AdaptiveAvgPool2d(1), config)
        case "GlobalMaxPooling2D":
            return globally(nn.AdaptiveMaxPool2d(1), config)
        case "Flatten":
            return Reshape([-1])
        case "Reshape":
            return Reshape(config["target_shape"])
        case "Permute":
            return Permute(config["dims"])
        case "ZeroPadding2D":
            (top, bottom), (left, right) = sides(config["padding"])
            return nn.ZeroPad2d((left, right, top, bottom))
        case "Cropping2D":
            (top, bottom), (left, right) = sides(config["cropping"])
            return nn.ZeroPad2d((-left, -right, -top, -bottom))
        case "UpSampling2D":
            mode = config.get("interpolation", "nearest")
            return nn.Upsample(scale_factor=pair(config["size"]), mode=mode)
        case "Add":
            return Add()
        case "Multiply":
            return Multiply()
        case "Concatenate":
            return Concatenate(torch_axis(config.get("axis", -1), rank))
        case "Dropout" | "SpatialDropout2D":
            return nn.Dropout(config["rate"])
        case "Activation":
            return activation(config["activation"], rank)
        case "ReLU":
            return relu(config)
        case "LeakyReLU":
            return nn.LeakyReLU(config.get("negative_slope", config.get("alpha", 0.3)))
        case "ELU":
            return nn.ELU(config.get("alpha", 1.0))
        case "Softmax":
            return nn.Softmax(torch_axis(config.get("axis", -1), rank))
    raise ValueError(f"{layer.name}: {layer.class_name} has no translation")


def activation(name: str, rank: int) -> nn.Module:
    """The activation that Keras knows by this name, with Keras's default slope."""
    match name:
        case "linear":
            return nn.Identity()
        case "relu":
            return nn.ReLU()
        case "relu6":
            return nn.ReLU6()
        case "leaky_relu":
            return nn.LeakyReLU(0.2)
        case "elu":
            return nn.ELU()
        case "sigmoid":
            return nn.Sigmoid()
        case "tanh":
            return nn.Tanh()
        case "softmax":
            return nn.Softmax(torch_axis(-1, rank))
    raise ValueError(f"the activation {name} has no translation")


def relu(config: dict) -> nn.Module:
    slope, limit = config.get("negative_slope") or 0, config.get("max_value")
    if config.get("threshold") or (limit is not None and slope):
        raise ValueError(f"{config['name']}: a ReLU with these settings has no translation")
    if limit is not None:
        return nn.ReLU6() if limit == 6 else nn.Hardtanh(0, limit)
    return nn.LeakyReLU(slope) if slope else nn.ReLU()
