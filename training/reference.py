"""Writes reference results of mnist-cnn, computed by PyTorch and Captum, for the tests.

    python training/reference.py --model models/mnist-cnn --out test/reference/mnist-cnn.json

The network is read from the shipped model.json and weights. Gradients are those of one
logit, before the softmax, with respect to the input image.
"""

import argparse
import base64
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from captum.attr import Deconvolution, GuidedBackprop, Saliency
from PIL import Image
from torch import Tensor

from import_keras import import_keras
from network import mnist_cnn

# Each sample with the classes to explain: the right one and a wrong one.
TARGETS = {"3": [3, 8], "5": [5, 3]}


def read_sample(path: Path) -> Tensor:
    """A greyscale PNG file as an image [1, 1, 28, 28] in [0, 1]."""
    pixels = np.asarray(Image.open(path), dtype=np.float32) / 255
    return torch.from_numpy(pixels)[None, None]


def encode(array: Tensor) -> dict:
    """Shape and values; the values are little-endian float32, in base64."""
    values = array.detach().numpy().astype("<f4")
    return {"shape": list(values.shape), "data": base64.b64encode(values.tobytes()).decode()}


def reference(model: Path) -> dict:
    """Inputs and maps have the shape [28, 28], logits the shape [10]."""
    network = import_keras(mnist_cnn(), model)
    methods = {
        "gradient": lambda image, target: Saliency(network).attribute(image, target, abs=False),
        "guided-backprop": GuidedBackprop(network).attribute,
        "deconvnet": Deconvolution(network).attribute,
    }
    inputs, logits, maps = [], [], []
    for sample, targets in TARGETS.items():
        image = read_sample(model / "samples" / f"{sample}.png")
        inputs.append({"sample": sample, **encode(image[0, 0])})
        logits.append({"sample": sample, **encode(network(image)[0])})
        for target in targets:
            for method, attribute in methods.items():
                result = attribute(image.clone().requires_grad_(), target=target)
                entry = {"sample": sample, "target": target, "method": method}
                maps.append({**entry, **encode(result[0, 0])})
    return {
        "model": model.name,
        "command": "python training/reference.py --model models/mnist-cnn"
        " --out test/reference/mnist-cnn.json",
        "versions": {name: version(name) for name in ("torch", "captum")},
        "inputs": inputs,
        "logits": logits,
        "maps": maps,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--out", type=Path, default=Path("test/reference/mnist-cnn.json"))
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(reference(options.model), indent=2) + "\n")


if __name__ == "__main__":
    main()
