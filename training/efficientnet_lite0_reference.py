"""Writes PyTorch's results on the shipped weights of efficientnet-lite0: test/reference/.

    python training/efficientnet_lite0_reference.py

The network is read from models/efficientnet-lite0 as it is shipped, and computed in float64. The
images are samples, cut and scaled here: their bytes are kept too. Of the maps every third row and
column is kept.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from captum.attr import Saliency
from PIL import Image
from torch import Tensor, nn

from import_keras import import_keras
from keras_import.modules import to_keras
from networks.efficientnet_lite0 import SIDE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "models" / "efficientnet-lite0"
REFERENCE = ROOT / "test" / "reference"
IMAGES = ("dog", "goldfish")
KEPT = 3  # every so many rows and columns of a map


def square(path: Path) -> Image.Image:
    """The middle of a photograph at the size of the input."""
    image = Image.open(path).convert("RGB")
    side = min(image.size)
    left, top = ((length - side) // 2 for length in image.size)
    return image.crop((left, top, left + side, top + side)).resize((SIDE, SIDE), Image.BICUBIC)


def as_input(pixels: np.ndarray) -> Tensor:
    """Bytes [height, width, 3] in model-input units, [1, 3, height, width]."""
    return torch.from_numpy((pixels.astype(np.float32) - 127) / 128).permute(2, 0, 1)[None]


def sample_images(folder: Path) -> dict[str, Tensor]:
    """Every sample of the card by the name of its file."""
    samples = json.loads((folder / "card.json").read_text())["samples"]
    return {
        Path(sample["src"]).stem: as_input(np.asarray(square(folder / sample["src"])))
        for sample in samples
    }


def guided(network: nn.Module, image: Tensor, target: int) -> Tensor:
    """Springenberg et al. 2015 at every activation; Captum's changes no ReLU6."""
    hooks = [
        module.register_full_backward_hook(lambda _, gradients, __: (gradients[0].clamp(min=0),))
        for module in network.modules()
        if isinstance(module, nn.ReLU6)
    ]
    leaf = image.clone().requires_grad_()
    network(leaf)[0, target].backward()
    for hook in hooks:
        hook.remove()
    return leaf.grad


def main() -> None:
    network = import_keras(FOLDER).double().eval()
    if not any(isinstance(module, nn.ReLU6) for module in network.modules()):
        raise SystemExit("the network has no ReLU6 to guide")
    labels = json.loads((FOLDER / "card.json").read_text())["labels"]
    predictions = []
    for name, image in sample_images(FOLDER).items():
        probabilities = network(image.double())[0].detach().softmax(0)
        best = int(probabilities.argmax())
        predictions.append(
            {"sample": name, "label": labels[best], "probability": float(probabilities[best])}
        )
    entries, parts, length = [], [], 0

    def keep(array: np.ndarray, **entry: object) -> None:
        nonlocal length
        data = array.tobytes() + bytes(-array.nbytes % 4)
        kind = {"encoding": array.dtype.name, "shape": list(array.shape), "offset": length}
        entries.append({**entry, **kind})
        parts.append(data)
        length += len(data)

    for name in IMAGES:
        pixels = np.asarray(square(FOLDER / "samples" / f"{name}.jpg"))
        image = as_input(pixels).double()
        logits = network(image)[0].detach()
        target = int(logits.argmax())
        keep(pixels, kind="pixels", sample=name)
        keep(logits.numpy().astype("<f4"), kind="logits", sample=name)
        maps = {
            "gradient": Saliency(network).attribute(
                image.clone().requires_grad_(), target=target, abs=False
            ),
            "guided-backprop": guided(network, image, target),
        }
        for method, result in maps.items():
            values = to_keras(result.detach())[0].numpy()[::KEPT, ::KEPT]
            keep(
                np.ascontiguousarray(values, "<f4"),
                kind="map",
                sample=name,
                method=method,
                target=target,
                kept=KEPT,
                largest=float(result.abs().max()),
            )
    head = {
        "model": "models/efficientnet-lite0",
        "command": "python training/efficientnet_lite0_reference.py",
        "versions": {library: version(library) for library in ("torch", "captum", "numpy")},
        "predictions": predictions,
        "entries": entries,
    }
    (REFERENCE / "efficientnet-lite0.json").write_text(json.dumps(head, indent=1) + "\n")
    (REFERENCE / "efficientnet-lite0.bin").write_bytes(b"".join(parts))
    print(f"{len(entries)} results, {length:,} bytes")


if __name__ == "__main__":
    main()
