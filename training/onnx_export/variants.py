"""One network each for what exports differ in besides their operators, and two of other tools."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from onnx_export import networks
from onnx_export.twins import CLASSES, TWINS


class Normalizing(nn.Module):
    """Norms that take their statistics from the image, and a layer scale."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.group = nn.GroupNorm(2, 8)
        self.depthwise = nn.Conv2d(8, 8, 3, stride=2, groups=8)
        self.instance = nn.InstanceNorm2d(8, affine=True)
        self.layer = nn.LayerNorm([8, 7, 7])
        self.prelu = nn.PReLU(8)
        self.scale = nn.Parameter(torch.rand(8, 1, 1) + 0.5)
        self.flat = nn.BatchNorm1d(8 * 3 * 3)
        self.head = nn.Linear(8 * 3 * 3, CLASSES)

    def forward(self, x):
        x = torch.nn.functional.gelu(self.group(self.conv(x)))
        x = self.layer(self.instance(self.depthwise(x))) * self.scale
        x = torch.nn.functional.avg_pool2d(self.prelu(x), 3, 2)
        return self.head(self.flat(torch.flatten(x, 1)))


class Rearranging(nn.Module):
    """Slices, shuffles, enlargements, and joins."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 12, 3, stride=2, padding=1)
        self.grouped = nn.Conv2d(12, 12, 3, groups=3)
        self.up = nn.ConvTranspose2d(12, 6, 3, stride=2, padding=1, output_padding=1)
        self.head = nn.Conv2d(7, CLASSES, 1)

    def logits(self, x):
        functional = torch.nn.functional
        x = torch.nn.functional.silu(self.conv(x[:, [2, 1, 0]]))
        first, second = self.grouped(x).chunk(2, dim=1)
        x = torch.cat([second, torch.maximum(first, second) - 0.5 * first], 1)
        x = functional.hardtanh(self.up(x), -0.7, 0.9)
        x = functional.pixel_shuffle(functional.pad(x[:, :4, ::2, 1:], (1, 0, 0, 1)), 2)
        x = functional.interpolate(x, size=(9, 11), mode="bilinear", align_corners=False)
        x = functional.avg_pool2d(x, 3, 2, padding=1, ceil_mode=True, count_include_pad=True)
        gate = torch.sigmoid(x.mean((2, 3), keepdim=True)).expand_as(x)
        x = torch.cat([x * gate] * 7, 1) + x.amax(1, keepdim=True)
        return self.head(x).mean((2, 3))

    def forward(self, x):
        return torch.nn.functional.log_softmax(self.logits(x), 1)


class Thinning(nn.Module):
    """Convolutions with strides and dilations at once, of every grouping; cells that are repeated."""

    def __init__(self):
        super().__init__()
        both = {"stride": (3, 2), "dilation": (2, 3)}
        self.plain = nn.Conv2d(3, 8, (3, 2), padding=(2, 1), **both)
        self.grouped = nn.Conv2d(8, 8, 2, groups=2, padding=3, **both)
        self.depthwise = nn.Conv2d(8, 8, 2, groups=8, padding=3, **both)
        self.classes = nn.Linear(8, 4)

    def forward(self, x):
        x = torch.nn.functional.interpolate(torch.relu(self.plain(x)), scale_factor=2)
        x = torch.relu(self.depthwise(torch.relu(self.grouped(x))))
        return self.classes(x.mean((2, 3)))


def write_variants(folder: Path) -> None:
    own_networks(folder)
    half(folder / "float16", torch.float16)
    half(folder / "bfloat16", torch.bfloat16)
    dequantized(folder / "dequantized")
    external(folder / "external")
    dynamic(folder)


def made(name: str) -> tuple[nn.Module, torch.Tensor]:
    build, _ = TWINS[name]
    networks.seed(name)
    return networks.randomize(build()), networks.random_image(16)


def own_networks(folder: Path) -> None:
    for build in (Normalizing, Rearranging, Thinning):
        name = build.__name__.lower()
        networks.seed(name)
        model, image = networks.randomize(build()), networks.random_image(16)
        (folder / name).mkdir(parents=True, exist_ok=True)
        for exporter, dynamo in {"script": False, "dynamo": True}.items():
            networks.export(model, image, folder / name / f"{exporter}.onnx", dynamo)
        write(folder / name, model, image, "script.onnx")


def write(own: Path, model: nn.Module, image: torch.Tensor, file: str = "model.onnx") -> None:
    logits, gradient = networks.expected(model, image, getattr(model, "logits", None))
    networks.write_reference(
        own, own.name, "torch.onnx.export", file, networks.channels_last(image.numpy()), logits,
        networks.channels_last(gradient),
    )


def half(own: Path, kind: torch.dtype) -> None:
    """Weights and input in 16 bits; computed with the same numbers in 64."""
    model, image = made("squeezenet1_1")
    model, image = model.to(kind), image.to(kind)
    own.mkdir(parents=True, exist_ok=True)
    networks.export(model, image, own / "model.onnx", kind == torch.bfloat16)
    write(own, model.float(), image.float())


def dequantized(own: Path) -> None:
    """Kernels as int8 with a scale for each output, or uint8 with a zero point for all."""
    model, image = made("mobilenet_v2")
    own.mkdir(parents=True, exist_ok=True)
    path = own / "model.onnx"
    networks.export(model, image, path, dynamo=False)
    stored = onnx.load(str(path))
    kernels = {node.input[1]: node.op_type for node in stored.graph.node if node.op_type in ("Conv", "Gemm")}
    nodes, initializers = [], []
    for tensor in stored.graph.initializer:
        if tensor.name not in kernels:
            initializers.append(tensor)
            continue
        values = numpy_helper.to_array(tensor)
        name = tensor.name
        if kernels[name] == "Conv":
            scale = np.abs(values).reshape(len(values), -1).max(1) / 127
            shape = (-1, *[1] * (values.ndim - 1))
            numbers = np.round(values / scale.reshape(shape)).astype(np.int8)
            zero, axis = np.zeros(len(values), np.int8), {"axis": 0}
        else:
            low, high = values.min(), values.max()
            scale = np.array((high - low) / 255)
            zero, axis = np.array(np.round(-low / scale), np.uint8), {}
            numbers = np.clip(np.round(values / scale) + zero, 0, 255).astype(np.uint8)
        parts = {"q": numbers, "scale": scale.astype(np.float32), "zero": zero}
        initializers += [numpy_helper.from_array(part, f"{name}.{key}") for key, part in parts.items()]
        inputs = [f"{name}.{key}" for key in parts]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [name], f"{name}/dequantize", **axis))
    nodes += stored.graph.node
    del stored.graph.node[:], stored.graph.initializer[:]
    stored.graph.node.extend(nodes)
    stored.graph.initializer.extend(initializers)
    onnx.save(stored, str(path))
    # No exporter of PyTorch writes this, so onnxruntime alone knows what it computes.
    logits = networks.run(path, image.numpy())
    networks.write_reference(
        own, own.name, "torch.onnx.export, weights in int8", "model.onnx",
        networks.channels_last(image.numpy()), logits, np.zeros(0),
    )
    (own / "gradient.bin").unlink()


def external(own: Path) -> None:
    model, image = made("squeezenet1_1")
    own.mkdir(parents=True, exist_ok=True)
    networks.export(model, image, own / "model.onnx", True, external_data=True)
    write(own, model, image)


def dynamic(folder: Path) -> None:
    """Batch, height and width are symbols; the card tells the sizes."""
    auto = torch.export.Dim.AUTO
    for name, exporter in {"resnet18": "script", "shufflenet_v2_x0_5": "dynamo"}.items():
        own = folder / f"dynamic-{exporter}"
        model, image = made(name)
        own.mkdir(parents=True, exist_ok=True)
        if exporter == "script":
            axes = {"dynamic_axes": {"input": {0: "batch", 2: "height", 3: "width"}}}
        else:
            axes = {"dynamic_shapes": ({0: auto, 2: auto, 3: auto},)}
        networks.export(model, image, own / "model.onnx", exporter == "dynamo", **axes)
        shape = [*image.shape[2:], image.shape[1]]
        (own / "card.json").write_text(json.dumps({"input": {"shape": shape}}) + "\n")
        write(own, model, image)
