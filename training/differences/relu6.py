"""ReLU6 under guided backpropagation: Captum and zennit keep its gradient, the kit rectifies too.

python training/differences/relu6.py

pip install torch==2.15.0 captum==0.9.0 zennit==0.5.1
"""

import torch
from captum.attr import GuidedBackprop
from torch import Tensor, nn
from zennit.attribution import Gradient
from zennit.composites import GuidedBackprop as ZennitGuided


def network(activation: type[nn.Module]) -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Conv2d(3, 8, 3),
        activation(),
        nn.Conv2d(8, 8, 3),
        activation(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(8, 4),
    ).double()


def gradient(model: nn.Module, image: Tensor) -> Tensor:
    leaf = image.clone().requires_grad_()
    return torch.autograd.grad(model(leaf)[0, 0], leaf)[0]


def rectified(model: nn.Module, image: Tensor) -> Tensor:
    """The gradient with its negative values dropped at every ReLU6 too, as in the kit."""
    hooks = [
        module.register_full_backward_hook(lambda _, inside, __: (inside[0].relu(),))
        for module in model.modules()
        if isinstance(module, (nn.ReLU, nn.ReLU6))
    ]
    result = gradient(model, image)
    for hook in hooks:
        hook.remove()
    return result


def main() -> None:
    image = torch.rand(1, 3, 12, 12, dtype=torch.float64)
    seed = torch.eye(4, dtype=torch.float64)[[0]]
    for activation in (nn.ReLU, nn.ReLU6):
        model = network(activation)
        captum = GuidedBackprop(model).attribute(image.clone().requires_grad_(), target=0)
        with Gradient(model, ZennitGuided()) as attributor:
            _, zennit = attributor(image.clone(), seed)
        own, plain = rectified(model, image), gradient(model, image)
        largest = own.abs().max()
        for name, theirs in {"captum": captum, "zennit": zennit}.items():
            from_own = float((theirs - own).abs().max() / largest)
            from_plain = float((theirs - plain).abs().max() / largest)
            print(
                f"{activation.__name__:<6} {name}: {from_own:.2f} from the rectified gradient, "
                f"{from_plain:.2f} from the plain one"
            )


if __name__ == "__main__":
    main()
