"""How far relevance moves when float32 could not tell the difference."""

from collections.abc import Callable
from copy import deepcopy

import torch
from torch import Tensor, nn

UNIT = 2.0**-23  # the distance of two neighbours in float32, relative to them
NEIGHBOURS = 8

Relevance = Callable[[nn.Module, Tensor], dict[tuple[str, int], Tensor]]


def neighbours(network: nn.Module, image: Tensor) -> list[tuple[nn.Module, Tensor]]:
    """Networks and images whose numbers are up to a unit of float32 away, at random."""
    random = torch.Generator().manual_seed(0)

    def moved(values: Tensor) -> Tensor:
        steps = 2 * torch.rand(values.shape, generator=random, dtype=values.dtype) - 1
        return values * (1 + UNIT * steps)

    pairs = []
    for _ in range(NEIGHBOURS):
        other = deepcopy(network)
        with torch.no_grad():
            for weights in other.parameters():
                weights.copy_(moved(weights))
        pairs.append((other, moved(image)))
    return pairs


def sensitivity(
    shares: dict[tuple[str, int], Tensor],
    relevance: Relevance,
    pairs: list[tuple[nn.Module, Tensor]],
) -> float:
    """The largest difference among the neighbours' relevances, of each layer's largest value."""
    largest = 0.0
    for network, image in pairs:
        others = relevance(network, image)
        for place, share in shares.items():
            if share.any():
                difference = (others[place] - share).abs().max() / share.abs().max()
                largest = max(largest, float(difference))
    return largest
