"""Compares maps of the kit with zennit's on networks of photographs; prints a table of docs/lrp.md.

    npm run lrp:compare -- --maps MAPS --network MobileNetV2=... --network "ResNet-50 (narrow)=..."
    python training/lrp_zennit.py MAPS PACKAGES

PACKAGES is the folder of the wheels of efficientnet_lite0.py and lrp_networks.py. zennit computes in
float64, with the batch norms merged into the convolutions ("canonized") and as layers of their own,
through which it then takes the gradient. Both are compared with the kit's map: rank correlations are
Spearman's, of all values; deletion is the area under the curve as `faithfulnessOf` defines it.
"""

import argparse
import json
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import numpy as np
import torch
from scipy.stats import spearmanr
from torch import Tensor, nn
from zennit import composites

from lrp_networks import NETWORKS
from references.zennit_composites import COMPOSITES, canonical, without_weights
from references.zennit_relevance import without_epsilon

HEAD = [
    "network",
    "composite",
    "arrives",
    "arrives in zennit",
    "rank correlation",
    "cosine",
    "deletion",
    "arrives, not canonized",
    "rank correlation",
    "cosine",
    "deletion",
]
STEPS = 16  # of the deletion curve, as in `npm run lrp:compare`


def kinds(bounds: dict[str, list[float]]) -> dict[str, Callable]:
    low, high = (
        torch.tensor(bounds[name], dtype=torch.float64)[None, :, None, None]
        for name in ("low", "high")
    )
    return {
        "epsilon-plus": COMPOSITES["epsilon-plus"],
        "epsilon-gamma-box": partial(composites.EpsilonGammaBox, low=low, high=high),
        "epsilon-alpha2-beta1": COMPOSITES["epsilon-alpha2-beta1"],
    }


def zennit_map(
    network: nn.Module, kind: Callable, image: Tensor, target: int, canonized: bool
) -> tuple[np.ndarray, float]:
    """Relevance [height, width, channels] of the target's logit, and the logit."""
    merged = canonical() if canonized else {}
    leaf = image.clone().requires_grad_()
    with kind(layer_map=without_weights(), **merged).context(network.double()) as modified:
        with without_epsilon(modified) if canonized else nullcontext():
            logits = modified(leaf)
            start = torch.zeros_like(logits)
            start[0, target] = logits[0, target].detach()
            (share,) = torch.autograd.grad(logits, leaf, start)
    return share[0].permute(1, 2, 0).numpy(), float(logits[0, target].detach())


def agreement(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Rank correlation and cosine."""
    a, b = one.ravel().astype(np.float64), other.ravel()
    return float(spearmanr(a, b).statistic), float(a @ b / np.sqrt((a @ a) * (b @ b)))


@torch.no_grad()
def deletion(network: nn.Module, scores: np.ndarray, image: Tensor, target: int) -> float:
    """Area under the target's probability while pixels give way to the mean, highest score first."""
    order = np.argsort(-scores.sum(-1).ravel(), kind="stable")
    current = image.float().flatten(2).clone()
    mean = current.mean(2, keepdim=True)
    stages = []
    for gone in np.array_split(order, STEPS):
        stages.append(current.clone())
        current[:, :, torch.from_numpy(gone.copy())] = mean
    batch = torch.cat([*stages, current]).unflatten(2, image.shape[2:])
    values = network.float()(batch).softmax(1)[:, target].numpy()
    return float(np.trapezoid(values) / STEPS)


def percent(shares: list[float]) -> str:
    value = 100 * float(np.mean(shares))
    return f"{value:.2g}%" if 0.01 <= abs(value) < 1e4 else f"{value:.0e}%"


def spread(values: list[float]) -> str:
    """The mean; the lowest too where they differ."""
    mean, lowest = np.mean(values), min(values)
    shown = [f"{value:.4f}" if value > 0.99 else f"{value:.2f}" for value in (mean, lowest)]
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} (lowest {shown[1]})"


def area(values: list[float]) -> str:
    return f"{np.mean(values):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("maps", type=Path, help="what `npm run lrp:compare -- --maps` wrote")
    parser.add_argument("packages", type=Path, help="folder of the wheels")
    folders = parser.parse_args()
    torch.set_num_threads(1)
    raw = (folders.maps / "maps.bin").read_bytes()

    def stored(offset: int, shape: list[int]) -> np.ndarray:
        return np.frombuffer(raw, "<f4", int(np.prod(shape)), offset).reshape(shape)

    print(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}")
    for entry in json.loads((folders.maps / "index.json").read_text()):
        trained = NETWORKS[entry["title"]](folders.packages)
        for name, kind in kinds(entry["bounds"]).items():
            rows: list[list[float]] = []
            for photo in entry["images"]:
                pixels = stored(photo["input"], photo["shape"])
                image = torch.from_numpy(pixels.copy()).double().permute(2, 0, 1)[None]
                target = photo["target"]
                ours = stored(photo["maps"][name], photo["shape"])
                theirs, logit = zennit_map(trained.shipped, kind, image, target, True)
                row = [ours.sum() / logit, theirs.sum() / logit, *agreement(ours, theirs)]
                row.append(deletion(trained.shipped, ours, image, target))
                if trained.separate:
                    theirs, logit = zennit_map(trained.separate, kind, image, target, False)
                    row += [theirs.sum() / logit, *agreement(ours, theirs)]
                    row.append(deletion(trained.separate, theirs, image, target))
                rows.append(row)
            shown = [percent, percent, spread, spread, area, percent, spread, spread, area]
            cells = [show(column) for show, column in zip(shown, zip(*rows), strict=False)]
            cells += [""] * (len(shown) - len(cells))
            print(f"| {entry['title']} | `{name}` | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
