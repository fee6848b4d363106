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
from card import write_card
from data import load_mnist
from evaluate import accuracy
from export_keras import export_keras, round_to_float16
from network import mnist_cnn

SEED = 0
BATCH = 128
LEARNING_RATE = 2e-3  # at the start; the cosine schedule ends at 0
WEIGHT_DECAY = 1e-2


def train_epoch(network: nn.Module, images: Tensor, labels: Tensor, optimiser, scheduler) -> float:
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
    return total / len(images)


def train(
    images: Tensor, labels: Tensor, epochs: int, device: str, checkpoints: Path
) -> nn.Sequential:
    """Trains on images [n, 1, 28, 28], or goes on training from the last checkpoint."""
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
    for epoch in range(done + 1, epochs + 1):
        start = time.perf_counter()
        loss = train_epoch(network, images, labels, optimiser, scheduler)
        checkpoint.save(checkpoints, epoch, settings, parts)
        seconds = time.perf_counter() - start
        print(f"epoch {epoch}/{epochs}  loss {loss:.4f}  {seconds:.0f} s", flush=True)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--checkpoints", type=Path, default=Path(__file__).parent / "checkpoints")
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
    write_card(options.out, SEED, options.epochs, measured, len(labels))
    print(f"{measured:.4f} of {len(labels)} test images; written to {options.out}")


if __name__ == "__main__":
    main()
