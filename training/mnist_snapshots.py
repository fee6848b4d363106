"""Writes mnist-cnn as it was during training: one weights file for each of a few moments."""

from pathlib import Path

import torch
from torch import Tensor, nn

import checkpoint
from evaluate import accuracy
from export_keras import round_to_float16, weight_bytes
from networks.mnist_cnn import mnist_cnn

# Most happens at the beginning.
EPOCHS = [0, 1, 2, 3, 4, 5, 10, 20, 30]
STEPS = [50, 100, 200, 500]
STEPS_OF_EPOCH = 469  # batches of 128 in 60,000 images


def save_step(folder: Path, step: int, network: nn.Module) -> None:
    """Keeps the weights after one of `STEPS`, beside the checkpoints of the epochs."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), folder / f"step-{step:04d}.pt")


def write_snapshots(folder: Path, checkpoints: Path, images: Tensor, labels: Tensor) -> list[dict]:
    """Epoch, step, file and accuracy on the test images [n, 1, 28, 28] of each, as a card lists them.

    The files hold the same weights in the same order as `weights.bin` of the model, as float16;
    so the one topology serves them all.
    """
    snapshots = write_steps(folder, checkpoints, images, labels)
    for epoch in EPOCHS:
        weights = checkpoint.load(checkpoints, epoch)["parts"]["network"]
        file = f"snapshots/epoch-{epoch:02d}.bin"
        measured = write_weights(folder / file, weights, images, labels)
        step = epoch * STEPS_OF_EPOCH
        snapshots.append({"epoch": epoch, "step": step, "weights": file, "accuracy": measured})
    return in_order(snapshots)


def write_steps(folder: Path, checkpoints: Path, images: Tensor, labels: Tensor) -> list[dict]:
    """The same of `STEPS`, whose epochs are fractions."""
    snapshots = []
    for step in STEPS:
        file = f"snapshots/step-{step:04d}.bin"
        weights = torch.load(checkpoints / f"step-{step:04d}.pt", weights_only=True)
        measured = write_weights(folder / file, weights, images, labels)
        epoch = step / STEPS_OF_EPOCH
        snapshots.append({"epoch": epoch, "step": step, "weights": file, "accuracy": measured})
    return snapshots


def write_weights(path: Path, weights: dict, images: Tensor, labels: Tensor) -> float:
    """Returns the accuracy of what is written."""
    network = mnist_cnn()
    network.load_state_dict(weights)
    round_to_float16(network)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(weight_bytes(network))
    return accuracy(network, images, labels)


def in_order(snapshots: list[dict]) -> list[dict]:
    return sorted(snapshots, key=lambda snapshot: snapshot["step"])
