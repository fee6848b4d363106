"""Writes mnist-cnn as it was during training: one weights file for each of a few epochs."""

from pathlib import Path

from torch import Tensor

import checkpoint
from evaluate import accuracy
from export_keras import round_to_float16, weight_bytes
from networks.mnist_cnn import mnist_cnn

# Most happens at the beginning.
EPOCHS = [0, 1, 2, 3, 4, 5, 10, 20, 30]


def write_snapshots(folder: Path, checkpoints: Path, images: Tensor, labels: Tensor) -> list[dict]:
    """Epoch, file and accuracy on the test images [n, 1, 28, 28] of each, as a card lists them.

    The files hold the same weights in the same order as `weights.bin` of the model, as float16;
    so the one topology serves them all.
    """
    (folder / "snapshots").mkdir(parents=True, exist_ok=True)
    snapshots = []
    for epoch in EPOCHS:
        network = mnist_cnn()
        network.load_state_dict(checkpoint.load(checkpoints, epoch)["parts"]["network"])
        round_to_float16(network)
        file = f"snapshots/epoch-{epoch:02d}.bin"
        (folder / file).write_bytes(weight_bytes(network))
        measured = accuracy(network, images, labels)
        snapshots.append({"epoch": epoch, "weights": file, "accuracy": measured})
    return snapshots
