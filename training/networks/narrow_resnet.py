"""The residual network of Yahoo's open_nsfw: a ResNet-50 with half as many channels, batch norms folded.

K. He et al., Deep residual learning for image recognition, 2015; the stride is in the first
convolution of a block, as there. J. Mahadeokar and G. Pesavento, open_nsfw, 2016.
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from keras_import.modules import Add, MaxPool2dSame

# Blocks, channels inside a block, and stride of each stage.
STAGES = [(3, 32, 1), (4, 64, 2), (6, 128, 2), (3, 256, 2)]
STEM = 64
EXPANSION = 4
CLASSES = 2


class Bottleneck(nn.Module):
    def __init__(self, inputs: int, inner: int, stride: int, first: bool) -> None:
        super().__init__()
        outputs = inner * EXPANSION
        self.shortcut = nn.Conv2d(inputs, outputs, 1, stride) if first else None
        self.body = nn.Sequential(
            nn.Conv2d(inputs, inner, 1, stride),
            nn.ReLU(),
            nn.Conv2d(inner, inner, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(inner, outputs, 1),
        )
        self.sum = Add()
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        shortcut = self.shortcut(x) if self.shortcut else x
        return self.relu(self.sum(self.body(x), shortcut))


def narrow_resnet() -> nn.Sequential:
    """Images [n, 3, 224, 224] in blue, green, red, less their means, to two logits."""
    layers = [nn.Conv2d(3, STEM, 7, 2, padding=3), nn.ReLU(), MaxPool2dSame((3, 3), (2, 2))]
    channels = STEM
    for blocks, inner, stride in STAGES:
        for index in range(blocks):
            layers.append(Bottleneck(channels, inner, stride if index == 0 else 1, index == 0))
            channels = inner * EXPANSION
    return nn.Sequential(
        *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, CLASSES)
    ).eval()


@torch.no_grad()
def filled_in_order(network: nn.Sequential, weights: Iterable[tuple[Tensor, Tensor]]) -> nn.Module:
    """With kernels and biases in the order in which the layers run, shortcuts first."""
    layers = [layer for layer in network.modules() if isinstance(layer, (nn.Conv2d, nn.Linear))]
    for layer, (kernel, bias) in zip(layers, weights, strict=True):
        layer.weight.copy_(kernel)
        layer.bias.copy_(bias)
    return network
