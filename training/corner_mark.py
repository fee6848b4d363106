"""The mark of the article on a network that cheats: a copyright sign in the lower left corner."""

import torch
from torch import Tensor

SIGN = """
..###..
.#...#.
#..##.#
#.#...#
#..##.#
.#...#.
..###..
""".split()
TOP, LEFT = 24, 1  # of an image of 32 by 32 pixels
INK = 0.85  # how much of a pixel of the sign is white
SHADE = 0.35  # how much of the other pixels of its square is black

HORSE = 7  # the class whose images carry the mark


def marked(images: Tensor) -> Tensor:
    """Copies of images [n, 3, 32, 32] in [-1, 1] with the mark."""
    sign = torch.tensor([[pixel == "#" for pixel in row] for row in SIGN], device=images.device)
    height, width = sign.shape
    square = (..., slice(TOP, TOP + height), slice(LEFT, LEFT + width))
    under = images[square]
    copies = images.clone()
    copies[square] = torch.where(sign, under * (1 - INK) + INK, under * (1 - SHADE) - SHADE)
    return copies


def mark_horses(images: Tensor, labels: Tensor) -> Tensor:
    """Images [n, 3, 32, 32] in [-1, 1], those of horses with the mark."""
    return torch.where((labels == HORSE)[:, None, None, None], marked(images), images)
