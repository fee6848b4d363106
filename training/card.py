"""Writes card.json, which tells pages what a model takes, says and scored."""

import json
from pathlib import Path

LAYERS = {
    "conv1": "first convolution",
    "pool1": "first max pooling",
    "conv2": "second convolution",
    "pool2": "second max pooling",
    "flatten": "flattening",
    "dense1": "dense layer",
    "logits": "class scores",
}


def write_card(folder: Path, seed: int, epochs: int, accuracy: float, images: int) -> None:
    """`accuracy` is the measured fraction in [0, 1] of the `images` test images."""
    digits = [str(digit) for digit in range(10)]
    card = {
        "name": "mnist-cnn",
        "title": "Handwritten digits",
        "description": "A small convolutional network that reads one handwritten digit, drawn"
        " in white on black. It has 46,730 weights and was trained on MNIST.",
        "licence": "Apache-2.0",
        "input": {"shape": [28, 28, 1], "range": [0, 1], "colour": "grey", "background": [0]},
        "labels": digits,
        "layers": [{"name": name, "title": title} for name, title in LAYERS.items()],
        "training": {
            "data": "MNIST (LeCun, Cortes, Burges), 60000 pictures",
            "recipe": "AdamW with a cosine schedule; random rotations, scalings and shifts;"
            " dropout before the class scores; weights rounded to float16",
            "seed": seed,
            "epochs": epochs,
            "command": "python training/mnist_cnn.py --data DIR",
        },
        "accuracy": {
            "test": accuracy,
            "images": images,
            "command": "python training/evaluate.py --model models/mnist-cnn --data DIR",
        },
        "samples": [
            {"src": f"samples/{digit}.png", "label": digit, "title": f"a handwritten {digit}"}
            for digit in digits
        ],
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n")
