"""The DeconvNet of Zeiler and Fergus (2014, section 2), in plain PyTorch.

Going up, each max pooling records which cell won. Coming down from a layer's activation, signals
are put back where they came from, rectified, and filtered with the transposed kernels, no bias.
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import conv_transpose2d, max_pool2d, max_unpool2d

from import_keras import Chain, Graph, named_layers
from keras_import.modules import Conv2dSame, same_padding
from references.record import Record
from references.subjects import Subject

# Poolings whose windows overlap cannot be undone by max_unpool2d, which keeps one value a cell.
RUNGS = (nn.Conv2d, nn.ReLU, nn.MaxPool2d, nn.Dropout)

UPPERMOST = 3  # layers to start from

Rung = tuple[nn.Module, Tensor, Tensor | None]  # the module, its input and its switches


def record_deconvnet(record: Record, subject: Subject) -> None:
    """Reconstructions [height, width, channels] from the uppermost rectified convolutions.

    What is kept of that output, with its values: the `strongest` unit, `map`, the whole map of
    that unit, or `full`, everything.
    """
    for sample, image in subject.images.items():
        for layer, rungs, top in ladders(subject.network, image)[-UPPERMOST:]:
            channel, row, column = (
                int(position) for position in torch.unravel_index(top[0].argmax(), top.shape[1:])
            )
            unit = [column, row, channel]
            strongest, whole = torch.zeros_like(top), torch.zeros_like(top)
            strongest[0, channel, row, column] = top[0, channel, row, column]
            whole[0, channel] = top[0, channel]
            for kept, seed in {"strongest": strongest, "map": whole, "full": top}.items():
                parameters = {"keep": kept, "unit": unit}
                record.add(
                    "reconstruction",
                    descend(rungs, seed),
                    short=subject.shipped,
                    sample=sample,
                    layer=layer,
                    method="deconvnet",
                    parameters=parameters,
                )


def ladders(network: Chain | Graph, image: Tensor) -> list[tuple[str, list[Rung], Tensor]]:
    """Each rectified convolution that can be undone: its name, the way up to it, its output.

    The way ends at the first layer of another kind; a network with branches has none.
    """
    if any(isinstance(module, Graph) for module in network.modules()):
        return []
    found, rungs, signal = [], [], image
    for name, layer in named_layers(network):
        for module in layer if isinstance(layer, nn.Sequential) else [layer]:
            overlapping = isinstance(module, nn.MaxPool2d) and (
                type(module) is not nn.MaxPool2d or module.kernel_size != module.stride
            )
            if not isinstance(module, RUNGS) or overlapping:
                return found
            below, switches = signal, None
            if isinstance(module, nn.MaxPool2d):
                signal, switches = max_pool2d(
                    signal, module.kernel_size, module.stride, return_indices=True
                )
            else:
                signal = module(signal)
            rungs = [*rungs, (module, below, switches)]
        if isinstance(rungs[-1][0], nn.ReLU):
            found.append((name, rungs, signal))
    return found


def descend(rungs: list[Rung], signal: Tensor) -> Tensor:
    """From the output of the last rung to the image."""
    for module, below, switches in reversed(rungs):
        match module:
            case nn.MaxPool2d():
                size = below.shape[-2:]
                signal = max_unpool2d(signal, switches, module.kernel_size, module.stride, 0, size)
            case nn.ReLU():
                signal = signal.relu()
            case nn.Conv2d():
                signal = filter_back(module, signal, below)
    return signal


def filter_back(convolution: nn.Conv2d, signal: Tensor, below: Tensor) -> Tensor:
    """The transposed convolution without bias; the result has the shape of `below`."""
    width, stride, spread = convolution.kernel_size, convolution.stride, convolution.dilation
    sides = [0] * 4
    if isinstance(convolution, Conv2dSame):
        sides = same_padding(below, width, stride, spread)
    left, right, top, bottom = sides
    sizes = [below.shape[-2] + top + bottom, below.shape[-1] + left + right]
    reached = [
        (outputs - 1) * stride[axis] + (width[axis] - 1) * spread[axis] + 1
        for axis, outputs in enumerate(signal.shape[-2:])
    ]
    whole = conv_transpose2d(
        signal,
        convolution.weight,
        stride=stride,
        output_padding=tuple(size - reach for size, reach in zip(sizes, reached, strict=True)),
        groups=convolution.groups,
        dilation=spread,
    )
    return whole[..., top : sizes[0] - bottom, left : sizes[1] - right]
