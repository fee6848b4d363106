"""The z-box rule where zero padding stands beside the image: zennit pads the bounds with zeros.

python training/differences/z_box_borders.py

pip install torch==2.15.0 zennit==0.5.1
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, pad
from zennit.rules import ZBox

LOW, HIGH = -1.0, 1.0


def share_out(convolution: nn.Conv2d, image: Tensor, beyond: tuple[float, float]) -> Tensor:
    """The rule by its formula; `beyond` are the bounds of the pixels that padding adds."""
    weight = convolution.weight
    bounds = [torch.full_like(image, value) for value in (LOW, HIGH)]
    padded = [pad(image, [1] * 4), *(pad(b, [1] * 4, value=v) for b, v in zip(bounds, beyond))]
    terms = [leaf.detach().requires_grad_() for leaf in padded]
    kernels = (weight, weight.clamp(min=0), weight.clamp(max=0))
    pixels, low, high = (conv2d(x, w) for x, w in zip(terms, kernels))
    # The bias cancels: its positive and its negative part go with the bounds.
    denominator = pixels - low - high
    denominator = denominator + 1e-6 * torch.where(denominator < 0, -1.0, 1.0)
    relevance = torch.ones_like(denominator) / denominator
    gradients = torch.autograd.grad((pixels - low - high), terms, relevance.detach())
    total = sum(term * gradient for term, gradient in zip(terms, gradients))
    return total.detach()[..., 1:-1, 1:-1]


def main() -> None:
    torch.manual_seed(0)
    convolution = nn.Conv2d(1, 4, 3, padding=1).double()
    image = torch.rand(1, 1, 8, 8, dtype=torch.float64) * 2 - 1
    handle = ZBox(LOW, HIGH, stabilizer=1e-6).register(convolution)
    leaf = image.clone().requires_grad_()
    (theirs,) = torch.autograd.grad(convolution(leaf), leaf, torch.ones(1, 4, 8, 8).double())
    handle.remove()
    with_zeros = share_out(convolution, image, (0, 0))
    with_bounds = share_out(convolution, image, (LOW, HIGH))
    largest = theirs.abs().max()
    inner = (slice(None), slice(None), slice(2, -2), slice(2, -2))
    for name, own in {"bounds 0 beyond the border": with_zeros, "bounds go on": with_bounds}.items():
        whole = float((own - theirs).abs().max() / largest)
        inside = float((own - theirs)[inner].abs().max() / largest)
        print(f"{name:<27} differs from zennit by {whole:.1e}, by {inside:.1e} two pixels inside")


if __name__ == "__main__":
    main()
