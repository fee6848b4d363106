"""Writes networks of torchvision as ONNX with both of PyTorch's exporters, and what they compute.

python training/onnx_exports.py                      narrow twins, into test/onnx/
python training/onnx_exports.py --full DIR [NAMES]   torchvision's own, for scripts/survey-models.js

Random weights. Needs training/requirements-onnx.txt.
"""

import argparse
import warnings
from pathlib import Path

import numpy as np
import torch
import torchvision

from onnx_export import networks
from onnx_export.attributions import write_attributions
from onnx_export.twins import TWINS
from onnx_export.variants import write_variants

FOLDER = Path(__file__).parent.parent / "test" / "onnx"
EXPORTERS = {"script": False, "dynamo": True}
# Versions of the operators that the older exporter is asked for.
OPSETS = {"alexnet": 9, "vgg11_bn": 11, "squeezenet1_1": 13, "resnet18": 9, "convnext_tiny": 16,
          "mobilenet_v3_small": 13, "efficientnet_b0": 11}
FULL = ["alexnet", "vgg11_bn", "squeezenet1_1", "resnet18", "resnet50", "mobilenet_v2",
        "mobilenet_v3_small", "densenet121", "googlenet", "efficientnet_b0", "shufflenet_v2_x1_0",
        "regnet_y_400mf", "convnext_tiny"]


def write_twin(name: str) -> None:
    build, side = TWINS[name]
    networks.seed(name)
    model = networks.randomize(build())
    image = networks.random_image(side)
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    logits, gradient = networks.expected(model, image)
    for exporter, dynamo in EXPORTERS.items():
        path = folder / f"{exporter}.onnx"
        settings = {} if dynamo else {"opset_version": OPSETS.get(name, 17)}
        networks.export(model, image, path, dynamo, **settings)
        found = networks.run(path, image.numpy())
        difference = np.abs(found - logits).max() / np.abs(logits).max()
        print(f"{name} {exporter}: {path.stat().st_size} bytes, {difference:.1e} from onnxruntime")
        assert difference < 1e-4
    networks.write_reference(
        folder, name, "torch.onnx.export", "script.onnx", networks.channels_last(image.numpy()),
        logits, networks.channels_last(gradient),
    )
    write_attributions(folder, name, model, image)


def write_full(folder: Path, name: str) -> None:
    networks.seed(name)
    kinds = {"googlenet": {"aux_logits": False, "transform_input": True, "init_weights": False}}
    model = torchvision.models.get_model(name, weights=None, **kinds.get(name, {}))
    model = networks.randomize(model)
    networks.temper(model, networks.random_image(224))
    image, logits, gradient, noise = networks.clearest_image(model, 224)
    print(f"{name}: PyTorch's own gradient is off by {noise:.1e} in 32 bits")
    for exporter, dynamo in EXPORTERS.items():
        own = folder / f"{name}-{exporter}"
        own.mkdir(parents=True, exist_ok=True)
        networks.export(model, image, own / "model.onnx", dynamo)
        words = "torch.onnx.export" + ("" if dynamo else ", dynamo=False")
        networks.write_reference(
            own, name, words, "model.onnx", networks.channels_last(image.numpy()), logits,
            networks.channels_last(gradient),
        )
        print(name, exporter, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--full", type=Path)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    if options.full:
        for name in options.names or FULL:
            write_full(options.full, name)
        return
    for name in options.names or TWINS:
        if name in TWINS:
            write_twin(name)
    if not options.names or "variants" in options.names:
        write_variants(FOLDER)


if __name__ == "__main__":
    main()
