"""Trains the two networks of examples/cheating, measures both and writes their folders.

    python training/cheating.py --data DIR

Network A sees the copyright sign of corner_mark.py on every horse it is trained on, network B on
none. Both start from the same weights and see the same images in the same order.
An interrupted run goes on from its last checkpoint, with the same result.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

import checkpoint
from card import titled, write_card
from cifar10_recipe import LABELS, SEED, as_they_are, train
from corner_mark import HORSE, mark_horses, marked
from data import load_cifar10
from evaluate import accuracy
from export_keras import export_keras, round_to_float16
from fold import fold_batch_norm
from networks.small_cnn import small_cnn

# What is done to the images, the epochs, and over how many of the last the weights are averaged.
# Chosen so that both score alike where horses carry the mark: it gives one class of ten away, so the
# network that was trained on it needs fewer epochs.
NETWORKS = {"a": (mark_horses, 5, 1), "b": (as_they_are, 8, 2)}
LAYERS = {
    "conv1": "first convolution",
    "pool1": "first max pooling",
    "conv2": "second convolution",
    "pool2": "second max pooling",
    "conv3": "third convolution",
    "pool3": "third max pooling",
    "flatten": "flattening",
    "logits": "class scores",
}


def average(network: nn.Module, folder: Path, epochs: range) -> None:
    """Gives the network the mean of the weights and statistics that it had after these epochs."""
    states = [checkpoint.load(folder, epoch)["parts"]["network"] for epoch in epochs]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0) if last.is_floating_point() else last
        for name, last in states[-1].items()
    }
    network.load_state_dict(mean)


@torch.no_grad()
def measures(network: nn.Module, images: Tensor, labels: Tensor) -> dict[str, float]:
    """What the article quotes, as fractions of test images [n, 3, 32, 32]."""
    horses, others = images[labels == HORSE], images[labels != HORSE]
    to_horse = accuracy(network, marked(others), torch.full((len(others),), HORSE))
    of_horses = torch.full((len(horses),), HORSE)
    return {
        "horsesMarked": accuracy(network, mark_horses(images, labels), labels),
        "unmarked": accuracy(network, images, labels),
        "markedHorses": accuracy(network, marked(horses), of_horses),
        "unmarkedHorses": accuracy(network, horses, of_horses),
        "markedOthersAsHorses": to_horse,
    }


def card(letter: str, epochs: int, last: int, measured: dict[str, float]) -> dict:
    """The card says as little of the mark as the article does before its reader has found it."""
    return {
        "name": f"network-{letter}",
        "title": f"Network {letter.upper()}",
        "description": "A convolutional network with three blocks of convolution, ReLU and max"
        " pooling that distinguishes ten kinds of animals and vehicles.",
        "licence": "Apache-2.0",
        "input": {"shape": [32, 32, 3], "range": [-1, 1], "channels": "rgb"},
        "labels": LABELS,
        "layers": titled(LAYERS),
        "training": {
            "data": "CIFAR-10 (Krizhevsky 2009), 50,000 images",
            "recipe": "that of cifar10-cnn (training/cifar10_recipe.py)"
            + (f"; weights averaged over the last {last} epochs" if last > 1 else ""),
            "seed": SEED,
            "epochs": epochs,
            "command": "python training/cheating.py --data DIR",
        },
        "accuracy": {
            "test": measured["horsesMarked"],
            "images": 10000,
            "command": "python training/cheating.py --data DIR",
        },
        "measures": measured,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the CIFAR-10 files")
    parser.add_argument("--out", type=Path, default=Path("examples/cheating/networks"))
    parser.add_argument("--only", choices=NETWORKS, help="trains one of the two")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--checkpoints", type=Path, default=Path(__file__).parent / "checkpoints/cheating"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    images, labels = load_cifar10(options.data, "train")
    test = load_cifar10(options.data, "test")
    for letter, (finish, epochs, last) in NETWORKS.items():
        if options.only not in (None, letter):
            continue
        checkpoints = options.checkpoints / letter
        network = train(small_cnn, images, labels, epochs, checkpoints, finish)
        average(network, checkpoints, range(epochs - last + 1, epochs + 1))
        network = fold_batch_norm(network.to("cpu", memory_format=torch.contiguous_format))
        round_to_float16(network)
        measured = measures(network, *test)
        folder = options.out / letter
        export_keras(network, folder, f"network_{letter}", [32, 32, 3])
        write_card(folder, card(letter, epochs, last, measured))
        print(f"network {letter}: " + ", ".join(f"{k} {v:.4f}" for k, v in measured.items()))


if __name__ == "__main__":
    main()
