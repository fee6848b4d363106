"""Values and gradients of PyTorch's padded windows, groups and norms in float64, for
test/engine/window-values.test.ts.

python training/window_values.py > test/reference/windows.json   # torch 2.15
"""

import json

import torch
from torch import nn

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)


def pad(cells):
    return [[cells, cells], [cells, cells]]


def window(layer, padding):
    return {"strides": list(pair(layer.stride)), "padding": padding}


def pair(value):
    return value if isinstance(value, tuple) else (value, value)


def pool(layer, padding, **more):
    return {"pool": list(pair(layer.kernel_size)), **window(layer, padding), **more}


def convolution(layer, padding, **more):
    return {**window(layer, padding), "dilations": list(layer.dilation), **more}


# Each: the kind of the engine's node, PyTorch's layer, the node's settings, and the input's
# [channels, height, width]. `ceil_mode` is padding behind that makes one more window fit.
CASES = [
    ("averagePool", nn.AvgPool2d(3, 2, 1), lambda l: pool(l, pad(1), counted=pad(1)), (2, 7, 8)),
    ("averagePool", nn.AvgPool2d(3, 2, 1, count_include_pad=False), lambda l: pool(l, pad(1), counted=None), (2, 7, 8)),
    ("averagePool", nn.AvgPool2d(3, 2, 1, ceil_mode=True), lambda l: pool(l, [[1, 1], [1, 2]], counted=pad(1)), (2, 7, 8)),
    ("averagePool", nn.AvgPool2d(3, 2, 1, ceil_mode=True, count_include_pad=False), lambda l: pool(l, [[1, 1], [1, 2]], counted=None), (2, 7, 8)),
    ("averagePool", nn.AvgPool2d(2, 2, ceil_mode=True), lambda l: pool(l, [[0, 1], [0, 0]], counted=pad(0)), (3, 5, 6)),
    ("maxPool", nn.MaxPool2d(3, 2, ceil_mode=True), lambda l: pool(l, [[0, 0], [0, 1]]), (2, 7, 8)),
    ("maxPool", nn.MaxPool2d(3, 2, 1), lambda l: pool(l, pad(1)), (2, 7, 8)),
    ("maxPool", nn.MaxPool2d(3, 2, 1, ceil_mode=True), lambda l: pool(l, [[1, 1], [1, 2]]), (2, 7, 8)),
    ("conv2dTranspose", nn.ConvTranspose2d(3, 2, 3, 2, 1, output_padding=1), lambda l: convolution(l, [[1, 0], [1, 0]]), (3, 4, 5)),
    ("conv2dTranspose", nn.ConvTranspose2d(2, 3, 2, (2, 3), 0, output_padding=(1, 2)), lambda l: convolution(l, [[0, -1], [0, -2]]), (2, 3, 4)),
    ("conv2dTranspose", nn.ConvTranspose2d(2, 2, 4, 2, 1), lambda l: convolution(l, pad(1)), (2, 4, 3)),
    ("groupedConv2d", nn.Conv2d(6, 4, 3, 2, 1, groups=2), lambda l: convolution(l, pad(1), groups=2), (6, 7, 6)),
    ("groupedConv2d", nn.Conv2d(12, 12, (2, 3), 1, (0, 1), groups=3, bias=False), lambda l: convolution(l, [[0, 0], [1, 1]], groups=3), (12, 5, 4)),
    ("groupedConv2d", nn.Conv2d(36, 36, 2, 1, 1, groups=9), lambda l: convolution(l, pad(1), groups=9), (36, 3, 3)),
    ("conv2d", nn.Conv2d(2, 3, 2, 2, 3), lambda l: convolution(l, pad(3)), (2, 5, 6)),
    ("groupNormalization", nn.GroupNorm(2, 6), lambda l: {"groups": 2, "epsilon": l.eps}, (6, 4, 5)),
    ("groupNormalization", nn.GroupNorm(6, 6, affine=False), lambda l: {"groups": 6, "epsilon": l.eps}, (6, 4, 5)),
    ("groupNormalization", nn.InstanceNorm2d(4, affine=True), lambda l: {"groups": 4, "epsilon": l.eps}, (4, 3, 5)),
    ("layerNormalization", nn.LayerNorm([3, 4, 5]), lambda l: {"axes": [1, 2, 3], "epsilon": l.eps}, (3, 4, 5)),
    ("layerNormalization", nn.LayerNorm([4, 5]), lambda l: {"axes": [1, 2], "epsilon": l.eps}, (3, 4, 5)),
    ("layerNormalization", nn.LayerNorm(5), lambda l: {"axes": [2], "epsilon": l.eps}, (3, 4, 5)),
]


def channels_last(values):
    return values.movedim(-3, -1) if values.dim() >= 3 else values


def rounded(values):
    return [round(value, 7) for value in values.flatten().tolist()]


def weights_of(kind, layer):
    """The engine's tensors: kernels [rows, columns, in, out], transposed [rows, columns, out, in]."""
    names = ("scale", "shift") if kind.endswith("Normalization") else ("kernel", "bias")
    if not hasattr(layer, "weight"):
        return {name: None for name in names} if names[0] == "scale" else {}
    values = {}
    for name, weight in zip(names, (layer.weight, layer.bias)):
        if weight is None:
            values[name] = None
            continue
        if weight.dim() == 4:
            weight = weight.permute(2, 3, 1, 0)
        elif kind == "layerNormalization":
            weight = channels_last(weight)
        values[name] = {"shape": list(weight.shape), "values": rounded(weight)}
    return values


def row(kind, layer, settings, shape):
    for weight in layer.parameters():
        nn.init.uniform_(weight, -1, 1)
        weight.data = weight.float().double()
    images = torch.rand(2, *shape).mul(4).sub(2).float().double().requires_grad_()
    output = layer(images)
    signal = torch.rand_like(output).mul(2).sub(1).float().double()
    (gradient,) = torch.autograd.grad((output * signal).sum(), images)
    tensors = {"input": images, "output": output, "signal": signal, "gradient": gradient}
    return {
        "layer": str(layer),
        "kind": kind,
        "settings": settings(layer),
        "weights": weights_of(kind, layer),
        **{
            name: {
                "shape": list(channels_last(values).shape),
                "values": rounded(channels_last(values)),
            }
            for name, values in tensors.items()
        },
    }


print(json.dumps({"torch": torch.__version__, "rows": [row(*case) for case in CASES]}))
