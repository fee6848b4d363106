"""mnist-judge: strided convolutions and a global average, for a second opinion on digits."""

from collections import OrderedDict

from torch import nn


def mnist_judge() -> nn.Sequential:
    """Images [batch, 1, 28, 28] in [0, 1] to logits [batch, 10].

    Unlike mnist-cnn it has no max pooling and no large kernels, so that the two are unlikely to
    be fooled by the same images. The batch norms are folded into the convolutions before them
    when the network is exported. The convolutions with stride 2 pad at the right and the bottom,
    as Keras's "same" does.
    """
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(1, 24, kernel_size=3, padding=1, bias=False),  # [batch, 24, 28, 28]
            norm1=nn.BatchNorm2d(24),
            relu1=nn.ReLU(),
            pad2=nn.ZeroPad2d((0, 1, 0, 1)),
            conv2=nn.Conv2d(24, 32, kernel_size=3, stride=2, bias=False),  # [batch, 32, 14, 14]
            norm2=nn.BatchNorm2d(32),
            relu2=nn.ReLU(),
            pad3=nn.ZeroPad2d((0, 1, 0, 1)),
            conv3=nn.Conv2d(32, 64, kernel_size=3, stride=2, bias=False),  # [batch, 64, 7, 7]
            norm3=nn.BatchNorm2d(64),
            relu3=nn.ReLU(),
            conv4=nn.Conv2d(64, 64, kernel_size=3, padding=1, bias=False),  # [batch, 64, 7, 7]
            norm4=nn.BatchNorm2d(64),
            relu4=nn.ReLU(),
            average=nn.AdaptiveAvgPool2d(1),
            flatten=nn.Flatten(),  # [batch, 64]
            logits=nn.Linear(64, 10),
        )
    )
