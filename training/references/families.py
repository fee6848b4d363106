"""Class activation maps by pytorch-grad-cam, DeepLIFT and GradientSHAP by Captum."""

import numpy as np
import torch
from captum.attr import DeepLift, GradientShap
from pytorch_grad_cam import GradCAMPlusPlus, HiResCAM, XGradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection_with_sign_correction
from torch import Tensor, nn
from torch.nn.functional import interpolate

from references.captum_maps import convolutions
from references.record import Record
from references.subjects import Subject

CAMS = {"grad-cam-plus-plus": GradCAMPlusPlus, "hires-cam": HiResCAM, "xgrad-cam": XGradCAM}
# Larger gradients of maps that are as much smaller give Grad-CAM++ the same sums, but for the 1e-6
# that the package adds to a denominator of squared gradients.
SCALE = 1e6
# Of a baseline in the units of the model.
BASELINES = (0.0, 0.25)


def record_cams(record: Record, subject: Subject) -> None:
    """The uppermost convolutions' maps, [height, width, 1] at the image's size, rectified, not scaled.

    pytorch-grad-cam scales maps to [0, 1] afterwards: here its sums are taken before.
    """
    network = subject.network
    for layer in convolutions(subject)[-2:]:
        module = network.get_submodule(layer.replace("/", "."))
        for sample, image in subject.images.items():
            for target in subject.targets[sample]:
                labels = {"sample": sample, "target": target, "layer": layer}
                for method, cam in CAMS.items():
                    record.add("map", enlarged(summed(cam, network, module, image, target), image),
                               **labels, method=method)
            maps = activations(network, module, image)
            projection = get_2d_projection_with_sign_correction(maps.numpy())
            small = torch.from_numpy(projection)[:, None].clamp(min=0)
            record.add("map", enlarged(small, image), sample=sample, target=subject.targets[sample][0],
                       layer=layer, method="eigen-cam")


def summed(cam: type, network: nn.Module, module: nn.Module, image: Tensor, target: int) -> Tensor:
    """What the package sums up over the maps, rectified, `[1, 1, height, width]`."""
    with cam(model=network, target_layers=[module]) as made:
        leaf = image.clone().requires_grad_()
        outputs = made.activations_and_grads(leaf)
        network.zero_grad()
        ClassifierOutputTarget(target)(outputs[0]).backward()
        maps = made.activations_and_grads.activations[0].numpy()
        gradients = made.activations_and_grads.gradients[0].numpy()
        if cam is GradCAMPlusPlus:
            maps, gradients = maps / SCALE, gradients * SCALE
        sums = made.get_cam_image(leaf, module, [target], maps, gradients, eigen_smooth=False)
    return torch.from_numpy(np.asarray(sums))[:, None].clamp(min=0)


def activations(network: nn.Module, module: nn.Module, image: Tensor) -> Tensor:
    found: list[Tensor] = []
    handle = module.register_forward_hook(lambda _module, _inputs, output: found.append(output))
    with torch.no_grad():
        network(image)
    handle.remove()
    return found[0]


def enlarged(small: Tensor, image: Tensor) -> Tensor:
    return interpolate(small.double(), image.shape[-2:], mode="bilinear", align_corners=False)


def record_deeplift(record: Record, subject: Subject) -> None:
    """DeepLIFT by the rescale rule from a random baseline, [height, width, channels].

    Of networks without max pooling: through one, the contributions of Captum 0.9.0 do not add up to the
    difference of the score, as its own convergence delta says.
    """
    if any(isinstance(module, nn.MaxPool2d) for module in subject.network.modules()):
        return
    attribute = DeepLift(subject.network).attribute
    low, high = subject.range
    first = next(iter(subject.images.values()))
    pixels = np.random.default_rng(25).uniform(low, high, tuple(first.shape)).astype(np.float32)
    baseline = torch.from_numpy(pixels).double()
    record.add("baseline", baseline)
    for sample, image in subject.images.items():
        for target in subject.targets[sample]:
            leaf = image.clone().requires_grad_()
            result = attribute(leaf, baselines=baseline, target=target)
            record.add("map", result, sample=sample, target=target, method="deeplift")


def record_gradient_shap(record: Record, subject: Subject, shares: list[float]) -> None:
    """GradientSHAP from a baseline, at stored shares of the way in place of random ones."""
    drawn = np.random.uniform
    np.random.uniform = lambda _low, _high, count: np.asarray(shares[:count])
    try:
        attribute = GradientShap(subject.network).attribute
        for sample, image in subject.images.items():
            target = subject.targets[sample][0]
            for value in BASELINES:
                result = attribute(image.clone(), baselines=torch.full_like(image, value),
                                   n_samples=len(shares), stdevs=0.0, target=target)
                record.add("map", result, sample=sample, target=target, method="gradient-shap",
                           parameters={"baseline": value, "samples": len(shares), "noiseSeed": 5})
    finally:
        np.random.uniform = drawn
