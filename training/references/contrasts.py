"""A class rather than others: Captum's and zennit's maps of a difference of logits, and a step of FGSM."""

from collections.abc import Callable
from functools import partial

import torch
from captum.attr import (
    Deconvolution,
    GuidedBackprop,
    GuidedGradCam,
    InputXGradient,
    IntegratedGradients,
    LayerAttribution,
    LayerGradCam,
    Saliency,
)
from captum.robust import FGSM
from torch import Tensor, nn

from references.captum_maps import STEPS, convolutions
from references.record import Record
from references.subjects import Subject
from references.zennit_composites import mixed_rules
from references.zennit_relevance import has_rules, without_epsilon

LARGEST_STEP = 0.3  # of the range of pixels
STEPS_TRIED = 4096
RELEVANCE = ("epsilon-plus", "epsilon-alpha2-beta1")


class Difference(nn.Module):
    """The logits times constant weights, one number for each image."""

    def __init__(self, network: nn.Module, weights: Tensor) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("weights", weights)

    def forward(self, image: Tensor) -> Tensor:
        return self.network(image) @ self.weights


def weights_of(logits: Tensor, target: int, contrast: str, other: int) -> Tensor:
    """1 at the target; the others -1 in sum: one of them, all alike, or by their softmax."""
    weights = torch.zeros_like(logits)
    rest = torch.arange(len(logits)) != target
    if contrast == "class":
        weights[other] = -1
    elif contrast == "others":
        weights[rest] = -1 / (len(logits) - 1)
    else:
        weights[rest] = -logits[rest].softmax(0)
    weights[target] = 1
    return weights


@torch.no_grad()
def record_contrasts(record: Record, subject: Subject) -> None:
    """Of the first sample: its first target rather than its second, the others, its rivals."""
    sample, image = next(iter(subject.images.items()))
    target, other = subject.targets[sample]
    logits = subject.network(image)[0]
    record.add("input", image, sample=sample)
    for contrast in ("class", "others", "rivals"):
        weights = weights_of(logits, target, contrast, other)
        labels = {"sample": sample, "target": target}
        labels["parameters"] = {"contrast": other if contrast == "class" else contrast}
        with torch.enable_grad():
            record_maps(record, subject, image, weights, labels)
            record_relevance(record, subject, image, weights * logits, labels)
            if contrast == "class":
                record_step(record, subject, image, weights, labels)


def record_maps(
    record: Record, subject: Subject, image: Tensor, weights: Tensor, labels: dict
) -> None:
    score = Difference(subject.network, weights)
    layer = convolutions(subject)[-1]
    module = score.network.get_submodule(layer.replace("/", "."))
    methods: dict[str, Callable[[Tensor], Tensor]] = {
        "gradient": partial(Saliency(score).attribute, abs=False),
        "gradient-x-input": InputXGradient(score).attribute,
        "integrated-gradients": partial(
            IntegratedGradients(score).attribute,
            n_steps=STEPS,
            method="riemann_middle",
            baselines=0,
        ),
        "guided-grad-cam": partial(
            GuidedGradCam(score, module).attribute, interpolate_mode="bilinear"
        ),
    }
    if any(isinstance(module, nn.ReLU) for module in score.modules()):
        methods["guided-backprop"] = GuidedBackprop(score).attribute
        methods["deconvnet"] = Deconvolution(score).attribute
    for method, attribute in methods.items():
        found = attribute(image.clone().requires_grad_())
        record.add("map", found, **labels, method=method, layer=layer)
    cam = LayerGradCam(score, module).attribute(image)
    for method, sign in (("grad-cam", 1), ("counterfactual-grad-cam", -1)):
        small = (sign * cam).relu()
        large = LayerAttribution.interpolate(small, image.shape[-2:], "bilinear")
        record.add("map", large, **labels, method=method, layer=layer)


def record_relevance(
    record: Record, subject: Subject, image: Tensor, start: Tensor, labels: dict
) -> None:
    """zennit's, with the weighted logits as its output's seed."""
    if not has_rules(subject):
        return
    for parameters, composite in mixed_rules():
        if parameters["composite"] not in RELEVANCE:
            continue
        leaf = image.clone().requires_grad_()
        with composite().context(subject.network) as modified, without_epsilon(modified):
            (share,) = torch.autograd.grad(modified(leaf), leaf, start[None])
        record.add("map", share, **labels, method="lrp", **parameters)


def record_step(
    record: Record, subject: Subject, image: Tensor, weights: Tensor, labels: dict
) -> None:
    """Captum's FGSM away from the target, and the first of many steps that changes the prediction."""
    low, high = subject.range
    labels = {**labels, "range": [low, high]}
    score = Difference(subject.network, weights)
    attack = FGSM(score, lambda outputs, _: outputs, lower_bound=low, upper_bound=high)

    def step(epsilon: float) -> Tensor:
        leaf = image.clone().requires_grad_()
        return attack.perturb(leaf, epsilon * (high - low), target=None, targeted=True).detach()

    for epsilon in (0.02, 0.1):
        record.add("perturbed", step(epsilon), **labels, epsilon=epsilon)
    before = subject.network(image).argmax()
    for index in range(1, STEPS_TRIED + 1):
        epsilon = index / STEPS_TRIED * LARGEST_STEP
        after = subject.network(step(epsilon)).argmax()
        if after != before:
            found = torch.tensor([[epsilon, float(after)]])
            record.add("change", found, **labels, limit=LARGEST_STEP)
            return
