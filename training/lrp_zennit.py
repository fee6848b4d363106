"""Compares maps of the kit with zennit's on networks of photographs; prints two tables of docs/lrp.md.

    npm run lrp:compare -- --maps MAPS --network MobileNetV2=H5 --network "ResNet-50 (narrow)=ONNX=CARD"
    python training/lrp_zennit.py MAPS PACKAGES

PACKAGES is the folder of the wheels of efficientnet_lite0.py and lrp_networks.py, from which H5 and
ONNX were unpacked; CARD is open_nsfw_card.json. Needs h5py, onnx and scipy. zennit computes in
float64, with the batch norms merged into the convolutions ("canonized") and as layers of their own,
which pass relevance on. Both are compared with the kit's maps: rank correlations are Spearman's, of
all values; deletion and insertion are areas under the curves of `faithfulnessOf`, but for how blurs
end at borders.
"""

import argparse
import json
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from scipy.stats import spearmanr
from torch import Tensor, nn
from zennit import composites

from lrp_networks import NETWORKS
from references.zennit_composites import COMPOSITES, canonical, without_weights
from references.zennit_relevance import without_epsilon

STEPS = 16  # of the curves, as in `npm run lrp:compare`
BLUR = 1 / 8  # of the shorter side: the deviation of what insertion begins with


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
def area(
    network: nn.Module, order: np.ndarray, start: np.ndarray, end: np.ndarray, target: int
) -> float:
    """Area under the target's probability while pixels [channels, count] are exchanged in order."""
    current, stages = start.reshape(len(start), -1).copy(), []
    for pixels in np.array_split(order, STEPS):
        stages.append(current.copy())
        current[:, pixels] = end.reshape(len(end), -1)[:, pixels]
    batch = torch.from_numpy(np.stack([*stages, current])).unflatten(2, start.shape[1:])
    values = network.float()(batch).softmax(1)[:, target].numpy()
    return float(np.trapezoid(values) / STEPS)


def areas(network: nn.Module, scores: np.ndarray, image: Tensor, target: int) -> list[float]:
    """Of deletion, to the mean of each channel, and of insertion into the blurred image."""
    whole = image[0].float().numpy()
    mean = np.broadcast_to(whole.mean((1, 2), keepdims=True), whole.shape)
    deviation = min(whole.shape[1:]) * BLUR
    blurred = gaussian_filter(whole, (0, deviation, deviation), mode="nearest")
    order = np.argsort(-scores.sum(-1).ravel(), kind="stable")
    return [area(network, order, whole, mean, target), area(network, order, blurred, whole, target)]


def percent(shares: list[float]) -> str:
    value = 100 * float(np.mean(shares))
    if 0.01 <= abs(value) < 1e4:
        return f"{value:.2g}%"
    return f"{value:.0e}%".replace("e-0", "e-")


def spread(values: list[float]) -> str:
    """The mean; the lowest too where they differ."""
    mean, lowest = np.mean(values), min(values)
    shown = [f"{value:.4f}" if value > 0.99 else f"{value:.2f}" for value in (mean, lowest)]
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} (lowest {shown[1]})"


def decimals(values: list[float]) -> str:
    return f"{np.mean(values):.3f}"


# Title of each column and how its values are written.
AGREEMENT = [
    ("arrives", percent),
    ("arrives in zennit", percent),
    ("rank correlation", spread),
    ("cosine", spread),
]
MERGING = [
    *(
        (f"{title}, {how}", show)
        for title, show in [("arrives", percent), ("deletion", decimals), ("insertion", decimals)]
        for how in ("merged", "not merged")
    ),
    ("rank correlation", spread),
]


def print_table(columns: list[tuple[str, Callable]], rows: dict[tuple[str, str], list]) -> None:
    head = ["network", "composite", *(title for title, _ in columns)]
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for (network, composite), photos in rows.items():
        cells = [
            show(values)
            for (_, show), values in zip(columns, zip(*photos, strict=True), strict=True)
        ]
        print(f"| {network} | `{composite}` | {' | '.join(cells)} |")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("maps", type=Path, help="what `npm run lrp:compare -- --maps` wrote")
    parser.add_argument("packages", type=Path, help="folder of the wheels")
    folders = parser.parse_args()
    torch.set_num_threads(1)
    raw = (folders.maps / "maps.bin").read_bytes()

    def stored(offset: int, shape: list[int]) -> np.ndarray:
        return np.frombuffer(raw, "<f4", int(np.prod(shape)), offset).reshape(shape)

    agreements: dict[tuple[str, str], list] = {}
    mergings: dict[tuple[str, str], list] = {}
    for entry in json.loads((folders.maps / "index.json").read_text()):
        trained = NETWORKS[entry["title"]](folders.packages)
        for name, kind in kinds(entry["bounds"]).items():
            row = (entry["title"], name)
            for photo in entry["images"]:
                pixels = stored(photo["input"], photo["shape"])
                image = torch.from_numpy(pixels.copy()).double().permute(2, 0, 1)[None]
                target = photo["target"]
                ours = stored(photo["maps"][name], photo["shape"])
                theirs, logit = zennit_map(trained.shipped, kind, image, target, True)
                shares = [ours.sum() / logit, theirs.sum() / logit]
                agreements.setdefault(row, []).append([*shares, *agreement(ours, theirs)])
                if trained.separate is None:
                    continue
                other, other_logit = zennit_map(trained.separate, kind, image, target, False)
                merged = [theirs.sum() / logit, *areas(trained.shipped, theirs, image, target)]
                apart = [other.sum() / other_logit, *areas(trained.separate, other, image, target)]
                pairs = [value for pair in zip(merged, apart, strict=True) for value in pair]
                mergings.setdefault(row, []).append([*pairs, agreement(theirs, other)[0]])
    print_table(AGREEMENT, agreements)
    print_table(MERGING, mergings)


if __name__ == "__main__":
    main()
