"""Modules of PyTorch that compute what Keras layers do, where its own do not.

Images are [batch, channels, height, width] here and channels last in Keras. All other arrays
have the same order in both.
"""

from functools import reduce
from operator import mul

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, pad


def same_padding(image: Tensor, window: tuple, stride: tuple, dilation: tuple) -> list[int]:
    """Left, right, top, bottom of TensorFlow's "same" padding; an odd rest goes right and below."""
    sides = []
    for size, width, step, spread in zip(
        reversed(image.shape[-2:]),
        reversed(window),
        reversed(stride),
        reversed(dilation),
        strict=True,
    ):
        outputs = -(-size // step)
        total = max((outputs - 1) * step + (width - 1) * spread + 1 - size, 0)
        sides += [total // 2, total - total // 2]
    return sides


class Conv2dSame(nn.Conv2d):
    """A convolution with "same" padding.

    It pads by itself, so that the cells outside the image have no input: a rule of LRP that
    replaces the input of the layer, as flat and z^B do, gives them no share of the relevance.
    """

    def forward(self, image: Tensor) -> Tensor:
        sides = same_padding(image, self.kernel_size, self.stride, self.dilation)
        return super().forward(pad(image, sides))


class ConvTranspose2dSame(nn.ConvTranspose2d):
    """A transposed convolution with "same" padding: the output is `stride` times the input."""

    def forward(self, image: Tensor) -> Tensor:
        sizes = [size * step for size, step in zip(image.shape[-2:], self.stride, strict=True)]
        whole = super().forward(image)
        top, left = ((have - want) // 2 for have, want in zip(whole.shape[-2:], sizes, strict=True))
        return whole[..., top : top + sizes[0], left : left + sizes[1]]


class MaxPool2dSame(nn.MaxPool2d):
    """Maximum pooling with "same" padding that never wins."""

    def forward(self, image: Tensor) -> Tensor:
        sides = same_padding(image, self.kernel_size, self.stride, (1, 1))
        return super().forward(pad(image, sides, value=-torch.inf))


class AvgPool2dSame(nn.AvgPool2d):
    """Average pooling with "same" padding that does not count: the mean is of real cells."""

    def forward(self, image: Tensor) -> Tensor:
        sides = same_padding(image, self.kernel_size, self.stride, (1, 1))
        share = avg_pool2d(pad(torch.ones_like(image), sides), self.kernel_size, self.stride)
        return super().forward(pad(image, sides)) / share


class LinearOfPixels(nn.Linear):
    """A dense layer that acts on the channels of each pixel."""

    def forward(self, image: Tensor) -> Tensor:
        return to_torch(super().forward(to_keras(image)))


class Affine(nn.Module):
    """`x * scale + shift`, with one number or one per channel of images."""

    def __init__(self, scale: Tensor, shift: Tensor) -> None:
        super().__init__()
        self.register_buffer("scale", scale.reshape(-1, 1, 1))
        self.register_buffer("shift", shift.reshape(-1, 1, 1))

    def forward(self, image: Tensor) -> Tensor:
        return image * self.scale + self.shift


class Reshape(nn.Module):
    """Any new shape, without the batch, in the order of Keras; [-1] flattens."""

    def __init__(self, shape: list[int]) -> None:
        super().__init__()
        self.shape = shape

    def forward(self, array: Tensor) -> Tensor:
        return to_torch(to_keras(array).reshape(len(array), *self.shape))


class Permute(nn.Module):
    """Another order of the axes, which count from 1 and in the order of Keras."""

    def __init__(self, axes: list[int]) -> None:
        super().__init__()
        self.axes = axes

    def forward(self, array: Tensor) -> Tensor:
        return to_torch(to_keras(array).permute(0, *self.axes))


class Sum(nn.Module):
    """Sums over the last axis. The addends come as one tensor, as rules of LRP expect."""

    def forward(self, stacked: Tensor) -> Tensor:
        return stacked.sum(-1)


class Add(nn.Module):
    """The sum of all inputs."""

    def __init__(self) -> None:
        super().__init__()
        self.sum = Sum()

    def forward(self, *inputs: Tensor) -> Tensor:
        return self.sum(torch.stack(torch.broadcast_tensors(*inputs), -1))


class Multiply(nn.Module):
    """The product of all inputs."""

    def forward(self, *inputs: Tensor) -> Tensor:
        return reduce(mul, inputs)


class Concatenate(nn.Module):
    """All inputs side by side along an axis of PyTorch."""

    def __init__(self, axis: int) -> None:
        super().__init__()
        self.axis = axis

    def forward(self, *inputs: Tensor) -> Tensor:
        return torch.cat(inputs, self.axis)


def to_keras(array: Tensor) -> Tensor:
    """Channels last: an image [batch, channels, height, width] as [batch, height, width, channels]."""
    return array.permute(0, 2, 3, 1) if array.dim() == 4 else array


def to_torch(array: Tensor) -> Tensor:
    """The inverse of `to_keras`."""
    return array.permute(0, 3, 1, 2) if array.dim() == 4 else array


def torch_axis(axis: int, rank: int) -> int:
    """The axis of PyTorch that Keras calls `axis`, in arrays with `rank` axes, batch included."""
    axis %= rank
    return (0, 2, 3, 1)[axis] if rank == 4 else axis
