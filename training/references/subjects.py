"""What is explained: models with their images and the classes to explain."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from fixtures import NETWORKS
from import_keras import Chain, Graph, import_keras

ROOT = Path(__file__).parent.parent.parent

# The samples of each classifier: the right class, and a wrong one to explain as well. In these
# no ReLU or maximum is so close to a tie that the rounding of float32 would decide it.
SAMPLES = {
    "models/mnist-cnn": {"3": [3, 8], "5": [5, 3], "7": [7, 1]},
    "models/cifar10-cnn": {"dog": [5, 3], "cat": [3, 5], "bird": [2, 0]},
    "models/cifar10-allcnn": {"horse": [7, 4], "ship-2": [8, 0], "truck-2": [9, 1]},
}
FIXTURES = {f"test/fixtures/{network.name}": network for network in NETWORKS}


@dataclass(frozen=True)
class Subject:
    """`images` by the name of the sample, [1, channels, height, width] in the model's units."""

    path: str
    network: Chain | Graph
    images: dict[str, Tensor]
    targets: dict[str, list[int]]
    range: tuple[float, float]

    @property
    def shipped(self) -> bool:
        return self.path in SAMPLES


def read_subject(path: str) -> Subject:
    """`path` from the root of the repository. Everything is computed in float64."""
    if not (ROOT / path / "model.json").exists():
        raise SystemExit(f"{path} holds no model.json")
    network = import_keras(ROOT / path).double()
    if path in FIXTURES:
        return fixture(path, network)
    card = json.loads((ROOT / path / "card.json").read_text())
    low, high = card["input"]["range"]
    images = {name: read_sample(ROOT / path, name, card) for name in SAMPLES[path]}
    return Subject(path, network, images, SAMPLES[path], (low, high))


def fixture(path: str, network: Chain | Graph) -> Subject:
    """Two random images that fill the range of inputs; the highest and the lowest logit."""
    height, width, channels = FIXTURES[path].input
    low, high = FIXTURES[path].inputs
    random = np.random.default_rng(list(path.encode()))
    images, targets = {}, {}
    for sample in ("0", "1"):
        pixels = random.uniform(low, high, (1, channels, height, width)).astype(np.float32)
        images[sample] = torch.from_numpy(pixels).double()
        order = network(images[sample])[0].argsort(descending=True).tolist()
        targets[sample] = [order[0], order[-1]]
    return Subject(path, network, images, targets, (low, high))


def read_sample(folder: Path, name: str, card: dict) -> Tensor:
    """The sample `<name>.png` that has the size of the input, in the units of the model."""
    height, width, channels = card["input"]["shape"]
    sources = [sample["src"] for sample in card["samples"]]
    for source in sources:
        with Image.open(folder / source) as image:
            if Path(source).stem == name and image.size == (width, height):
                pixels = np.asarray(image.convert("L" if channels == 1 else "RGB"), np.float32)
                low, high = card["input"]["range"]
                # In float32, as pages compute it.
                scaled = pixels / np.float32(255) * np.float32(high - low) + np.float32(low)
                planes = scaled.reshape(height, width, channels).transpose(2, 0, 1)
                return torch.from_numpy(planes.copy())[None].double()
    raise SystemExit(f"{folder} has no sample {name}.png of {width}x{height} pixels: {sources}")
