"""Captum's guided backpropagation and DeconvNet rule where a ReLU's input has a second reader.

python training/differences/guided_branches.py

pip install torch==2.15.0 captum==0.9.0
"""

import torch
from captum.attr import Deconvolution, GuidedBackprop
from torch import Tensor, nn


class Block(nn.Module):
    """As in Xception: the rectifier stands inside the branch, and the shortcut reads its input."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.relu = nn.ReLU()
        self.separable = nn.Conv2d(inside, outside, 3, padding=1)
        self.shortcut = nn.Conv2d(inside, outside, 1)

    def forward(self, signal: Tensor) -> Tensor:
        return self.separable(self.relu(signal)) + self.shortcut(signal)


def network(seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        Block(8, 12),
        Block(12, 16),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(16, 4),
    ).double()


def by_modules(model: nn.Module, image: Tensor, target: int, guided: bool) -> Tensor:
    """The rule at each ReLU alone: what the other readers of its input send back is left as it is."""

    def rectify(_, inside: tuple[Tensor, ...], outside: tuple[Tensor, ...]) -> tuple[Tensor]:
        return ((inside if guided else outside)[0].relu(),)

    hooks = [
        module.register_full_backward_hook(rectify)
        for module in model.modules()
        if isinstance(module, nn.ReLU)
    ]
    leaf = image.clone().requires_grad_()
    model(leaf)[0, target].backward()
    for hook in hooks:
        hook.remove()
    return leaf.grad


def main() -> None:
    print("seed  rule       largest difference, as a share of the largest value")
    for seed in range(3):
        model = network(seed)
        image = torch.rand(1, 3, 16, 16, dtype=torch.float64)
        for name, method in {"guided": GuidedBackprop, "deconvnet": Deconvolution}.items():
            own = by_modules(model, image, 0, name == "guided")
            theirs = method(model).attribute(image.clone().requires_grad_(), target=0)
            share = float((own - theirs).abs().max() / own.abs().max())
            print(f"{seed:>4}  {name:<9}  {share:.3f}")


if __name__ == "__main__":
    main()
