"""Random small rotations, scalings and shifts, drawn anew for every image."""

import math

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

ROTATION = 12.0  # degrees, either way
SCALING = 0.10  # a tenth larger or smaller
SHIFT = 2.0  # pixels, either way and along either axis


def augment(images: Tensor) -> Tensor:
    """Images [batch, 1, height, width] to transformed images of the same shape and range."""

    def uniform(limit: float) -> Tensor:
        # Drawn on the CPU, so that every device sees the same transformations.
        return ((2 * torch.rand(len(images)) - 1) * limit).to(images.device)

    height, width = images.shape[2:]
    angle, scale = uniform(math.radians(ROTATION)), 1 + uniform(SCALING)
    cos, sin = scale * angle.cos(), scale * angle.sin()
    # affine_grid measures in half images: the width runs from -1 to 1.
    x, y = uniform(2 * SHIFT / width), uniform(2 * SHIFT / height)
    theta = torch.stack([cos, -sin, x, sin, cos, y], dim=1).reshape(-1, 2, 3)
    grid = affine_grid(theta, list(images.shape), align_corners=False)
    return grid_sample(images, grid, padding_mode="zeros", align_corners=False)
