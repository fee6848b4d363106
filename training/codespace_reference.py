"""Writes how a class's log-probability changes with a generator's code, for the tests.

python training/codespace_reference.py
"""

import json
from pathlib import Path

import torch
from import_keras import import_keras
from torch import Tensor, nn

ROOT = Path(__file__).parent.parent
CLASSIFIER = "models/mnist-cnn"
GENERATORS = ("models/mnist-gan", "models/mnist-dcgan")
TARGETS = (0, 4, 8)
CODE = 100  # numbers in a code
STEP = 1e-5  # of the differences, in float64
OUTPUT = ROOT / "test" / "reference" / "codespace.json"


def log_probabilities(
    generator: nn.Module, classifier: nn.Module, codes: Tensor
) -> Tensor:
    """Of all classes, [batch, classes]. Both models show black as 0 and white as 1."""
    return classifier(generator(codes)).log_softmax(1)


@torch.no_grad()
def central_differences(
    generator: nn.Module, classifier: nn.Module, code: Tensor, target: int
) -> Tensor:
    """The gradient of the target's log-probability with respect to the code, [code]."""
    steps = STEP * torch.eye(CODE, dtype=torch.float64)
    above = log_probabilities(generator, classifier, code + steps)[:, target]
    below = log_probabilities(generator, classifier, code - steps)[:, target]
    return (above - below) / (2 * STEP)


def main() -> None:
    classifier = import_keras(ROOT / CLASSIFIER).double().eval()
    entries = []
    for name in GENERATORS:
        generator = import_keras(ROOT / name).double().eval()
        for target in TARGETS:
            # Rounded to float32, which the engine computes in.
            seeded = torch.Generator().manual_seed(target)
            code = torch.randn(CODE, generator=seeded).double()
            gradient = central_differences(generator, classifier, code, target)
            value = log_probabilities(generator, classifier, code[None])[0, target]
            entries.append(
                {
                    "generator": name,
                    "target": target,
                    "code": code.tolist(),
                    "logProbability": value.item(),
                    "gradient": [float(f"{slope:.9g}") for slope in gradient.tolist()],
                }
            )
            print(f"{name}, {target}: log p = {value.item():.4f}", flush=True)
    reference = {
        "classifier": CLASSIFIER,
        "command": "python training/codespace_reference.py",
        "versions": {"torch": torch.__version__},
        "entries": entries,
    }
    OUTPUT.write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
