"""cifar10-cnn: three blocks of convolution, ReLU and max pooling, then the class scores."""

from collections import OrderedDict

from torch import nn


def cifar10_cnn() -> nn.Sequential:
    """Images [batch, 3, 32, 32] in [-1, 1] to logits [batch, 10].

    The batch norms are folded into the convolutions before them when the network is exported.
    """
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(3, 64, kernel_size=5, padding=2, bias=False),  # [batch, 64, 32, 32]
            norm1=nn.BatchNorm2d(64),
            relu1=nn.ReLU(),
            pool1=nn.MaxPool2d(2),  # [batch, 64, 16, 16]
            conv2=nn.Conv2d(64, 96, kernel_size=5, padding=2, bias=False),  # [batch, 96, 16, 16]
            norm2=nn.BatchNorm2d(96),
            relu2=nn.ReLU(),
            pool2=nn.MaxPool2d(2),  # [batch, 96, 8, 8]
            conv3=nn.Conv2d(96, 192, kernel_size=3, padding=1, bias=False),  # [batch, 192, 8, 8]
            norm3=nn.BatchNorm2d(192),
            relu3=nn.ReLU(),
            pool3=nn.MaxPool2d(2),  # [batch, 192, 4, 4]
            flatten=nn.Flatten(),  # [batch, 3072]
            dropout=nn.Dropout(0.3),
            logits=nn.Linear(3072, 10),
        )
    )
