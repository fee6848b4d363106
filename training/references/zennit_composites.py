"""zennit's rules of layer-wise relevance propagation, each under the name that convlens uses."""

from collections.abc import Callable

from zennit import composites, rules
from zennit.canonizers import SequentialMergeBatchNorm
from zennit.core import Composite
from zennit.types import Activation, AvgPool, Linear

from keras_import.modules import Sum

EPSILON = 1e-6  # the stabiliser of every rule, added with the sign of what it stabilises
STABLE = {"stabilizer": EPSILON}

# Name and parameters of each rule that every layer with weights may have.
RULES = [
    ("epsilon", rules.Epsilon, {"epsilon": EPSILON}),
    ("epsilon", rules.Epsilon, {"epsilon": 0.25}),
    ("gamma", rules.Gamma, {"gamma": 0.25, **STABLE}),
    ("alpha-beta", rules.AlphaBeta, {"alpha": 2, "beta": 1, **STABLE}),
    ("alpha-beta", rules.AlphaBeta, {"alpha": 1, "beta": 0, **STABLE}),
    ("z-plus", rules.ZPlus, STABLE),
]
# Rules that have no bias to ignore, or a bare denominator.
BARE = [
    ("0", rules.Epsilon, {"epsilon": 0.0}),
    ("w-square", rules.WSquare, STABLE),
    ("flat", rules.Flat, STABLE),
]
COMPOSITES = {
    "epsilon-plus": composites.EpsilonPlus,
    "epsilon-plus-flat": composites.EpsilonPlusFlat,
    "epsilon-alpha2-beta1": composites.EpsilonAlpha2Beta1,
    "epsilon-alpha2-beta1-flat": composites.EpsilonAlpha2Beta1Flat,
    "excitation-backprop": composites.ExcitationBackprop,
}

Composites = list[tuple[dict, Callable[[], Composite]]]


def canonical() -> dict:
    """Batch norms are merged into the layers before them."""
    return {"canonizers": [SequentialMergeBatchNorm()]}


def without_weights() -> list:
    """Activations pass, averages and sums share by contribution; maxima have their gradient."""
    return [(Activation, rules.Pass()), ((AvgPool, Sum), rules.Norm(EPSILON))]


def everywhere(kind: Callable[..., rules.BasicHook], parameters: dict) -> Callable[[], Composite]:
    """One rule for all layers with weights."""
    return lambda: composites.LayerMapComposite(
        [*without_weights(), (Linear, kind(**parameters))], **canonical()
    )


def box(low: float, high: float) -> Callable[[], Composite]:
    """z^B for the first layer, which alone knows its bounds, and epsilon above."""
    return lambda: composites.SpecialFirstLayerMapComposite(
        [*without_weights(), (Linear, rules.Epsilon(EPSILON))],
        [(Linear, rules.ZBox(low, high, **STABLE))],
        **canonical(),
    )


def named(kind: Callable[..., Composite], **bounds: float) -> Callable[[], Composite]:
    """One of zennit's own composites, which also learns what a sum is here.

    And that activations pass: all but excitation backprop know, which would close a saturated ReLU6.
    """
    return lambda: kind(**bounds, layer_map=without_weights(), **canonical())


def single_rules() -> Composites:
    return [
        *(({"rule": name, **own}, everywhere(kind, own)) for name, kind, own in [*RULES, *BARE])
    ]


def rules_without_bias() -> Composites:
    """The same rules with the bias left out of the denominator."""
    return [
        (
            {"rule": name, **own, "bias": "ignore"},
            everywhere(kind, {**own, "zero_params": "bias"}),
        )
        for name, kind, own in RULES
    ]


def mixed_rules() -> Composites:
    return [({"composite": name}, named(kind)) for name, kind in COMPOSITES.items()]


def boxed_rules(low: float, high: float) -> Composites:
    """What needs the bounds of the input, in the units of the model."""
    bounds = {"low": low, "high": high}
    return [
        ({"rule": "z-box", **bounds, **STABLE, "above": "epsilon"}, box(low, high)),
        (
            {"composite": "epsilon-gamma-box", **bounds},
            named(composites.EpsilonGammaBox, **bounds),
        ),
    ]
