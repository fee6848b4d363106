"""The network: two convolutions, two poolings, two dense layers, 46,730 weights."""

from collections import OrderedDict

from torch import nn


def mnist_cnn() -> nn.Sequential:
    """Images [batch, 1, 28, 28] in [0, 1] to logits [batch, 10].

    Every activation and pooling is a module of its own, because Captum hooks modules.
    """
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(1, 16, kernel_size=5),  # [batch, 16, 24, 24]
            relu1=nn.ReLU(),
            pool1=nn.MaxPool2d(2),  # [batch, 16, 12, 12]
            conv2=nn.Conv2d(16, 32, kernel_size=5),  # [batch, 32, 8, 8]
            relu2=nn.ReLU(),
            pool2=nn.MaxPool2d(2),  # [batch, 32, 4, 4]
            flatten=nn.Flatten(),  # [batch, 512]
            dense1=nn.Linear(512, 64),
            relu3=nn.ReLU(),
            dropout=nn.Dropout(0.3),
            logits=nn.Linear(64, 10),
        )
    )
