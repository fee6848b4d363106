"""Folds batch norms into the convolutions before them, which leaves the outputs as they are."""

from collections import OrderedDict

from torch import nn
from torch.nn.utils import fuse_conv_bn_eval


def fold_batch_norm(network: nn.Sequential) -> nn.Sequential:
    """A copy in evaluation mode: each Conv2d and BatchNorm2d becomes one Conv2d with a bias.

    The layers that remain keep their names; a batch norm elsewhere stays.
    """
    folded = OrderedDict()
    last = None  # name of the layer before
    for name, layer in network.eval().named_children():
        if isinstance(layer, nn.BatchNorm2d) and isinstance(folded.get(last), nn.Conv2d):
            folded[last] = fuse_conv_bn_eval(folded[last], layer)
        else:
            folded[name] = layer
            last = name
    return nn.Sequential(folded).eval()
