"""Times PyTorch with Captum and zennit for `npm run bench:captum`, which starts it.

Reads one request a line, {"network": ..., "method": ...}, computes it once in one thread and float32,
and answers with a line {"milliseconds": ...}. The forward pass that a method makes counts, the
choice of the class does not.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np
import torch
from captum.attr import GuidedBackprop, IntegratedGradients, Occlusion, Saliency
from torch import Tensor, nn
from zennit.rules import Epsilon

from efficientnet_lite0_reference import FOLDER, as_input, square
from import_keras import import_keras
from references.subjects import ROOT, read_sample
from references.zennit_composites import EPSILON, everywhere

STEPS = 32  # of integrated gradients
# Strides and filters of the blocks of MobileNetV1 (Howard et al. 2017), as in bench/speed/mobilenet.ts.
MOBILENET = [
    (1, 64), (2, 128), (1, 128), (2, 256), (1, 256), (2, 512),
    *[(1, 512)] * 5, (2, 1024), (1, 1024),
]  # fmt: skip
SAMPLES = {"mnist-cnn": "1", "cifar10-allcnn": "ship"}


def mobilenet() -> nn.Module:
    """MobileNetV1 for 224x224 with random weights, batch norm folded."""
    torch.manual_seed(2)
    layers = [nn.Conv2d(3, 32, 3, 2, padding=1), nn.ReLU6()]
    for (_, before), (stride, filters) in pairwise([(1, 32), *MOBILENET]):
        layers += [
            nn.Conv2d(before, before, 3, stride, padding=1, groups=before),
            nn.ReLU6(),
        ]
        layers += [nn.Conv2d(before, filters, 1), nn.ReLU6()]
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1024, 1000)]
    for layer in layers:
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    return nn.Sequential(*layers)


@cache
def load(name: str) -> tuple[nn.Module, Tensor]:
    """The network and its image, [1, channels, height, width] in model units."""
    if name == "mobilenet-v1-1.0":
        return mobilenet().eval(), torch.rand(1, 3, 224, 224)
    folder = ROOT / "models" / name
    network = import_keras(folder).float().eval()
    if name == "efficientnet-lite0":
        return network, as_input(np.asarray(square(FOLDER / "samples" / "dog.jpg")))
    card = json.loads((folder / "card.json").read_text())
    return network, read_sample(folder, SAMPLES[name], card).float()


def guided(network: nn.Module, image: Tensor, target: int) -> Tensor:
    """Captum's; where ReLU6 are the gates, of which it knows nothing, the same by hooks."""
    gates = [module for module in network.modules() if isinstance(module, nn.ReLU6)]
    if not gates:
        return GuidedBackprop(network).attribute(image, target)
    hooks = [
        gate.register_full_backward_hook(
            lambda _, gradients, __: (gradients[0].clamp(min=0),)
        )
        for gate in gates
    ]
    network(image)[0, target].backward()
    for hook in hooks:
        hook.remove()
    return image.grad


def lrp(network: nn.Module, image: Tensor, target: int) -> Tensor:
    with everywhere(Epsilon, {"epsilon": EPSILON})().context(network) as modified:
        logits = modified(image)
        start = torch.zeros_like(logits)
        start[0, target] = logits[0, target].detach()
        return torch.autograd.grad(logits, image, start)[0]


def occlusion(network: nn.Module, image: Tensor, target: int) -> Tensor:
    """Captum's default of one picture in a pass."""
    channels, height, _ = image.shape[1:]
    side, stride = (32, 16) if height > 100 else (8, 2)
    return Occlusion(lambda each: network(each).softmax(1)).attribute(
        image,
        sliding_window_shapes=(channels, side, side),
        strides=(channels, stride, stride),
        target=target,
    )


METHODS: dict[str, Callable[[nn.Module, Tensor, int], Tensor]] = {
    "gradient": lambda network, image, target: Saliency(network).attribute(
        image, target, abs=False
    ),
    "guided": guided,
    "integrated gradients": lambda network, image, target: IntegratedGradients(
        network
    ).attribute(image, target=target, n_steps=STEPS, method="riemann_middle"),
    "lrp epsilon": lrp,
    "occlusion": occlusion,
}


def measure(name: str, method: str) -> float:
    network, image = load(name)
    if method == "forward":
        with torch.no_grad():
            start = time.perf_counter()
            network(image)
        return 1000 * (time.perf_counter() - start)
    with torch.no_grad():
        target = int(network(image)[0].argmax())
    leaf = image.clone().requires_grad_()
    start = time.perf_counter()
    METHODS[method](network, leaf, target)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    torch.set_num_threads(1)
    for line in sys.stdin:
        request = json.loads(line)
        milliseconds = measure(request["network"], request["method"])
        print(json.dumps({"milliseconds": milliseconds}), flush=True)


if __name__ == "__main__":
    main()
