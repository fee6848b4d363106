"""RISE in plain PyTorch, and Score-CAM by pytorch-grad-cam (PyPI: grad-cam)."""

from contextlib import contextmanager
from math import ceil

import numpy as np
import torch
import tqdm
from pytorch_grad_cam import ScoreCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import Tensor
from torch.nn.functional import interpolate

from references.captum_maps import convolutions
from references.record import Record
from references.subjects import Subject

GRID = 7
KEPT = 0.5
MASKS = 48
SEEDS = (0, 5)


def uniform_numbers(seed: int):
    """mulberry32, of which the kit scatters the seeds."""
    word = 0xFFFFFFFF
    state = ((seed ^ 0x9E3779B9) * 0x85EBCA6B) & word
    while True:
        state = (state + 0x6D2B79F5) & word
        mixed = ((state ^ (state >> 15)) * (state | 1)) & word
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & word)) & word
        yield ((mixed ^ (mixed >> 14)) & word) / 2**32


def random_masks(seed: int, size: tuple[int, int], count: int) -> Tensor:
    """[count, height, width]: grids enlarged by PyTorch, cut out at a random place."""
    numbers = uniform_numbers(seed)
    cells = [ceil(length / GRID) for length in size]
    larger = [(GRID + 1) * cell for cell in cells]
    masks = []
    for _ in range(count):
        grid = [float(next(numbers) < KEPT) for _ in range(GRID * GRID)]
        top, left = (int(next(numbers) * cell) for cell in cells)
        small = torch.tensor(grid, dtype=torch.float64).reshape(1, 1, GRID, GRID)
        large = interpolate(small, larger, mode="bilinear", align_corners=False)[0, 0]
        masks.append(large[top : top + size[0], left : left + size[1]])
    return torch.stack(masks)


def record_rise(record: Record, subject: Subject) -> None:
    """The masks [count, height, width], and maps [height, width, 1] of their scores.

    The score is the probability, and the map its sum with the masks over p N.
    """
    size = next(iter(subject.images.values())).shape[-2:]
    for seed in SEEDS:
        masks = random_masks(seed, size, MASKS)
        record.add("masks", masks[None, :4], sample="", parameters={"noiseSeed": seed})
        for sample, image in subject.images.items():
            with torch.no_grad():
                scores = subject.network(image * masks[:, None]).softmax(1)
            for target in subject.targets[sample]:
                total = (scores[:, target, None, None] * masks).sum(0) / (KEPT * MASKS)
                labels = {"sample": sample, "target": target, "method": "rise"}
                parameters = {"masks": MASKS, "noiseSeed": seed}
                record.add("map", total[None, None], **labels, parameters=parameters)


@contextmanager
def half_pixel_centers():
    """Lets the package enlarge as PyTorch's `interpolate` does: it aligns the corners."""
    original = torch.nn.UpsamplingBilinear2d
    torch.nn.UpsamplingBilinear2d = lambda size: torch.nn.Upsample(size, mode="bilinear")
    try:
        yield
    finally:
        torch.nn.UpsamplingBilinear2d = original


def record_score_cam(record: Record, subject: Subject) -> None:
    """Maps [height, width, 1]: the package's own weights, summed, rectified, enlarged.

    Not scaled to a highest value of 1, which the package does last.
    """
    network = subject.network
    tqdm.tqdm = lambda steps, **_: steps
    for layer in convolutions(subject)[-2:]:
        module = network.get_submodule(layer.replace("/", "."))
        outputs: list[Tensor] = []
        hook = module.register_forward_hook(lambda _, __, output: outputs.append(output))
        for sample, image in subject.images.items():
            outputs.clear()
            with torch.no_grad():
                network(image)
            maps = outputs[0]
            for target in subject.targets[sample]:
                with half_pixel_centers(), ScoreCAM(network, [module]) as cam:
                    weights = cam.get_cam_weights(
                        image, module, [ClassifierOutputTarget(target)], maps.numpy(), None
                    )
                small = np.maximum((weights[:, :, None, None] * maps.numpy()).sum(1), 0)
                large = interpolate(torch.from_numpy(small)[None], image.shape[-2:], mode="bilinear")
                labels = {"sample": sample, "target": target, "layer": layer}
                record.add("map", large, **labels, method="score-cam", parameters={})
        hook.remove()
