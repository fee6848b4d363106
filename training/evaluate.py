"""Measures the test accuracy of a shipped model, from its model.json and weights.

    python training/evaluate.py --model models/mnist-cnn --data DIR
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from data import load_mnist
from import_keras import import_keras
from network import mnist_cnn


@torch.no_grad()
def accuracy(network: nn.Module, images: Tensor, labels: Tensor) -> float:
    """The fraction in [0, 1] of images [n, 1, 28, 28] whose highest logit is the label's."""
    network.eval()
    hits = sum(
        (network(batch).argmax(1) == truth).sum().item()
        for batch, truth in zip(images.split(1000), labels.split(1000), strict=True)
    )
    return hits / len(labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    options = parser.parse_args()
    network = import_keras(mnist_cnn(), options.model)
    images, labels = load_mnist(options.data, "t10k")
    print(f"{accuracy(network, images, labels):.4f} of {len(labels)} test images")


if __name__ == "__main__":
    main()
