"""Writes what Quantus and Captum measure of stored maps: test/reference/contest.json.

python training/contest_quantus.py

The perturbations are those of the engine (src/worker/methods/measures, src/client/contest), drawn here by
the same generator and handed to Quantus, so that both measure the same images: hidden squares for
infidelity, noise for ROAD and max-sensitivity, the mean color and the blurred image for pixel flipping.
"""

import base64
import json
import math
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version

import numpy as np
import quantus
import torch
from captum.metrics import infidelity as captum_infidelity
from quantus.functions.perturb_func import noisy_linear_imputation

from references.subjects import ROOT, Subject, read_subject

SUBJECTS = {"models/mnist-cnn": ("3", 3), "models/cifar10-cnn": ("dog", 5)}
SEED = 7
SIDE = 4  # of the blocks that Quantus counts: as many squares are hidden
STEPS = {"models/mnist-cnn": 28, "models/cifar10-cnn": 32}
ROAD_NOISE = 0.01
RADIUS = 0.02
NOISY_IMAGES = 10
LIBRARIES = ("quantus", "captum", "torch", "numpy", "scipy")


def uniform(seed: int) -> Iterator[float]:
    """mulberry32 as in src/protocol/random.ts."""
    mask = 0xFFFFFFFF
    state = ((seed ^ 0x9E3779B9) & mask) * 0x85EBCA6B & mask
    while True:
        state = (state + 0x6D2B79F5) & mask
        mixed = (state ^ (state >> 15)) * (state | 1) & mask
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & mask)) & mask
        yield (mixed ^ (mixed >> 14)) / 2**32


def normal(seed: int) -> Iterator[float]:
    numbers = uniform(seed)
    while True:
        radius = math.sqrt(-2 * math.log(1 - next(numbers)))
        yield radius * math.cos(2 * math.pi * next(numbers))


def squares(height: int, width: int, count: int) -> list[tuple[int, int, int]]:
    """As `squaresOf` of infidelity.ts: side, top, left."""
    numbers = uniform(SEED)
    shorter = min(height, width)
    least, most = (max(1, math.floor(shorter / part + 0.5)) for part in (16, 4))

    def below(end: int) -> int:
        return math.floor(next(numbers) * end)

    drawn = []
    for _ in range(count):
        side = least + below(most - least + 1)
        drawn.append((side, below(height - side + 1), below(width - side + 1)))
    return drawn


class InDouble(torch.nn.Module):
    """Quantus hands over float32; all is computed in float64."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.network(inputs.double())


class Measured:
    """One image of one model, and what is measured of its maps; arrays are [channels, height, width]."""

    def __init__(self, path: str, subject: Subject, sample: str, target: int) -> None:
        self.path, self.target = path, target
        self.network = InDouble(subject.network).eval()
        self.image = subject.images[sample][0].numpy()
        self.span = subject.range[1] - subject.range[0]
        self.gradient = self.explain(None, self.image[None], None)[0]
        # What the engine is given is float32.
        self.gradient = self.gradient.astype(np.float32).astype(np.float64)
        self.product = (self.gradient * self.image).astype(np.float32).astype(np.float64)

    def explain(self, model: object, inputs: np.ndarray, targets: object, **_: object) -> np.ndarray:
        leaf = torch.tensor(inputs, dtype=torch.float64, requires_grad=True)
        self.network(leaf)[:, self.target].sum().backward()
        return leaf.grad.numpy()

    def logits(self, images: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return self.network(torch.from_numpy(np.ascontiguousarray(images))).numpy()

    def probabilities(self, images: np.ndarray) -> list[float]:
        return torch.softmax(torch.from_numpy(self.logits(images)), 1)[:, self.target].tolist()

    def call(self, metric: object, image: np.ndarray, map_: np.ndarray, **rest: object) -> object:
        return metric(
            model=self.network,
            x_batch=image[None],
            y_batch=np.array([self.target]),
            a_batch=map_[None],
            channel_first=True,
            device="cpu",
            **rest,
        )

    @property
    def scores(self) -> np.ndarray:
        """One per pixel, [1, height, width]: its place in the engine's order, the highest first.

        Quantus sorts without keeping the order of equal scores, which the engine keeps; the engine
        sums channels in float32.
        """
        sums = np.zeros(self.product.shape[1:], np.float32)
        for plane in self.product.astype(np.float32):
            sums += plane
        order = np.argsort(-sums.reshape(-1), kind="stable")
        places = np.empty(order.size)
        places[order] = np.arange(order.size, 0, -1)
        return places.reshape(1, *sums.shape)

    def flipped(self, start: np.ndarray, end: np.ndarray) -> list[float]:
        """Quantus' pixel flipping from one image to another, whole pixels in each step.

        Quantus counts each channel of a pixel by itself; those of one pixel have one score and follow
        each other, so that every third of its steps has flipped whole pixels.
        """
        channels = len(self.image)
        step = self.image.size // STEPS[self.path]
        each = 1 if channels > 1 else step
        values = end.reshape(-1)

        def replace(arr: np.ndarray, indices: np.ndarray, **_: object) -> np.ndarray:
            changed = arr.copy()
            changed[0, indices[0]] = values[indices[0]]
            return changed

        metric = quantus.PixelFlipping(
            features_in_step=each,
            normalise=False,
            perturb_func=replace,
            disable_warnings=True,
        )
        every_channel = np.broadcast_to(self.scores, start.shape)
        [curve] = self.call(metric, start, every_channel, softmax=True)
        whole = curve[step // each - 1 :: step // each]
        return self.probabilities(start[None]) + [float(value) for value in whole]

    def blurred(self) -> np.ndarray:
        _, height, width = self.image.shape
        deviation = min(height, width) / 8
        weights = [
            np.exp(-((np.arange(side)[:, None] - np.arange(side)) ** 2) / (2 * deviation**2))
            for side in (height, width)
        ]
        rows, columns = (each / each.sum(1, keepdims=True) for each in weights)
        return np.einsum("yv,xu,cvu->cyx", rows, columns, self.image)

    def mean(self) -> np.ndarray:
        return np.broadcast_to(self.image.mean((1, 2), keepdims=True), self.image.shape)

    def road(self) -> dict:
        """Imputed by Quantus' own function; its class ROAD takes images of one channel alone."""
        channels, height, width = self.image.shape
        images: list[np.ndarray] = []

        def impute(arr: np.ndarray, indices: np.ndarray, **_: object) -> np.ndarray:
            changed = noisy_linear_imputation(arr, indices, noise=0)
            numbers = normal(SEED + len(images) + 1)
            noise = np.fromiter(numbers, float, self.image.size)
            planes = noise.reshape(height, width, channels).transpose(2, 0, 1)
            flat = changed.reshape(channels, -1)
            flat[:, indices] += ROAD_NOISE * self.span * planes.reshape(channels, -1)[:, indices]
            images.append(changed)
            return changed

        percentages = list(range(10, 100, 10))
        found: dict = {}
        if channels == 1:
            metric = quantus.ROAD(
                percentages=percentages,
                normalise=False,
                perturb_func=impute,
                disable_warnings=True,
            )
            kept = self.call(metric, self.image, self.scores, softmax=True)
            found["kept"] = [bool(kept[each]) for each in percentages]
        else:
            order = np.argsort(-self.scores.reshape(-1), kind="stable")
            for percentage in percentages:
                impute(self.image, order[: int(order.size * percentage / 100)])
        found["values"] = self.probabilities(np.stack(images))
        return found

    def infidelity(self) -> dict:
        _, height, width = self.image.shape
        hidden = []
        for side, top, left in squares(height, width, (height // SIDE) * (width // SIDE)):
            changed = self.image.copy()
            changed[:, top : top + side, left : left + side] = 0
            hidden.append(changed)
        stored = iter(hidden)

        def next_image(arr: np.ndarray, indices: object, **_: object) -> np.ndarray:
            return next(stored).reshape(1, -1)

        metric = quantus.Infidelity(
            perturb_patch_sizes=[SIDE],
            n_perturb_samples=1,
            perturb_func=next_image,
            disable_warnings=True,
        )
        [raw] = self.call(metric, self.image, self.gradient, softmax=False)
        count = len(hidden)
        every = torch.from_numpy(np.stack(hidden))

        def perturb(inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            return inputs - every, every

        def score(inputs: torch.Tensor) -> torch.Tensor:
            return self.network(inputs)[:, self.target]

        given = torch.from_numpy(self.image)[None], torch.from_numpy(self.gradient)[None]
        measured = [
            float(
                captum_infidelity(
                    score,
                    perturb,
                    *given,
                    n_perturb_samples=count,
                    max_examples_per_batch=count,
                    normalize=normalize,
                )
            )
            for normalize in (False, True)
        ]
        changes = self.logits(self.image[None])[:, self.target] - self.logits(every.numpy())[:, self.target]
        return {
            "samples": count,
            "quantus": float(raw),
            "captum": measured[0],
            "captumNormalized": measured[1],
            "meanSquaredChange": float((changes**2).mean()),
        }

    def sensitivity(self) -> float:
        channels, height, width = self.image.shape
        images = []
        for index in range(NOISY_IMAGES):
            numbers = np.fromiter(uniform(SEED * 1000 + index), float, self.image.size)
            planes = numbers.reshape(height, width, channels).transpose(2, 0, 1)
            images.append(self.image + RADIUS * self.span * (2 * planes - 1))
        stored = iter(images)

        def next_image(arr: np.ndarray, indices: object, **_: object) -> np.ndarray:
            return next(stored).astype(np.float32).astype(np.float64).reshape(1, -1)

        metric = quantus.MaxSensitivity(
            nr_samples=NOISY_IMAGES, perturb_func=next_image, disable_warnings=True
        )
        [value] = self.call(metric, self.image, self.gradient, explain_func=self.explain)
        return float(value)

    def result(self) -> dict:
        return {
            "model": self.path,
            "target": self.target,
            "shape": [self.image.shape[1], self.image.shape[2], self.image.shape[0]],
            "steps": STEPS[self.path],
            "seed": SEED,
            "image": packed(self.image),
            "gradient": packed(self.gradient),
            "gradientTimesInput": packed(self.product),
            "deletion": self.flipped(self.image, self.mean()),
            "insertion": self.flipped(self.blurred(), self.image),
            "road": self.road(),
            "infidelity": self.infidelity(),
            "sensitivity": self.sensitivity(),
        }


def packed(planes: np.ndarray) -> str:
    """[height, width, channels] in float32, base64."""
    values = planes.transpose(1, 2, 0).astype("<f4")
    return base64.b64encode(values.tobytes()).decode()


def main() -> None:
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    results = []
    for path, (sample, target) in SUBJECTS.items():
        measured = Measured(path, read_subject(path), sample, target)
        results.append(measured.result())
        print(path, {key: results[-1][key] for key in ("road", "infidelity", "sensitivity")})
    head = {
        "command": "python training/contest_quantus.py",
        "versions": {library: version(library) for library in LIBRARIES},
        "results": results,
    }
    (ROOT / "test" / "reference" / "contest.json").write_text(json.dumps(head, indent=1) + "\n")


if __name__ == "__main__":
    main()
