"""cifar10-allcnn: All-CNN-C of Springenberg et al. 2015, narrower. No pooling, no dense layer."""

from collections import OrderedDict

from torch import nn

# Channels, width of the kernel and stride of each convolution. The paper's channels are
# 96, 96, 96, 192, 192, 192, 192, 192, 10.
CONVOLUTIONS = [
    (48, 3, 1),  # 32x32
    (48, 3, 1),
    (64, 3, 2),  # 16x16
    (96, 3, 1),
    (96, 3, 1),
    (128, 3, 2),  # 8x8
    (128, 3, 1),
    (128, 1, 1),
]


def cifar10_allcnn() -> nn.Sequential:
    """Images [batch, 3, 32, 32] in [-1, 1] to logits [batch, 10].

    The batch norms are folded into the convolutions before them when the network is exported.
    The convolutions with stride 2 pad at the right and the bottom, as Keras's "same" does.
    """
    layers = OrderedDict()
    before = 3
    for number, (channels, width, stride) in enumerate(CONVOLUTIONS, 1):
        padding = width // 2 if stride == 1 else 0
        if stride == 2:
            layers[f"pad{number}"] = nn.ZeroPad2d((0, 1, 0, 1))
        layers[f"conv{number}"] = nn.Conv2d(before, channels, width, stride, padding, bias=False)
        layers[f"norm{number}"] = nn.BatchNorm2d(channels)
        layers[f"relu{number}"] = nn.ReLU()
        before = channels
    layers["conv9"] = nn.Conv2d(before, 10, kernel_size=1)  # [batch, 10, 8, 8]
    layers["average"] = nn.AdaptiveAvgPool2d(1)
    layers["logits"] = nn.Flatten()  # [batch, 10]
    return nn.Sequential(layers)
