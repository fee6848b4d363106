"""EfficientNet-Lite0 as TensorFlow computes it: padding as Keras's "same", ReLU6, no squeeze-excite.

M. Tan and Q. V. Le, EfficientNet, 2019, table 1, without squeeze-and-excitation and with ReLU6 in
place of swish, as Google's "Lite" variants are built.
"""

from itertools import count

import torch
from torch import Tensor, nn

from keras_import.modules import Add, Conv2dSame

SIDE = 224
CLASSES = 1000
EPSILON = 1e-3
# What the black and the white of a byte become: (x - 127) / 128.
RANGE = (-127 / 128, 1.0)

# Kernel, channels, blocks and stride of each stage, and by how much its blocks expand.
STAGES = [
    (3, 16, 1, 1, 1),
    (3, 24, 2, 2, 6),
    (5, 40, 2, 2, 6),
    (3, 80, 3, 2, 6),
    (5, 112, 3, 1, 6),
    (5, 192, 4, 2, 6),
    (3, 320, 1, 1, 6),
]
STEM = 32
HEAD = 1280


class Convolution(nn.Module):
    """A convolution padded as Keras's "same", its batch norm, and a ReLU6 if asked."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride=1, groups=1, active=True):
        super().__init__()
        self.conv = Conv2dSame(inputs, outputs, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=EPSILON)
        self.active = nn.ReLU6() if active else None

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self.conv(x))
        return self.active(x) if self.active else x


class Block(nn.Module):
    """An inverted residual with a linear bottleneck."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int):
        super().__init__()
        inner = inputs * expansion
        self.expand = Convolution(inputs, inner, 1) if expansion > 1 else None
        self.depthwise = Convolution(inner, inner, kernel, stride, groups=inner)
        self.project = Convolution(inner, outputs, 1, active=False)
        self.residual = stride == 1 and inputs == outputs
        self.sum = Add() if self.residual else None

    def forward(self, x: Tensor) -> Tensor:
        y = self.expand(x) if self.expand else x
        y = self.project(self.depthwise(y))
        return self.sum(x, y) if self.sum else y


class EfficientNetLite0(nn.Module):
    """Images [n, 3, 224, 224] in model-input units to logits [n, 1000]."""

    def __init__(self):
        super().__init__()
        self.stem = Convolution(3, STEM, 3, 2)
        blocks, channels = [], STEM
        for kernel, outputs, repeats, stride, expansion in STAGES:
            for index in range(repeats):
                blocks.append(
                    Block(channels, outputs, kernel, stride if index == 0 else 1, expansion)
                )
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.head = Convolution(channels, HEAD, 1)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.logits = nn.Linear(HEAD, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.logits(self.pool(self.head(x)).flatten(1))


def from_checkpoint(stored: dict[str, Tensor]) -> EfficientNetLite0:
    """The network with the weights of a checkpoint in the names of EfficientNet-PyTorch."""
    network = EfficientNetLite0()
    names = {"stem": ("_conv_stem", "_bn0"), "head": ("_conv_head", "_bn1")}
    for index, block in enumerate(network.blocks):
        norms = (f"_blocks.{index}._bn{n}" for n in count())
        for part in ("expand", "depthwise", "project"):
            # A block that does not expand has no first norm, but the names of the others stay.
            norm = next(norms)
            if getattr(block, part) is not None:
                names[f"blocks.{index}.{part}"] = (f"_blocks.{index}._{part}_conv", norm)
    weights = {"logits.weight": stored["_fc.weight"], "logits.bias": stored["_fc.bias"]}
    for ours, (conv, norm) in names.items():
        weights[f"{ours}.conv.weight"] = stored[f"{conv}.weight"]
        for name in ("weight", "bias", "running_mean", "running_var", "num_batches_tracked"):
            weights[f"{ours}.norm.{name}"] = stored.get(f"{norm}.{name}", torch.tensor(0))
    network.load_state_dict(weights)
    return network.eval()
