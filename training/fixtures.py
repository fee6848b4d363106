"""Writes the tiny random networks of the tests as TensorFlow.js layers-models.

python training/fixtures.py
"""

import json
from pathlib import Path

import numpy as np

from tiny.chains import CHAINS
from tiny.graphs import GRAPHS
from tiny.kinds import KINDS
from tiny.spec import Layer, Network
from tiny.spelling import VERSIONS, topology

NETWORKS = [*CHAINS, *KINDS, *GRAPHS]
FOLDER = Path(__file__).parent.parent / "test" / "fixtures"


def random_weight(name: str, shape: list[int], random: np.random.Generator) -> np.ndarray:
    """Kernels keep the size of the signal; all but variances have both signs."""
    if name == "depthwise_kernel":
        return random.normal(0, np.sqrt(3 / np.prod(shape[:2])), shape)
    if name.endswith("kernel"):
        return random.normal(0, np.sqrt(3 / np.prod(shape[:-1])), shape)
    if name.endswith("variance"):
        return random.uniform(0.5, 1.5, shape)
    if name == "gamma":
        return random.uniform(0.5, 1.5, shape) * random.choice([-1, 1], shape)
    return random.normal(0, 0.2, shape)


def named_weights(
    network: Network, layers: list[Layer], prefix: str, random: np.random.Generator
) -> dict[str, np.ndarray]:
    """Keras 3 puts the names of the models before those of the layers, and has fewer kernels."""
    arrays = {}
    for layer in layers:
        start = f"{prefix}{layer.name}/" if network.keras == 3 else f"{layer.name}/"
        arrays |= named_weights(network, layer.layers, start, random)
        for weight, shape in layer.weights.items():
            renamed = network.keras == 3 and layer.class_name == "DepthwiseConv2D"
            name = weight.removeprefix("depthwise_") if renamed else weight
            arrays[start + name] = random_weight(weight, shape, random)
    return arrays


def write(network: Network, folder: Path) -> None:
    """Writes `model.json` and the files of weights."""
    random = np.random.default_rng(list(network.name.encode()))
    arrays = named_weights(network, network.layers, f"{network.name}/", random)
    stored = "<f2" if network.half else "<f4"
    half = {"quantization": {"dtype": "float16", "original_dtype": "float32"}}
    manifest = [
        {
            "name": name,
            "shape": list(array.shape),
            "dtype": "float32",
            **(half if network.half else {}),
        }
        for name, array in arrays.items()
    ]
    raw = b"".join(array.astype(stored).tobytes() for array in arrays.values())
    size = -(-len(raw) // network.files)
    paths = [f"weights{number}.bin" for number in range(1, network.files + 1)]
    paths = ["weights.bin"] if network.files == 1 else paths
    model = {
        "format": "layers-model",
        "generatedBy": "convlens training/fixtures.py",
        "modelTopology": {
            "keras_version": VERSIONS[network.keras],
            "backend": "tensorflow",
            "model_config": topology(network),
        },
        "weightsManifest": [{"paths": paths, "weights": manifest}],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.json").write_text(json.dumps(model, indent=1) + "\n")
    for number, path in enumerate(paths):
        (folder / path).write_bytes(raw[number * size : (number + 1) * size])


def main() -> None:
    for network in NETWORKS:
        write(network, FOLDER / network.name)


if __name__ == "__main__":
    main()
