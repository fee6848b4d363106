"""Translates weights from PyTorch's layout to Keras's.

    convolution              PyTorch [out, in, height, width]   Keras [height, width, in, out]
    transposed convolution   PyTorch [in, out, height, width]   Keras [height, width, out, in]
    dense                    PyTorch [out, in]                  Keras [in, out]

PyTorch flattens images channels first, Keras channels last. So the inputs of the dense layer that
follows a flatten layer are permuted as well, and so are the outputs of the dense layer before an
unflatten layer, with the batch norm between them.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn


def weighted_layers(network: nn.Sequential) -> Iterator[tuple[str, nn.Module, int, int]]:
    """Name, layer, and how many channels the images have that its inputs and outputs are.

    That is 1 where the inputs are no flattened image, or the outputs are not made into one.
    """
    channels, features = 1, 1
    children = list(network.named_children())
    for position, (name, layer) in enumerate(children):
        match layer:
            case nn.Conv2d() | nn.ConvTranspose2d():
                channels = layer.out_channels
                yield name, layer, 1, 1
            case nn.BatchNorm2d():
                yield name, layer, 1, 1
            case nn.Flatten():
                features = channels
            case nn.Linear():
                following = (child for _, child in children[position + 1 :])
                reshaping = (c for c in following if isinstance(c, (nn.Linear, nn.Unflatten)))
                after = next(reshaping, None)
                outputs = after.unflattened_size[0] if isinstance(after, nn.Unflatten) else 1
                yield name, layer, features, outputs
                features = outputs
            case nn.BatchNorm1d():
                yield name, layer, features, features
            case nn.Unflatten():
                channels = layer.unflattened_size[0]


def channels_last(features: np.ndarray, channels: int) -> np.ndarray:
    """Features [channels * pixels, ...] in Keras's order, pixel by pixel."""
    pixels = features.reshape(channels, -1, *features.shape[1:])
    return pixels.swapaxes(0, 1).reshape(features.shape)


@torch.no_grad()
def to_keras(network: nn.Sequential) -> dict[str, np.ndarray]:
    """The weights by Keras name, `conv1/kernel` and so on, in the order of Keras."""
    arrays = {}
    for name, layer, inputs, outputs in weighted_layers(network):
        weight, bias = layer.weight, layer.bias
        match layer:
            case nn.Conv2d() | nn.ConvTranspose2d():
                arrays[f"{name}/kernel"] = weight.permute(2, 3, 1, 0).cpu().numpy()
                vectors = {"bias": bias}
            case nn.Linear():
                kernel = channels_last(weight.cpu().numpy(), outputs).T
                arrays[f"{name}/kernel"] = channels_last(kernel, inputs)
                vectors = {"bias": bias}
            case _:
                mean, variance = layer.running_mean, layer.running_var
                vectors = {"gamma": weight, "beta": bias}
                vectors |= {"moving_mean": mean, "moving_variance": variance}
        for kind, vector in vectors.items():
            if vector is not None:
                arrays[f"{name}/{kind}"] = channels_last(vector.cpu().numpy(), outputs)
    return arrays
