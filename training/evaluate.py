"""Measures the test accuracy of a shipped classifier, from its model.json and weights.

    python training/evaluate.py --model models/mnist-cnn --data DIR
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from card import read_card
from data import load_cifar10, load_mnist
from import_keras import import_keras


@torch.no_grad()
def accuracy(network: nn.Module, images: Tensor, labels: Tensor) -> float:
    """The fraction in [0, 1] of images [n, channels, height, width] whose highest logit is right."""
    network.eval()
    hits = sum(
        (network(batch).argmax(1) == truth).sum().item()
        for batch, truth in zip(images.split(1000), labels.split(1000), strict=True)
    )
    return hits / len(labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--data", type=Path, required=True, help="folder of MNIST or CIFAR-10")
    options = parser.parse_args()
    digits = read_card(options.model)["input"]["shape"] == [28, 28, 1]
    test = load_mnist(options.data, "t10k") if digits else load_cifar10(options.data, "test")
    measured = accuracy(import_keras(options.model), *test)
    print(f"{measured:.4f} of {len(test[1])} test images")


if __name__ == "__main__":
    main()
