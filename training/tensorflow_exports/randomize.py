"""Random weights that keep the size of a signal, and random inputs."""

import numpy as np


def seed_of(name: str) -> np.random.Generator:
    return np.random.default_rng(list(name.encode()))


def random_weight(name: str, shape: tuple[int, ...], random: np.random.Generator) -> np.ndarray:
    """All but variances have both signs."""
    if "depthwise_kernel" in name:
        return random.normal(0, np.sqrt(2 / np.prod(shape[:2])), shape)
    if "kernel" in name:
        return random.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape)
    if "variance" in name:
        return random.uniform(0.5, 1.5, shape)
    if "gamma" in name:
        return random.uniform(0.5, 1.5, shape) * random.choice([-1, 1], shape)
    return random.normal(0, 0.2, shape)


def randomize(model, random: np.random.Generator) -> None:
    """Sets all weights of a Keras model."""
    for weight in model.weights:
        weight.assign(random_weight(weight.name, tuple(weight.shape), random))


def random_input(shape: list[int], random: np.random.Generator) -> np.ndarray:
    return random.uniform(0, 1, [1, *shape]).astype(np.float32)
