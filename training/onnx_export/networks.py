"""What all exports have in common: weights, inputs, and what the network makes of them."""

import json
import zlib
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn


def seed(name: str) -> None:
    torch.manual_seed(zlib.crc32(name.encode()))


def randomize(model: nn.Module) -> nn.Module:
    """Random weights of a size that keeps activations alive; batch norms as training would leave them."""
    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight)
            if module.bias is not None:
                nn.init.normal_(module.bias, std=0.1)
        elif isinstance(module, nn.modules.batchnorm._BatchNorm):
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.2, 0.2)
        elif isinstance(module, (nn.LayerNorm, nn.GroupNorm)):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.2, 0.2)
    return model.eval().requires_grad_(False)


def temper(model: nn.Module, image: torch.Tensor) -> None:
    """Logits of an ordinary size, so that probabilities do not saturate."""
    last = [each for each in model.modules() if isinstance(each, (nn.Conv2d, nn.Linear))][-1]
    scale = 2 / model(image).std()
    last.weight.mul_(scale)
    last.bias.mul_(scale)


def clearest_image(model: nn.Module, side: int, tries: int = 5):
    """Of some images that whose gradient depends least on rounding.

    A ReLU or a maximum that falls another way in 32 bits than in 64 changes all behind it.
    """
    found = []
    for _ in range(tries):
        image = random_image(side)
        logits, gradient = expected(model, image)
        pixels = image.clone().requires_grad_(True)
        output = model(pixels)
        output[0, output[0].argmax()].backward()
        away = np.abs(pixels.grad.numpy() - gradient).ravel()
        noise = np.quantile(away, 0.999) / np.abs(gradient).max()
        found.append((image, logits, gradient, noise))
        if noise < 1e-5:
            break
    return min(found, key=lambda each: each[3])


def random_image(side: int, channels: int = 3) -> torch.Tensor:
    return torch.rand(1, channels, side, side)


def export(model, image, path: Path, dynamo: bool, **settings) -> None:
    """With one of PyTorch's two exporters; what debugging alone needs is left out."""
    settings.setdefault("opset_version", 18 if dynamo else 17)
    if dynamo:
        settings.setdefault("external_data", False)
    torch.onnx.export(
        model, (image,), str(path), dynamo=dynamo, input_names=["input"], output_names=["logits"],
        **({"verbose": False} | settings),
    )
    stored = onnx.load(str(path), load_external_data=False)
    strip(stored)
    onnx.save(stored, str(path))


def strip(stored: onnx.ModelProto) -> None:
    for node in stored.graph.node:
        kept = [each for each in node.metadata_props if each.key.endswith("name_scopes")]
        del node.metadata_props[:]
        node.metadata_props.extend(kept)
        node.doc_string = ""
    for value in stored.graph.value_info:
        del value.metadata_props[:]
    del stored.graph.value_info[:]
    for value in [*stored.graph.input, *stored.graph.output, *stored.graph.initializer]:
        del value.metadata_props[:]
        value.doc_string = ""
    del stored.graph.metadata_props[:]
    del stored.metadata_props[:]


def expected(model: nn.Module, image: torch.Tensor, compute=None) -> tuple[np.ndarray, np.ndarray]:
    """Logits, and the gradient of the largest, by autograd in 64 bits.

    `compute` gives the logits of a network that ends in something else.
    """
    model.double()
    pixels = image.double().requires_grad_(True)
    logits = (compute or model)(pixels)
    logits[0, logits[0].argmax()].backward()
    model.float()
    return logits.detach().float().numpy(), pixels.grad.float().numpy()


def run(path: Path, image: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path))
    (given,) = session.get_inputs()
    kind = np.float16 if given.type == "tensor(float16)" else np.float32
    return session.run(None, {given.name: image.astype(kind)})[0].astype(np.float32)


def channels_last(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(np.moveaxis(values, 1, -1))


def write_reference(folder: Path, title, exporter, file, image, logits, gradient) -> None:
    """The form that scripts/survey-models.js reads too."""
    folder.mkdir(parents=True, exist_ok=True)
    image.astype("<f4").tofile(folder / "input.bin")
    logits.astype("<f4").tofile(folder / "logits.bin")
    gradient.astype("<f4").tofile(folder / "gradient.bin")
    facts = {"title": title, "exporter": exporter, "head": "logits", "file": file}
    facts["shape"] = list(image.shape[1:])
    (folder / "reference.json").write_text(json.dumps(facts, indent=2) + "\n")
