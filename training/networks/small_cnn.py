"""The two networks of the article on a network that cheats: cifar10-cnn, narrower."""

from collections import OrderedDict

from torch import nn


def small_cnn() -> nn.Sequential:
    """Images [batch, 3, 32, 32] in [-1, 1] to logits [batch, 10].

    The batch norms are folded into the convolutions before them when the network is exported.
    """
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(3, 32, kernel_size=5, padding=2, bias=False),  # [batch, 32, 32, 32]
            norm1=nn.BatchNorm2d(32),
            relu1=nn.ReLU(),
            pool1=nn.MaxPool2d(2),  # [batch, 32, 16, 16]
            conv2=nn.Conv2d(32, 64, kernel_size=3, padding=1, bias=False),  # [batch, 64, 16, 16]
            norm2=nn.BatchNorm2d(64),
            relu2=nn.ReLU(),
            pool2=nn.MaxPool2d(2),  # [batch, 64, 8, 8]
            conv3=nn.Conv2d(64, 128, kernel_size=3, padding=1, bias=False),  # [batch, 128, 8, 8]
            norm3=nn.BatchNorm2d(128),
            relu3=nn.ReLU(),
            pool3=nn.MaxPool2d(2),  # [batch, 128, 4, 4]
            flatten=nn.Flatten(),  # [batch, 2048]
            dropout=nn.Dropout(0.2),
            logits=nn.Linear(2048, 10),
        )
    )
