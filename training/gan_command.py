"""What the training commands of both generators do: train, round, measure, write."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from card import titled, write_card
from data import load_mnist
from export_keras import export_keras, round_to_float16
from gan_quality import JUDGE, SAMPLES, quality
from gan_training import SEED, train
from import_keras import import_keras


@dataclass
class Gan:
    """What differs between the generators."""

    name: str  # of the model
    script: str  # file name of the training command
    title: str
    description: str
    recipe: str
    layers: dict[str, str]  # titles by name, as the card lists them
    generator: Callable[[], nn.Sequential]
    discriminator: Callable[[], nn.Sequential]
    epochs: int
    penalty: float  # on the discriminator's gradient, see gan_training


def card(gan: Gan, epochs: int, shares: list[float], top_probability: float) -> dict:
    """`shares` of the classes and `top_probability` as `quality` returns them."""
    return {
        "name": gan.name,
        "title": gan.title,
        "description": gan.description,
        "licence": "Apache-2.0",
        "input": {"shape": [100], "distribution": "standard normal"},
        "output": {"shape": [28, 28, 1], "range": [0, 1]},
        "layers": titled(gan.layers),
        "training": {
            "data": "MNIST (LeCun, Cortes, Burges), 60,000 images",
            "recipe": gan.recipe,
            "seed": SEED,
            "epochs": epochs,
            "command": f"python training/{gan.script} --data DIR",
        },
        "quality": {
            "samples": SAMPLES,
            "judge": JUDGE.as_posix(),
            "shares": shares,
            "topProbability": top_probability,
            "command": f"python training/gan_quality.py --model models/{gan.name}",
        },
    }


def run(gan: Gan, description: str) -> None:
    """The command line; `description` is its first line of help."""
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    parser.add_argument("--out", type=Path, default=Path("models") / gan.name)
    parser.add_argument("--epochs", type=int, default=gan.epochs)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--checkpoints", type=Path, default=here / "checkpoints" / gan.name)
    options = parser.parse_args()
    device = options.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"

    images, _ = load_mnist(options.data, "train")
    generator = train(
        gan.generator,
        gan.discriminator,
        images.to(device),
        options.epochs,
        gan.penalty,
        options.checkpoints,
    ).cpu()
    round_to_float16(generator)
    shares, top_probability = quality(generator, import_keras(JUDGE))
    export_keras(generator, options.out, gan.name, [100], softmax=False)
    write_card(options.out, card(gan, options.epochs, shares, top_probability))
    print(f"shares of the classes {shares}, mean top probability {top_probability:.4f}")
    print(f"written to {options.out}")
