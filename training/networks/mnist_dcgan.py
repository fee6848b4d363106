"""mnist-dcgan: transposed convolutions turn a code into a digit; convolutions tell it from a real
one."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

CODE = 100  # numbers in a code
GROUP = 8  # images that the discriminator compares with each other


def generator() -> nn.Sequential:
    """Codes [batch, 100], standard normal, to images [batch, 1, 28, 28] in [0, 1]."""
    return nn.Sequential(
        OrderedDict(
            dense1=nn.Linear(CODE, 64 * 7 * 7, bias=False),
            reshape=nn.Unflatten(1, (64, 7, 7)),
            batch_norm1=nn.BatchNorm2d(64),
            relu1=nn.ReLU(),
            conv_transpose1=nn.ConvTranspose2d(
                64, 32, kernel_size=4, stride=2, padding=1, bias=False
            ),  # [batch, 32, 14, 14]
            batch_norm2=nn.BatchNorm2d(32),
            relu2=nn.ReLU(),
            conv_transpose2=nn.ConvTranspose2d(32, 1, kernel_size=4, stride=2, padding=1),
            sigmoid=nn.Sigmoid(),
        )
    )


class GroupDeviation(nn.Module):
    """Appends a map that says how much the images of a group differ: [batch, channels + 1, h, w].

    A generator that draws some digits too rarely gives itself away by it (T. Karras et al. 2018,
    Progressive Growing of GANs, section 3). The batch must be a multiple of GROUP.
    """

    def forward(self, maps: Tensor) -> Tensor:
        batch, _, height, width = maps.shape
        groups = maps.view(GROUP, batch // GROUP, *maps.shape[1:])
        deviation = (groups.var(0, unbiased=False) + 1e-8).sqrt().mean((1, 2, 3), keepdim=True)
        return torch.cat([maps, deviation.repeat(GROUP, 1, height, width)], 1)


def discriminator() -> nn.Sequential:
    """Images [batch, 1, 28, 28] in [0, 1] to logits [batch, 1], high for real ones."""
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(1, 32, kernel_size=4, stride=2, padding=1),  # [batch, 32, 14, 14]
            leaky_relu1=nn.LeakyReLU(0.2),
            conv2=nn.Conv2d(32, 64, kernel_size=4, stride=2, padding=1),  # [batch, 64, 7, 7]
            leaky_relu2=nn.LeakyReLU(0.2),
            deviation=GroupDeviation(),
            flatten=nn.Flatten(),
            dense1=nn.Linear(65 * 7 * 7, 256),
            leaky_relu3=nn.LeakyReLU(0.2),
            real=nn.Linear(256, 1),
        )
    )
