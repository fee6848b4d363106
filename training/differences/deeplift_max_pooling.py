"""Whether the contributions of Captum's DeepLIFT add up, with and without max pooling.

python training/differences/deeplift_max_pooling.py

pip install torch==2.15.0 captum==0.9.0
"""

import warnings

import torch
from captum.attr import DeepLift
from torch import nn

warnings.filterwarnings("ignore")


def network(pool: nn.Module) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 8, 3),
        nn.ReLU(),
        pool,
        nn.Conv2d(8, 8, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(200, 1),
    ).double()


print("pooling  seed  difference of the score  sum of the contributions")
for name, pool in (("average", nn.AvgPool2d(2)), ("max", nn.MaxPool2d(2))):
    for seed in range(3):
        torch.manual_seed(seed)
        model = network(pool)
        image, baseline = torch.rand(2, 1, 1, 16, 16, dtype=torch.double)
        change = (model(image) - model(baseline)).item()
        total = DeepLift(model).attribute(image, baseline).sum().item()
        print(f"{name:7s}  {seed:4d}  {change:23.4f}  {total:24.4f}")
