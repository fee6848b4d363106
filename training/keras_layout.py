"""Translates weights between PyTorch's layout and Keras's.

    convolution   PyTorch [out, in, height, width]   Keras [height, width, in, out]
    dense         PyTorch [out, in]                  Keras [in, out]

PyTorch flattens images channels first, Keras channels last: the inputs of the dense layer
that follows a flatten layer are therefore permuted as well.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn


def weighted_layers(network: nn.Sequential) -> Iterator[tuple[str, nn.Module, int]]:
    """Name, layer and number of channels flattened into it (1 where nothing was flattened)."""
    channels, flattened = 1, 1
    for name, layer in network.named_children():
        if isinstance(layer, nn.Conv2d):
            channels = layer.out_channels
        elif isinstance(layer, nn.Flatten):
            flattened = channels
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            yield name, layer, flattened
        if isinstance(layer, nn.Linear):
            flattened = 1


def to_keras(network: nn.Sequential) -> dict[str, np.ndarray]:
    """The weights by Keras name, `conv1/kernel` and so on, in the order of the layers."""
    arrays = {}
    for name, layer, channels in weighted_layers(network):
        weight = layer.weight.detach().cpu().numpy()
        if isinstance(layer, nn.Conv2d):
            kernel = weight.transpose(2, 3, 1, 0)
        else:
            out, size = weight.shape
            pixels = weight.reshape(out, channels, size // channels)
            kernel = pixels.transpose(2, 1, 0).reshape(size, out)
        arrays[f"{name}/kernel"] = kernel
        arrays[f"{name}/bias"] = layer.bias.detach().cpu().numpy()
    return arrays


@torch.no_grad()
def from_keras(network: nn.Sequential, arrays: dict[str, np.ndarray]) -> None:
    """The inverse of `to_keras`: fills the network's weights in place."""
    for name, layer, channels in weighted_layers(network):
        kernel = arrays[f"{name}/kernel"]
        if isinstance(layer, nn.Conv2d):
            weight = kernel.transpose(3, 2, 0, 1)
        else:
            size, out = kernel.shape
            pixels = kernel.reshape(size // channels, channels, out)
            weight = pixels.transpose(2, 1, 0).reshape(out, size)
        layer.weight.copy_(torch.from_numpy(weight.copy()))
        layer.bias.copy_(torch.from_numpy(arrays[f"{name}/bias"].copy()))
