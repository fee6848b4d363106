"""Relevance by zennit and attributions by Captum, for the twins whose layers both have rules for."""

from pathlib import Path

import numpy as np
import torch
from captum.attr import GuidedBackprop, IntegratedGradients
from torch import nn
from zennit import composites, rules
from zennit.canonizers import SequentialMergeBatchNorm
from zennit.types import Activation, AvgPool, BatchNorm

from onnx_export.networks import channels_last

ZENNIT = ("alexnet", "vgg11_bn", "squeezenet1_1")
CAPTUM = ("resnet18", "vgg11_bn", "squeezenet1_1")
EPSILON = 1e-6
STEPS = 32


def write_attributions(folder: Path, name: str, model: nn.Module, image: torch.Tensor) -> None:
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
    maps = {}
    target = int(model(image)[0].argmax())
    if name in CAPTUM:
        pixels = image.clone().requires_grad_(True)
        maps["guided-backprop"] = GuidedBackprop(model).attribute(pixels, target)
        maps["integrated-gradients"] = IntegratedGradients(model).attribute(
            pixels, baselines=0, target=target, n_steps=STEPS, method="riemann_middle"
        )
    if name in ZENNIT:
        # Activations pass, averages share by contribution.
        known = [(Activation, rules.Pass()), (AvgPool, rules.Norm(EPSILON))]
        settings = {"layer_map": known, "canonizers": [SequentialMergeBatchNorm()]}
        plus = composites.EpsilonPlus(**settings)
        box = composites.EpsilonGammaBox(low=0.0, high=1.0, **settings)
        maps["epsilon-plus"] = relevance(model, image, target, plus)
        maps["epsilon-gamma-box"] = relevance(model, image, target, box)
    for method, values in maps.items():
        array = channels_last(values.detach().numpy()).astype("<f4")
        np.asarray(array).tofile(folder / f"{method}.bin")


def relevance(model: nn.Module, image: torch.Tensor, target: int, composite) -> torch.Tensor:
    leaf = image.clone().requires_grad_(True)
    with composite.context(model) as modified:
        # Merged batch norms keep their epsilon, by which each would scale its input.
        norms = [module for module in modified.modules() if isinstance(module, BatchNorm)]
        kept = [norm.eps for norm in norms]
        for norm in norms:
            norm.eps = 0.0
        logits = modified(leaf)
        start = torch.zeros_like(logits)
        start[0, target] = logits[0, target].detach()
        (shares,) = torch.autograd.grad(logits, leaf, start)
        for norm, epsilon in zip(norms, kept):
            norm.eps = epsilon
    return shares
