"""Prints what rounding the weights of EfficientNet-Lite0 does to its predictions and maps.

    python training/efficientnet_lite0_rounding.py PACKAGES

PACKAGES are those of training/efficientnet_lite0.py. For every sample and every way of rounding:
whether the first class is the same, whether the first five are, and the rank correlations of the
guided backpropagation map of the first class with that of the unrounded weights, of its values and
of the sums of their magnitudes over the channels.
"""

import argparse
import copy
from pathlib import Path

import numpy as np
import torch
from scipy.stats import spearmanr
from torch import Tensor, nn
from torch.nn.utils import fuse_conv_bn_eval

from efficientnet_lite0 import FOLDER, read_network
from efficientnet_lite0_reference import sample_images
from networks.efficientnet_lite0 import Convolution, EfficientNetLite0

STEPS = 127  # of a signed byte, to either side


def in_bytes(weight: Tensor, per_channel: bool) -> Tensor:
    """Symmetric bytes with one scale for each output channel, or one for all."""
    flat = weight.reshape(len(weight), -1)
    largest = flat.abs().amax(1, keepdim=True) if per_channel else flat.abs().max()
    scale = (largest / STEPS).clamp(min=1e-20)  # some channels are all 0
    return ((flat / scale).round() * scale).reshape(weight.shape)


def folded(network: EfficientNetLite0) -> EfficientNetLite0:
    result = copy.deepcopy(network)
    for part in result.modules():
        if isinstance(part, Convolution):
            part.conv, part.norm = fuse_conv_bn_eval(part.conv, part.norm), nn.Identity()
    return result


@torch.no_grad()
def rounded(network: EfficientNetLite0, how: str) -> EfficientNetLite0:
    result = copy.deepcopy(network)
    for layer in result.modules():
        if not isinstance(layer, (nn.Conv2d, nn.Linear)):
            continue
        if how == "16 bits":
            for values in layer.parameters():
                values.copy_(values.half())
        else:
            layer.weight.copy_(in_bytes(layer.weight, how.endswith("channel")))
    return result


def guided(network: EfficientNetLite0, image: Tensor, target: int) -> tuple[Tensor, np.ndarray]:
    """Logits, and the map by the rule of Springenberg et al. 2015 at every ReLU6."""
    leaf = image.clone().requires_grad_()
    hooks = [
        layer.register_full_backward_hook(lambda _, gradients, __: (gradients[0].clamp(min=0),))
        for layer in network.modules()
        if isinstance(layer, nn.ReLU6)
    ]
    logits = network(leaf)[0]
    logits[target].backward()
    for hook in hooks:
        hook.remove()
    return logits.detach(), leaf.grad[0].numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder of the two wheels")
    network = folded(read_network(parser.parse_args().packages))
    images = sample_images(FOLDER)
    for how in ("16 bits", "8 bits a channel", "8 bits a tensor"):
        other = rounded(network, how)
        rows = []
        for image in images.values():
            target = int(network(image)[0].argmax())
            logits, expected = guided(network, image, target)
            rounded_logits, found = guided(other, image, target)
            first, five = logits.topk(5).indices, rounded_logits.topk(5).indices
            signed = spearmanr(expected.ravel(), found.ravel()).statistic
            sums = [np.abs(values).sum(0).ravel() for values in (expected, found)]
            magnitude = spearmanr(*sums).statistic
            rows.append(
                (first[0] == five[0], set(first.tolist()) == set(five.tolist()), signed, magnitude)
            )
        same, top, signed, magnitude = zip(*rows, strict=True)
        print(
            f"{how}: first class {sum(same)} of {len(rows)}, first five {sum(top)} of {len(rows)};"
            f" rank correlation of values at least {min(signed):.3f},"
            f" of magnitudes at least {min(magnitude):.3f}"
        )


if __name__ == "__main__":
    main()
