"""Draws a sheet of samples of a shipped generator, to look at.

python training/contact_sheet.py --model models/mnist-dcgan --out sheet.png
"""

import argparse
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from gan_quality import sample
from import_keras import import_keras

SIDE = 10  # samples along each side of the sheet
GAP = 2  # pixels between samples
ZOOM = 2


def sheet(images: Tensor) -> Image.Image:
    """100 images [100, 1, height, width] in [0, 1], in rows of ten."""
    height, width = (size + GAP for size in images.shape[2:])
    tiles = torch.nn.functional.pad(images, [0, GAP, 0, GAP], value=0.3)
    tiles = tiles.reshape(SIDE, SIDE, height, width).permute(0, 2, 1, 3)
    pixels = (tiles.reshape(SIDE * height, SIDE * width) * 255).round().byte().numpy()
    size = (ZOOM * SIDE * width, ZOOM * SIDE * height)
    return Image.fromarray(pixels).resize(size, Image.Resampling.NEAREST)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the generator")
    parser.add_argument("--out", type=Path, required=True, help="the PNG file to write")
    options = parser.parse_args()
    sheet(sample(import_keras(options.model), SIDE**2)).save(options.out)


if __name__ == "__main__":
    main()
