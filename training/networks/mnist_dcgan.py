"""mnist-dcgan: transposed convolutions turn a code into a digit; convolutions tell it from a real
one."""

from collections import OrderedDict

from torch import nn

CODE = 100  # numbers in a code


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


def discriminator() -> nn.Sequential:
    """Images [batch, 1, 28, 28] in [0, 1] to logits [batch, 1], high for real ones."""
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(1, 32, kernel_size=4, stride=2, padding=1),  # [batch, 32, 14, 14]
            leaky_relu1=nn.LeakyReLU(0.2),
            conv2=nn.Conv2d(32, 64, kernel_size=4, stride=2, padding=1),  # [batch, 64, 7, 7]
            leaky_relu2=nn.LeakyReLU(0.2),
            flatten=nn.Flatten(),
            dense1=nn.Linear(64 * 7 * 7, 256),
            leaky_relu3=nn.LeakyReLU(0.2),
            real=nn.Linear(256, 1),
        )
    )
