"""Writes the digits on which a page can train mnist-cnn anew, as one picture.

    python training/training_digits.py --data DIR [--out models/mnist-cnn]

DIR holds the original files of MNIST.
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from card import read_card, write_card
from data import read_idx

EACH = 90  # of every digit: more make a larger file than the model is worth
COLUMNS = 30
FILE = "training-digits.png"


def choose(labels: np.ndarray) -> np.ndarray:
    """Positions of the first `EACH` pictures of every digit, in the order 0, 1, ... 9, 0, 1, ..."""
    return np.stack([np.flatnonzero(labels == digit)[:EACH] for digit in range(10)], 1).reshape(-1)


def sheet(images: np.ndarray) -> np.ndarray:
    """Pictures [n, h, w] in a grid of `COLUMNS` without gaps, row by row: [rows * h, COLUMNS * w]."""
    count, height, width = images.shape
    rows = count // COLUMNS
    grid = images.reshape(rows, COLUMNS, height, width).transpose(0, 2, 1, 3)
    return grid.reshape(rows * height, COLUMNS * width)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of MNIST's files")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn"))
    options = parser.parse_args()
    images = read_idx(options.data, "train-images-idx3-ubyte")
    labels = read_idx(options.data, "train-labels-idx1-ubyte")
    chosen = choose(labels)
    Image.fromarray(sheet(images[chosen])).save(options.out / FILE, optimize=True)
    digits = {
        "src": FILE,
        "size": [images.shape[1], images.shape[2]],
        "columns": COLUMNS,
        "labels": "".join(str(label) for label in labels[chosen]),
    }
    write_card(options.out, {**read_card(options.out), "trainingDigits": digits})
    print(f"{len(chosen)} digits, {(options.out / FILE).stat().st_size} bytes")


if __name__ == "__main__":
    main()
