"""Trains mnist-judge, measures it and writes models/mnist-judge.

    python training/mnist_judge.py --data DIR

It tells whether a generated digit really is that digit; it is not part of the kit. An interrupted
run goes on from its last checkpoint, with the same result.
"""

import argparse
import time
from pathlib import Path

import torch
from torch import Tensor, nn

import checkpoint
from card import titled, write_card
from data import load_mnist
from evaluate import accuracy
from export_keras import export_keras, round_to_float16
from fold import fold_batch_norm
from mnist_cnn import train_epoch
from networks.mnist_judge import mnist_judge

SEED = 0
BATCH = 128  # as train_epoch of mnist-cnn has it
LEARNING_RATE = 5e-3  # at its highest
WEIGHT_DECAY = 1e-2

LAYERS = {
    "conv1": "first convolution",
    "conv2": "second convolution, with stride 2",
    "conv3": "third convolution, with stride 2",
    "conv4": "fourth convolution",
    "average": "average over the image",
    "logits": "class scores",
}


def train(
    images: Tensor, labels: Tensor, epochs: int, device: str, checkpoints: Path
) -> nn.Sequential:
    """Trains on images [n, 1, 28, 28], or goes on training from the last checkpoint."""
    torch.manual_seed(SEED)
    network = mnist_judge().to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), weight_decay=WEIGHT_DECAY)
    steps = epochs * -(-len(images) // BATCH)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps)
    parts = {"network": network, "optimiser": optimiser, "scheduler": scheduler}
    settings = {"seed": SEED, "epochs": epochs, "device": device}

    done = checkpoint.resume(checkpoints, settings, parts) or 0
    for epoch in range(done + 1, epochs + 1):
        start = time.perf_counter()
        loss = train_epoch(network, images, labels, optimiser, scheduler)
        checkpoint.save(checkpoints, epoch, settings, parts)
        seconds = time.perf_counter() - start
        print(f"epoch {epoch}/{epochs}  loss {loss:.4f}  {seconds:.0f} s", flush=True)
    return network


def card(network: nn.Module, epochs: int, accuracy: float, images: int) -> dict:
    """`accuracy` is the measured fraction in [0, 1] of the `images` test images."""
    weights = sum(weight.numel() for weight in network.parameters())
    return {
        "name": "mnist-judge",
        "title": "Handwritten digits, independent classifier",
        "description": "A convolutional network without pooling that classifies handwritten"
        " digits, drawn in white on black, and checks generated digits independently."
        f" It has {weights:,} weights and was trained on MNIST.",
        "licence": "Apache-2.0",
        "input": {"shape": [28, 28, 1], "range": [0, 1], "background": [0]},
        "labels": [str(digit) for digit in range(10)],
        "layers": titled(LAYERS),
        "training": {
            "data": "MNIST (LeCun, Cortes, Burges), 60,000 images",
            "recipe": "AdamW with one cycle of the learning rate; random rotations, scalings and"
            " shifts; batch norms folded into the convolutions; weights rounded to float16",
            "seed": SEED,
            "epochs": epochs,
            "command": "python training/mnist_judge.py --data DIR",
        },
        "accuracy": {
            "test": accuracy,
            "images": images,
            "command": "python training/evaluate.py --model models/mnist-judge --data DIR",
        },
    }


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-judge"))
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--checkpoints", type=Path, default=here / "checkpoints/mnist-judge")
    options = parser.parse_args()
    device = options.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"

    images, labels = (part.to(device) for part in load_mnist(options.data, "train"))
    network = train(images, labels, options.epochs, device, options.checkpoints)
    network = fold_batch_norm(network.cpu())
    round_to_float16(network)
    images, labels = load_mnist(options.data, "t10k")
    measured = accuracy(network, images, labels)
    export_keras(network, options.out, "mnist-judge", [28, 28, 1])
    write_card(options.out, card(network, options.epochs, measured, len(labels)))
    print(f"{measured:.4f} of {len(labels)} test images; written to {options.out}")


if __name__ == "__main__":
    main()
