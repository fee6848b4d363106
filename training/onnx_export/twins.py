"""Narrow twins of torchvision's networks: its own blocks in the same order, with few channels."""

from functools import partial

import torch
from torch import nn
from torchvision.models import (
    alexnet,
    convnext,
    densenet,
    efficientnet,
    mobilenetv2,
    mobilenetv3,
    regnet,
    resnet,
    shufflenetv2,
    squeezenet,
    vgg,
)
from torchvision.models.googlenet import BasicConv2d, GoogLeNet as WholeGoogLeNet, Inception

CLASSES = 7


def alexnet_twin() -> nn.Module:
    """Its first convolution steps by 1, so that maps of small images are left to be flattened."""
    model = alexnet(num_classes=CLASSES)
    widths = [3, 6, 10, 12, 8, 8]
    convolutions = [layer for layer in model.features if isinstance(layer, nn.Conv2d)]
    places = [index for index, layer in enumerate(model.features) if isinstance(layer, nn.Conv2d)]
    for index, (place, old) in enumerate(zip(places, convolutions)):
        stride = 1 if index == 0 else old.stride
        model.features[place] = nn.Conv2d(
            widths[index], widths[index + 1], old.kernel_size, stride, old.padding
        )
    model.avgpool = nn.AdaptiveAvgPool2d((2, 2))
    model.classifier[1] = nn.Linear(8 * 2 * 2, 24)
    model.classifier[4] = nn.Linear(24, 16)
    model.classifier[6] = nn.Linear(16, CLASSES)
    return model


def vgg_twin() -> nn.Module:
    features = vgg.make_layers([4, "M", 6, "M", 8, 8, "M", 10, 10, "M", 10, 10], batch_norm=True)
    model = vgg.VGG(features, num_classes=CLASSES, init_weights=False)
    model.avgpool = nn.AdaptiveAvgPool2d((2, 2))
    model.classifier[0] = nn.Linear(10 * 2 * 2, 24)
    model.classifier[3] = nn.Linear(24, 16)
    model.classifier[6] = nn.Linear(16, CLASSES)
    return model


def squeezenet_twin() -> nn.Module:
    fire = squeezenet.Fire
    model = squeezenet.SqueezeNet("1_1", num_classes=CLASSES)
    model.features = nn.Sequential(
        nn.Conv2d(3, 8, kernel_size=3, stride=2),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(kernel_size=3, stride=2, ceil_mode=True),
        fire(8, 4, 6, 6),
        fire(12, 4, 6, 6),
        nn.MaxPool2d(kernel_size=3, stride=2, ceil_mode=True),
        fire(12, 6, 8, 8),
        fire(16, 6, 8, 8),
    )
    model.classifier[1] = nn.Conv2d(16, CLASSES, kernel_size=1)
    return model


class ResNet(resnet.ResNet):
    """Torchvision's forward pass and layers; channels from 6 on instead of 64."""

    def __init__(self, block, layers):
        nn.Module.__init__(self)
        self._norm_layer = nn.BatchNorm2d
        self.inplanes = 6
        self.dilation = 1
        self.groups = 1
        self.base_width = 64
        self.conv1 = nn.Conv2d(3, 6, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        widths = [4, 6, 8, 8]
        for index, (width, count) in enumerate(zip(widths, layers)):
            stride = 1 if index == 0 else 2
            layer = self._make_layer(block, width, count, stride=stride)
            setattr(self, f"layer{index + 1}", layer)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(widths[-1] * block.expansion, CLASSES)


def resnet18_twin() -> nn.Module:
    return ResNet(resnet.BasicBlock, [1, 2, 1, 1])


def resnet50_twin() -> nn.Module:
    return ResNet(resnet.Bottleneck, [1, 2, 1, 1])


def mobilenet_v2_twin() -> nn.Module:
    setting = [[1, 8, 1, 1], [4, 8, 2, 2], [4, 12, 1, 2]]
    model = mobilenetv2.MobileNetV2(
        num_classes=CLASSES, inverted_residual_setting=setting, width_mult=0.5, round_nearest=4
    )
    narrow_end(model.features, 8, 24)
    model.classifier[1] = nn.Linear(24, CLASSES)
    return model


def mobilenet_v3_twin() -> nn.Module:
    make = partial(mobilenetv3.InvertedResidualConfig, width_mult=1.0)
    setting = [
        make(8, 3, 8, 8, True, "RE", 2, 1),
        make(8, 3, 16, 8, False, "RE", 1, 1),
        make(8, 5, 24, 8, True, "HS", 2, 1),
        make(8, 5, 24, 8, True, "HS", 1, 1),
    ]
    return mobilenetv3.MobileNetV3(setting, 24, num_classes=CLASSES)


def narrow_end(features: nn.Sequential, inputs: int, outputs: int) -> None:
    """The last convolution of MobileNetV2 has 1280 channels for any width."""
    last = features[-1]
    last[0] = nn.Conv2d(last[0].in_channels, outputs, 1, bias=False)
    last[1] = nn.BatchNorm2d(outputs)


def densenet_twin() -> nn.Module:
    return densenet.DenseNet(
        growth_rate=4, block_config=(2, 2, 2, 1), num_init_features=8, bn_size=2, num_classes=CLASSES
    )


class GoogLeNet(nn.Module):
    """The input's transformation and Inception blocks of torchvision's, fewer of them."""

    def __init__(self):
        super().__init__()
        basic, inception = BasicConv2d, Inception
        self.transform_input = True
        self.conv1 = basic(3, 6, kernel_size=7, stride=2, padding=3)
        self.maxpool1 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.conv2 = basic(6, 6, kernel_size=1)
        self.inception3a = inception(6, 4, 4, 6, 2, 4, 4)
        self.maxpool3 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.inception4a = inception(18, 6, 4, 6, 2, 4, 4)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.dropout = nn.Dropout(0.2)
        self.fc = nn.Linear(20, CLASSES)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = WholeGoogLeNet._transform_input(self, x)
        x = self.conv2(self.maxpool1(self.conv1(x)))
        x = self.inception4a(self.maxpool3(self.inception3a(x)))
        return self.fc(self.dropout(torch.flatten(self.avgpool(x), 1)))


def efficientnet_twin() -> nn.Module:
    make = partial(efficientnet.MBConvConfig, width_mult=1.0, depth_mult=1.0)
    setting = [make(1, 3, 1, 8, 8, 1), make(4, 3, 2, 8, 8, 2), make(4, 5, 2, 8, 12, 1)]
    return efficientnet.EfficientNet(
        setting, 0.2, num_classes=CLASSES, last_channel=24, norm_layer=partial(nn.BatchNorm2d, eps=1e-3)
    )


def shufflenet_twin() -> nn.Module:
    return shufflenetv2.ShuffleNetV2([2, 2, 1], [8, 12, 16, 20, 24], num_classes=CLASSES)


def regnet_twin() -> nn.Module:
    setting = regnet.BlockParams(
        depths=[1, 2], widths=[8, 16], group_widths=[4, 8], bottleneck_multipliers=[1.0, 1.0],
        strides=[2, 2], se_ratio=0.25,
    )
    return regnet.RegNet(setting, num_classes=CLASSES, stem_width=6)


def convnext_twin() -> nn.Module:
    block = convnext.CNBlockConfig
    setting = [block(6, 8, 1), block(8, 12, 2), block(12, None, 1)]
    return convnext.ConvNeXt(setting, layer_scale=0.5, num_classes=CLASSES)


# With the side of their images.
TWINS = {
    "alexnet": (alexnet_twin, 29),
    "vgg11_bn": (vgg_twin, 32),
    "squeezenet1_1": (squeezenet_twin, 24),
    "resnet18": (resnet18_twin, 24),
    "resnet50": (resnet50_twin, 24),
    "mobilenet_v2": (mobilenet_v2_twin, 24),
    "mobilenet_v3_small": (mobilenet_v3_twin, 24),
    "densenet121": (densenet_twin, 32),
    "googlenet": (GoogLeNet, 24),
    "efficientnet_b0": (efficientnet_twin, 24),
    "shufflenet_v2_x0_5": (shufflenet_twin, 24),
    "regnet_y_400mf": (regnet_twin, 24),
    "convnext_tiny": (convnext_twin, 24),
}
