"""mnist-gan: three dense layers turn a code into a digit; three others tell it from a real one."""

from collections import OrderedDict

from torch import nn

CODE = 100  # numbers in a code


def generator() -> nn.Sequential:
    """Codes [batch, 100], standard normal, to images [batch, 1, 28, 28] in [0, 1]."""
    return nn.Sequential(
        OrderedDict(
            dense1=nn.Linear(CODE, 256),
            leaky_relu1=nn.LeakyReLU(0.2),
            dense2=nn.Linear(256, 512),
            leaky_relu2=nn.LeakyReLU(0.2),
            dense3=nn.Linear(512, 28 * 28),
            sigmoid=nn.Sigmoid(),
            image=nn.Unflatten(1, (1, 28, 28)),
        )
    )


def discriminator() -> nn.Sequential:
    """Images [batch, 1, 28, 28] in [0, 1] to logits [batch, 1], high for real ones."""
    return nn.Sequential(
        OrderedDict(
            flatten=nn.Flatten(),
            dense1=nn.Linear(28 * 28, 512),
            leaky_relu1=nn.LeakyReLU(0.2),
            dense2=nn.Linear(512, 256),
            leaky_relu2=nn.LeakyReLU(0.2),
            real=nn.Linear(256, 1),
        )
    )
