"""Measures a shipped generator of digits: what does a classifier make of its samples?

python training/gan_quality.py --model models/mnist-dcgan
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from import_keras import import_keras

SEED = 1  # of the codes
SAMPLES = 10_000
CODE = 100  # numbers in a code
JUDGE = Path("models/mnist-judge")


@torch.no_grad()
def sample(generator: nn.Module, count: int) -> Tensor:
    """The first images [count, 1, 28, 28] of the generator; the codes follow from the seed."""
    codes = torch.randn(SAMPLES, CODE, generator=torch.Generator().manual_seed(SEED))
    return torch.cat([generator.eval()(batch) for batch in codes[:count].split(1000)])


@torch.no_grad()
def quality(generator: nn.Module, judge: nn.Module) -> tuple[list[float], float]:
    """The share of each class in [0, 1], and the mean of the highest probability."""
    images = sample(generator, SAMPLES)
    logits = torch.cat([judge(batch) for batch in images.split(1000)])
    top = logits.softmax(1).max(1)
    shares = top.indices.bincount(minlength=logits.shape[1]) / SAMPLES
    return [round(share, 4) for share in shares.tolist()], round(top.values.mean().item(), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the generator")
    parser.add_argument("--judge", type=Path, default=JUDGE, help="folder of the classifier")
    options = parser.parse_args()
    shares, top = quality(import_keras(options.model), import_keras(options.judge))
    print(f"shares of the classes {shares}, mean top probability {top:.4f}")


if __name__ == "__main__":
    main()
