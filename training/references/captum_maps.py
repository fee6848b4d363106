"""Captum's attributions: gradients and what is made of them."""

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
from torch import Tensor, nn

from import_keras import named_layers
from references.forward import run_layers
from references.record import Record
from references.subjects import Subject

STEPS = 32  # of integrated gradients
# Half-pixel centres, as torch.nn.functional.interpolate without align_corners.
BILINEAR = {"upsampling": "bilinear", "align_corners": False}


def record_gradients(record: Record, subject: Subject) -> None:
    """Derivatives of the target's logit, [height, width, channels].

    Captum's guided backpropagation and deconvolution change the ReLUs alone: ReLU6 and leaky ReLU
    keep their gradient. `baseline` of integrated gradients is in the units of the model.
    """
    network = subject.network
    methods = {
        "gradient": (Saliency(network).attribute, {"abs": False}),
        "gradient-x-input": (InputXGradient(network).attribute, {}),
        "integrated-gradients": (
            IntegratedGradients(network).attribute,
            {"n_steps": STEPS, "method": "riemann_middle", "baselines": 0},
        ),
    }
    if any(isinstance(module, nn.ReLU) for module in network.modules()):
        methods["guided-backprop"] = (GuidedBackprop(network).attribute, {})
        methods["deconvnet"] = (Deconvolution(network).attribute, {})
    for sample, image in subject.images.items():
        for target in subject.targets[sample]:
            for method, (attribute, parameters) in methods.items():
                leaf = image.clone().requires_grad_()
                result = attribute(leaf, target=target, **parameters)
                labels = {"sample": sample, "target": target, "method": method}
                record.add("map", result, **labels, parameters=parameters)


def record_grad_cam(record: Record, subject: Subject) -> None:
    """Grad-CAM of the uppermost convolutions, at the layer's size and at the image's.

    The channels of the layer's output (after its activation) are summed with their mean gradient
    as weight, then rectified; guided Grad-CAM is guided backpropagation times the enlarged map.
    """
    network = subject.network
    for layer in convolutions(subject)[-2:]:
        module = network.get_submodule(layer.replace("/", "."))
        cam, guided = LayerGradCam(network, module), GuidedGradCam(network, module)
        for sample, image in subject.images.items():
            for target in subject.targets[sample]:
                labels = {"sample": sample, "target": target, "layer": layer}
                small = cam.attribute(image, target, relu_attributions=True)
                record.add(
                    "map", small, **labels, method="grad-cam", parameters={"upsampling": None}
                )
                large = LayerAttribution.interpolate(small, image.shape[-2:], "bilinear")
                record.add("map", large, **labels, method="grad-cam", parameters=BILINEAR)
                leaf = image.clone().requires_grad_()
                both = guided.attribute(leaf, target, interpolate_mode="bilinear")
                record.add("map", both, **labels, method="guided-grad-cam", parameters=BILINEAR)


def convolutions(subject: Subject) -> list[str]:
    """Layers with kernels that are called once and have an output of several pixels."""
    image: Tensor = next(iter(subject.images.values()))
    outputs, _ = run_layers(subject.network, image)
    return [
        name
        for name, layer in named_layers(subject.network)
        if any(isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)) for module in layer.modules())
        and outputs[name, 0].shape[-2:].numel() > 1
        and (name, 1) not in outputs
    ]
