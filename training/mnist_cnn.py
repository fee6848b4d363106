"""Trains mnist-cnn, measures it and writes models/mnist-cnn.

    python training/mnist_cnn.py --data DIR

An interrupted run goes on from its last checkpoint, with the same result.
"""

import argparse
import time
from pathlib import Path

import torch
from torch import Tensor, nn

import checkpoint
from augment import augment
from card import titled, write_card
from data import load_mnist
from evaluate import accuracy
from export_keras import export_keras, round_to_float16
from mnist_snapshots import STEPS, STEPS_OF_EPOCH, save_step, write_snapshots
from networks.mnist_cnn import mnist_cnn

SEED = 0
BATCH = 128
LEARNING_RATE = 2e-3  # at the start; the cosine schedule ends at 0
WEIGHT_DECAY = 1e-2

LAYERS = {
    "conv1": "first convolution",
    "pool1": "first max pooling",
    "conv2": "second convolution",
    "pool2": "second max pooling",
    "flatten": "flattening",
    "dense1": "dense layer",
    "logits": "class scores",
}


def train_epoch(
    network: nn.Module, images: Tensor, labels: Tensor, optimiser, scheduler, after_step
) -> float:
    """One pass over images [n, 1, 28, 28] in random order; returns the mean loss in nats."""
    network.train()
    total = 0.0
    for batch in torch.randperm(len(images)).to(images.device).split(BATCH):
        logits = network(augment(images[batch]))
        loss = nn.functional.cross_entropy(logits, labels[batch])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        scheduler.step()
        total += loss.item() * len(batch)
        after_step()
    return total / len(images)


def train(
    images: Tensor,
    labels: Tensor,
    epochs: int,
    device: str,
    checkpoints: Path,
    last: int | None = None,
) -> nn.Sequential:
    """Trains on images [n, 1, 28, 28], or goes on training from the last checkpoint.

    `last` ends a run of `epochs` epochs early, after this one.
    """
    torch.manual_seed(SEED)
    network = mnist_cnn().to(device)
    optimiser = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = epochs * -(-len(images) // BATCH)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=steps)
    parts = {"network": network, "optimiser": optimiser, "scheduler": scheduler}
    settings = {"seed": SEED, "epochs": epochs, "device": device}

    done = checkpoint.resume(checkpoints, settings, parts)
    if done is None:
        done = 0
        checkpoint.save(checkpoints, done, settings, parts)

    def keep_early() -> None:
        step = scheduler.last_epoch  # It counts steps here.
        if step in STEPS:
            save_step(checkpoints, step, network)

    for epoch in range(done + 1, (last or epochs) + 1):
        start = time.perf_counter()
        loss = train_epoch(network, images, labels, optimiser, scheduler, keep_early)
        checkpoint.save(checkpoints, epoch, settings, parts)
        seconds = time.perf_counter() - start
        print(f"epoch {epoch}/{epochs}  loss {loss:.4f}  {seconds:.0f} s", flush=True)
    return network


def card(epochs: int, accuracy: float, images: int, snapshots: list[dict]) -> dict:
    """`accuracy` is the measured fraction in [0, 1] of the `images` test images."""
    step = epochs * STEPS_OF_EPOCH
    last = {"epoch": epochs, "step": step, "weights": "weights.bin", "accuracy": accuracy}
    return {
        "name": "mnist-cnn",
        "title": "Handwritten digits",
        "description": "A small convolutional network that classifies handwritten digits, drawn"
        " in white on black. It has 46,730 weights and was trained on MNIST.",
        "licence": "Apache-2.0",
        "input": {"shape": [28, 28, 1], "range": [0, 1], "background": [0]},
        "labels": [str(digit) for digit in range(10)],
        "layers": titled(LAYERS),
        "training": {
            "data": "MNIST (LeCun, Cortes, Burges), 60,000 images",
            "recipe": "AdamW with a cosine schedule; random rotations, scalings and shifts;"
            " dropout before the class scores; weights rounded to float16",
            "seed": SEED,
            "epochs": epochs,
            "command": "python training/mnist_cnn.py --data DIR",
        },
        "accuracy": {
            "test": accuracy,
            "images": images,
            "command": "python training/evaluate.py --model models/mnist-cnn --data DIR",
        },
        "snapshots": [*snapshots, last],
    }


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--checkpoints", type=Path, default=here / "checkpoints/mnist-cnn")
    options = parser.parse_args()
    device = options.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"

    images, labels = (part.to(device) for part in load_mnist(options.data, "train"))
    network = train(images, labels, options.epochs, device, options.checkpoints).cpu()
    round_to_float16(network)
    images, labels = load_mnist(options.data, "t10k")
    measured = accuracy(network, images, labels)
    export_keras(network, options.out, "mnist-cnn", [28, 28, 1])
    snapshots = write_snapshots(options.out, options.checkpoints, images, labels)
    write_card(options.out, card(options.epochs, measured, len(labels), snapshots))
    print(f"{measured:.4f} of {len(labels)} test images; written to {options.out}")


if __name__ == "__main__":
    main()
