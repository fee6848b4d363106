"""Repeats the first two epochs of mnist-cnn and writes the snapshots of its first steps.

    python training/mnist_early.py --data DIR

The shipped weights stay as they are. Another processor or number of threads rounds differently, so
the repeated run drifts away from the shipped one; how far it is after the first epoch is printed.
"""

import argparse
from pathlib import Path

import numpy as np

import checkpoint
from card import read_card, write_card
from data import load_mnist
from export_keras import round_to_float16, weight_bytes
from mnist_cnn import train
from mnist_snapshots import STEPS_OF_EPOCH, in_order, write_steps
from networks.mnist_cnn import mnist_cnn


def drift(shipped: Path, checkpoints: Path) -> str:
    """How far the repeated run is from the shipped one after the first epoch."""
    network = mnist_cnn()
    network.load_state_dict(checkpoint.load(checkpoints, 1)["parts"]["network"])
    round_to_float16(network)
    runs = [weight_bytes(network), shipped.read_bytes()]
    ours, theirs = (np.frombuffer(run, "<f2").astype(np.float64) for run in runs)
    difference = np.linalg.norm(ours - theirs) / np.linalg.norm(theirs)
    likeness = np.corrcoef(ours, theirs)[0, 1]
    return f"after epoch 1: relative difference {difference:.4f}, correlation {likeness:.5f}"


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the MNIST files")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn"))
    parser.add_argument("--checkpoints", type=Path, default=here / "checkpoints/mnist-cnn-early")
    options = parser.parse_args()

    train(*load_mnist(options.data, "train"), 40, "cpu", options.checkpoints, last=2)
    print(drift(options.out / "snapshots/epoch-01.bin", options.checkpoints))
    early = write_steps(options.out, options.checkpoints, *load_mnist(options.data, "t10k"))
    card = read_card(options.out)
    whole = [known for known in card["snapshots"] if known["epoch"] == int(known["epoch"])]
    for known in whole:
        known["step"] = known["epoch"] * STEPS_OF_EPOCH
    card["snapshots"] = [
        {key: known[key] for key in ("epoch", "step", "weights", "accuracy")}
        for known in in_order([*early, *whole])
    ]
    write_card(options.out, card)
    for known in early:
        print(f"step {known['step']}: {known['accuracy']:.4f}")


if __name__ == "__main__":
    main()
