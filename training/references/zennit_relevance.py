"""zennit's layer-wise relevance propagation: relevance of the input and of every layer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import torch
from torch import Tensor, nn
from zennit.core import Composite
from zennit.types import BatchNorm, Linear

from keras_import.modules import Affine, Multiply
from references.forward import run_layers
from references.record import Record
from references.sensitivity import neighbours, sensitivity
from references.subjects import Subject
from references.zennit_composites import (
    Composites,
    boxed_rules,
    mixed_rules,
    rules_without_bias,
    single_rules,
)

# Layers for which zennit has no rule. Sigmoids and the like would pass, which proves nothing.
UNRULED = (Affine, Multiply, nn.Softmax, nn.Upsample, nn.Sigmoid, nn.Tanh, nn.ELU)
ILL_CONDITIONED = 1e-4  # the tolerance of the tests
INPUT = ("", 0)  # no layer has an empty name


def record_relevance(record: Record, subject: Subject) -> None:
    """Relevance [height, width, channels] of the input, starting from the target's logit.

    `sensitivity` is how far it moves with inputs and weights that float32 could not tell from
    these, where that is much: denominators near 0, mostly of biases that are left out.
    For the first sample and target also that of every layer's output, which on the shipped
    classifiers is summed over channels, [height, width]. LRP-0 is left out where it divides 0 by 0.
    """
    if not has_rules(subject):
        return
    for sample, image in subject.images.items():
        pairs = [] if subject.shipped else neighbours(subject.network, image)
        for target in subject.targets[sample]:
            first = target == subject.targets[sample][0]
            for parameters, composite in choose(subject, first):
                shares = relevance(composite, target, subject.network, image)
                if parameters.get("rule") == "0" and shares[INPUT].isnan().any():
                    continue
                labels = {"sample": sample, "target": target, "method": "lrp"}
                details = {"parameters": parameters, "short": subject.shipped}
                away = sensitivity(shares, partial(relevance, composite, target), pairs)
                if away > ILL_CONDITIONED:
                    details["sensitivity"] = float(f"{away:.1e}")
                record.add("map", shares.pop(INPUT), **labels, **details)
                if not first or sample != next(iter(subject.images)):
                    continue
                for (layer, _), share in shares.items():
                    pooled = share.sum(1) if subject.shipped and share.dim() == 4 else share
                    record.add("relevance", pooled, **labels, layer=layer, **details)


def choose(subject: Subject, first: bool) -> Composites:
    """All rules for the first target; of the shipped classifiers' second only the composites."""
    chosen = mixed_rules()
    if starts_with_weights(subject.network):
        chosen += boxed_rules(*subject.range)
    if first or not subject.shipped:
        chosen += single_rules()
    if not subject.shipped:
        chosen += rules_without_bias()
    return chosen


def relevance(
    composite: Callable[[], Composite], target: int, network: nn.Module, image: Tensor
) -> dict[tuple[str, int], Tensor]:
    """By layer and call, and of the image as INPUT; shapes as those of the outputs."""
    leaf = image.clone().requires_grad_()
    with composite().context(network) as modified, without_epsilon(modified):
        outputs, logits = run_layers(modified, leaf)
        start = torch.zeros_like(logits)
        start[0, target] = logits[0, target].detach()
        names = [INPUT, *outputs]
        shares = torch.autograd.grad(logits, [leaf, *outputs.values()], start)
    return dict(zip(names, shares, strict=True))


@contextmanager
def without_epsilon(network: nn.Module) -> Iterator[None]:
    """Makes merged batch norms the identity.

    zennit puts mean 0 and variance 1 into them and leaves their epsilon, by which each would scale
    its input, 0.05 % with Keras's 0.001.
    """
    norms = [module for module in network.modules() if isinstance(module, BatchNorm)]
    own = [norm.eps for norm in norms]
    for norm in norms:
        norm.eps = 0.0
    yield
    for norm, epsilon in zip(norms, own, strict=True):
        norm.eps = epsilon


def plain_modules(network: nn.Module) -> list[nn.Module]:
    """The modules without parts, in the order of their making, which is that of running."""
    return [module for module in network.modules() if not list(module.children())]


def starts_with_weights(network: nn.Module) -> bool:
    """Whether the first layer with weights sees the image itself, whose bounds are known."""
    return isinstance(plain_modules(network)[0], Linear)


def has_rules(subject: Subject) -> bool:
    """Whether zennit has a rule for every layer.

    A batch norm must follow a layer into which it can be merged, and zennit keeps one state for a
    layer, too little for one that is called twice.
    """
    modules = plain_modules(subject.network)
    pairs = zip([None, *modules], modules, strict=False)
    merged = all(
        isinstance(before, Linear) for before, module in pairs if isinstance(module, BatchNorm)
    )
    outputs, _ = run_layers(subject.network, next(iter(subject.images.values())))
    once = all(call == 0 for _, call in outputs)
    return merged and once and not any(isinstance(module, UNRULED) for module in modules)
