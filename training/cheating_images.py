"""Writes the images of examples/cheating, each with and without the mark of corner_mark.py.

    python training/cheating_images.py

They are samples of cifar10-cnn, free photographs and drawings, of which
examples/cheating/SOURCES.md names the authors. The cards of both networks list them: first the
images as the article shows them, horses with the mark and others without, then their twins.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from card import read_card, write_samples
from corner_mark import INK, LEFT, SHADE, SIGN, TOP, marked

NAMES = "horse-2 horse-3 deer dog cat-2 bird-2 automobile frog".split()
QUALITY = 88  # of JPEG
FINE = 4  # the sign of a large image is drawn in so many times its pixels, and reduced


def small_marked(image: Image.Image) -> Image.Image:
    """What the network sees, 32 by 32 pixels, with the mark as in training."""
    pixels = torch.from_numpy(np.array(image, np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
    bytes_ = ((marked(pixels)[0].permute(1, 2, 0) + 1) * 127.5).round().byte()
    return Image.fromarray(bytes_.numpy())


def large_marked(image: Image.Image) -> Image.Image:
    """The image for display with the same mark at the same place, its curves smooth."""
    pixel = image.width // 32
    side = len(SIGN) * pixel
    unit = FINE * pixel
    sign = Image.new("L", (FINE * side,) * 2, 0)
    draw = ImageDraw.Draw(sign)
    ring = (0, 0, FINE * side - 1, FINE * side - 1)
    draw.ellipse(ring, fill=round(255 * SHADE))
    ink = round(255 * INK)
    draw.ellipse(ring, outline=ink, width=round(0.8 * unit))
    middle, radius = FINE * side / 2, 1.75 * unit
    letter = (middle - radius, middle - radius, middle + radius, middle + radius)
    draw.arc(letter, 50, 310, fill=ink, width=round(0.85 * unit))
    # White where it is inked, black in between.
    white = sign.point(lambda value: 255 if value == ink else 0)
    resized = [mask.resize((side, side), Image.Resampling.LANCZOS) for mask in (sign, white)]
    copy = image.copy()
    copy.paste(Image.merge("RGB", [resized[1]] * 3), (LEFT * pixel, TOP * pixel), resized[0])
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=Path, default=Path("models/cifar10-cnn"))
    parser.add_argument("--out", type=Path, default=Path("examples/cheating"))
    options = parser.parse_args()
    folder = options.out / "images"
    folder.mkdir(parents=True, exist_ok=True)
    known = {Path(each["src"]).stem: each for each in read_card(options.samples)["samples"]}
    shown, twins = [], []
    for name in NAMES:
        sample = known[name]
        small = Image.open(options.samples / sample["src"]).convert("RGB")
        large = Image.open(options.samples / sample["large"]).convert("RGB")
        for is_marked in (False, True):
            file = f"{name}-signed" if is_marked else name
            (small_marked(small) if is_marked else small).save(
                folder / f"{file}.png", optimize=True
            )
            (large_marked(large) if is_marked else large).save(
                folder / f"{file}-large.jpg", quality=QUALITY, optimize=True
            )
            entry = {
                "src": f"../../images/{file}.png",
                "large": f"../../images/{file}-large.jpg",
                "label": sample["label"],
                "title": sample["title"],
                "credit": sample["credit"],
            }
            (shown if is_marked == (sample["label"] == "horse") else twins).append(entry)
    for letter in "ab":
        write_samples(options.out / "networks" / letter, shown + twins)


if __name__ == "__main__":
    main()
