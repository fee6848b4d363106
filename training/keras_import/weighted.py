"""Layers with weights or windows: from Keras's settings and weights to modules of PyTorch."""

import numpy as np
import torch
from torch import Tensor, nn

from keras_import.files import LayerWeights
from keras_import.modules import (
    Affine,
    AvgPool2dSame,
    Conv2dSame,
    ConvTranspose2dSame,
    LinearOfPixels,
    MaxPool2dSame,
)


def pair(value: int | list[int]) -> tuple[int, int]:
    """Height and width."""
    return (value, value) if isinstance(value, int) else tuple(value)


def sides(value: int | list) -> list:
    """[top, bottom], [left, right]."""
    return [pair(side) for side in pair(value)]


def tensor(array: np.ndarray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array))


def filled(module: nn.Module, weight: np.ndarray, bias: np.ndarray | None) -> nn.Module:
    """The module with these weights, in the layout of PyTorch."""
    with torch.no_grad():
        module.weight.copy_(tensor(weight))
        if bias is not None:
            module.bias.copy_(tensor(bias))
    return module


def convolution(config: dict, kernel: np.ndarray, bias: np.ndarray | None) -> nn.Conv2d:
    """`kernel` is [height, width, in, out]."""
    height, width, before, after = kernel.shape
    groups = config.get("groups", 1)
    kind = Conv2dSame if config.get("padding") == "same" else nn.Conv2d
    module = kind(
        before * groups,
        after,
        (height, width),
        stride=pair(config.get("strides", 1)),
        dilation=pair(config.get("dilation_rate", 1)),
        groups=groups,
        bias=bias is not None,
    )
    return filled(module, kernel.transpose(3, 2, 0, 1), bias)


def depthwise(config: dict, kernel: np.ndarray, bias: np.ndarray | None) -> nn.Conv2d:
    """`kernel` is [height, width, in, multiplier]: each channel has filters of its own."""
    height, width, before, multiplier = kernel.shape
    grouped = kernel.reshape(height, width, 1, before * multiplier)
    return convolution({**config, "groups": before}, grouped, bias)


def transposed(config: dict, kernel: np.ndarray, bias: np.ndarray | None) -> nn.ConvTranspose2d:
    """`kernel` is [height, width, out, in]. A stride beyond the kernel leaves empty cells."""
    height, width, after, before = kernel.shape
    stride = pair(config.get("strides", 1))
    kind = ConvTranspose2dSame if config.get("padding") == "same" else nn.ConvTranspose2d
    module = kind(
        before,
        after,
        (height, width),
        stride=stride,
        output_padding=(max(stride[0] - height, 0), max(stride[1] - width, 0)),
        bias=bias is not None,
    )
    return filled(module, kernel.transpose(3, 2, 0, 1), bias)


def dense(kernel: np.ndarray, bias: np.ndarray | None, rank: int) -> nn.Linear:
    """`kernel` is [in, out]."""
    kind = LinearOfPixels if rank == 4 else nn.Linear
    return filled(kind(*kernel.shape, bias=bias is not None), kernel.T, bias)


def batch_normalization(config: dict, weights: LayerWeights, rank: int) -> nn.Module:
    mean, variance = weights.get("moving_mean"), weights.get("moving_variance")
    gamma, beta = weights.get("gamma"), weights.get("beta")
    kind = nn.BatchNorm2d if rank == 4 else nn.BatchNorm1d
    module = kind(len(mean), eps=config["epsilon"])
    module.running_mean.copy_(tensor(mean))
    module.running_var.copy_(tensor(variance))
    scale = np.ones_like(mean) if gamma is None else gamma
    return filled(module, scale, np.zeros_like(mean) if beta is None else beta)


def pooling(class_name: str, config: dict) -> nn.Module:
    window = pair(config.get("pool_size", 2))
    stride = pair(config.get("strides") or window)
    same = config.get("padding") == "same"
    if class_name == "MaxPooling2D":
        return (MaxPool2dSame if same else nn.MaxPool2d)(window, stride)
    return (AvgPool2dSame if same else nn.AvgPool2d)(window, stride)


def globally(pool: nn.Module, config: dict) -> nn.Module:
    """`pool` has outputs [batch, channels, 1, 1], which Keras flattens unless told to keep them."""
    return pool if config.get("keepdims") else nn.Sequential(pool, nn.Flatten())


def normalization(config: dict, weights: LayerWeights) -> Affine:
    """`(x - mean) / deviation` of given numbers or of those that were adapted to data."""
    mean, variance = (
        tensor(weights.get(key)) if config.get(key) is None else torch.tensor(config[key]).float()
        for key in ("mean", "variance")
    )
    scale = 1 / variance.sqrt().clamp(min=1e-7)
    return Affine(scale, -mean * scale)
