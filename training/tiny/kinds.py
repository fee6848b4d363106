"""Chains with the less common kinds of layers."""

from tiny.layers import (
    IMAGE,
    activation,
    conv,
    dense,
    flatten,
    plain,
    pool,
    relu,
    transposed,
)
from tiny.spec import Network


def activations(keras: int) -> Network:
    slope = "alpha" if keras == 2 else "negative_slope"
    layers = [
        conv("conv1", 2, 6, 3, "linear"),
        plain("LeakyReLU", "leaky", **{slope: 0.1}),
        conv("conv2", 6, 6, 3, "elu", padding="same"),
        conv("conv3", 6, 6, 3, "tanh", padding="same"),
        conv("conv4", 6, 8, 2, "linear"),
        relu("relu6", limit=6.0),
        conv("conv5", 8, 6, 2, "relu6"),
        plain("ELU", "elu", alpha=1.0),
        conv("conv6", 6, 6, 2, "linear", padding="same"),
        relu("sloped", slope=0.2),
        flatten(),
        dense("hidden1", 96, 8, "sigmoid"),
        dense("hidden2", 8, 8, "tanh"),
        dense("hidden3", 8, 6, "leaky_relu" if keras == 3 else "elu"),
        activation("squashed", "sigmoid"),
        dense("logits", 6, 3),
    ]
    return Network(f"activations-keras{keras}", keras, [8, 8, 2], layers)


KINDS = [
    Network(
        "resampled",
        3,
        [5, 4, 2],
        [
            transposed("up1", 2, 4, 3, stride=2, padding="same"),  # 10x8
            plain("UpSampling2D", "nearest", size=[1, 2], interpolation="nearest", **IMAGE),
            conv("conv1", 4, 5, 3, stride=2),  # 4x7
            transposed("up2", 5, 3, 2, stride=3),  # 12x21
            plain("Cropping2D", "crop", cropping=[[1, 2], [0, 11]], **IMAGE),  # 9x10
            conv("conv2", 3, 4, 3, stride=2),  # 4x4
            plain("UpSampling2D", "bilinear", size=[2, 3], interpolation="bilinear", **IMAGE),
            transposed("up3", 4, 4, [4, 3], stride=[2, 1]),  # 18x14
            pool("Max", "pool1", [6, 7]),
            flatten(),
            dense("logits", 24, 4),
        ],
    ),
    Network(
        "reordered",
        2,
        [6, 8, 2],
        [
            plain("ZeroPadding2D", "pad", padding=[[1, 0], [2, 1]], **IMAGE),  # 7x11
            conv("conv1", 2, 4, 2),  # 6x10
            plain("Permute", "permute", dims=[3, 1, 2]),  # 4x6 with 10 channels
            conv("conv2", 10, 6, 3, padding="same"),
            plain("Reshape", "fold", target_shape=[6, 4, 6]),
            plain("Cropping2D", "crop", cropping=1, **IMAGE),  # 4x2
            conv("conv3", 6, 5, 2, padding="same"),
            plain("Reshape", "vector", target_shape=[-1]),
            dense("hidden", 40, 12, "relu"),
            plain("Reshape", "image", target_shape=[2, 2, 3]),
            dense("pixels", 3, 4, "relu"),
            flatten(),
            dense("logits", 16, 3, "softmax"),
        ],
    ),
    Network(
        "rescaled",
        3,
        [6, 6, 3],
        [
            plain("Rescaling", "rescale", scale=1 / 127.5, offset=-1.0),
            plain(
                "Normalization",
                "standardise",
                axis=[-1],
                invert=False,
                mean=[0.1, -0.2, 0.05],
                variance=[0.3, 0.25, 0.4],
            ),
            conv("conv1", 3, 5, 3),
            pool("Max", "pool1", 2),
            flatten(),
            dense("logits", 20, 3),
        ],
        inputs=(0, 255),
    ),
    activations(2),
    activations(3),
]
