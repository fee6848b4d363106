"""Networks built with Keras, each up to its logits; a softmax is put on top for the export."""

import tf_keras
from tf_keras import layers


def norm(x, name: str):
    return layers.BatchNormalization(name=name)(x)


def conv_norm(x, name: str, filters: int, size: int, limit: float | None = None, **options):
    x = layers.Conv2D(filters, size, use_bias=False, name=name, **options)(x)
    return layers.ReLU(limit, name=f"{name}_relu")(norm(x, f"{name}_norm"))


def depthwise_norm(x, name: str, strides: int):
    x = layers.DepthwiseConv2D(3, strides, "same", use_bias=False, name=name)(x)
    return layers.ReLU(6, name=f"{name}_relu")(norm(x, f"{name}_norm"))


def mobile() -> tf_keras.Model:
    """Like MobileNet V2: depthwise, ReLU6, a linear bottleneck with a residual."""
    image = layers.Input([24, 20, 3], name="image")
    x = layers.Rescaling(2, -1, name="rescaling")(image)
    x = narrow = conv_norm(x, "stem", 6, 3, 6, strides=2, padding="same")
    x = conv_norm(x, "expand1", 12, 1, 6)
    x = depthwise_norm(x, "depthwise1", 1)
    x = norm(layers.Conv2D(6, 1, use_bias=False, name="project1")(x), "project1_norm")
    x = layers.Add(name="add")([narrow, x])
    x = conv_norm(x, "expand2", 12, 1, 6)
    x = layers.ZeroPadding2D([[0, 1], [0, 1]], name="pad")(x)
    x = layers.DepthwiseConv2D(3, 2, "valid", use_bias=False, name="depthwise2")(x)
    # Without a bias or a norm: the converter writes a "NoOp" in the bias's place.
    x = layers.ReLU(6, name="depthwise2_relu")(x)
    x = conv_norm(x, "head", 16, 1, 6)
    x = layers.GlobalAveragePooling2D(name="average")(x)
    return tf_keras.Model(image, layers.Dense(7, name="logits")(x))


def plain() -> tf_keras.Model:
    """Like VGG: convolutions with a bias, max pooling, dense layers."""
    image = layers.Input([20, 18, 3], name="image")
    x = image
    for block, filters in enumerate([6, 10], 1):
        for index in (1, 2):
            name = f"block{block}_conv{index}"
            x = layers.Conv2D(filters, 3, padding="same", activation="relu", name=name)(x)
        x = layers.MaxPooling2D(name=f"block{block}_pool")(x)
    x = layers.Flatten(name="flatten")(x)
    x = layers.Dense(16, "relu", name="dense")(x)
    x = layers.Dropout(0.5, name="dropout")(x)
    return tf_keras.Model(image, layers.Dense(6, name="logits")(x))


def residual() -> tf_keras.Model:
    """Like ResNet: explicit padding, overlapping pooling, a strided shortcut."""
    image = layers.Input([24, 24, 3], name="image")
    x = layers.ZeroPadding2D(2, name="pad1")(image)
    x = layers.Conv2D(6, 5, 2, name="conv1")(x)
    x = layers.ReLU(name="conv1_relu")(norm(x, "conv1_norm"))
    x = layers.ZeroPadding2D(1, name="pad2")(x)
    x = layers.MaxPooling2D(3, 2, name="pool1")(x)
    shortcut = norm(layers.Conv2D(10, 1, 2, name="shortcut")(x), "shortcut_norm")
    x = conv_norm(x, "reduce", 5, 1, strides=2)
    x = conv_norm(x, "middle", 5, 3, padding="same")
    x = norm(layers.Conv2D(10, 1, name="widen")(x), "widen_norm")
    x = layers.ReLU(name="block_relu")(layers.Add(name="add")([shortcut, x]))
    x = layers.GlobalAveragePooling2D(name="average")(x)
    return tf_keras.Model(image, layers.Dense(5, name="logits")(x))


def inception() -> tf_keras.Model:
    """Like Inception: branches side by side, average pooling with padding, other activations."""
    image = layers.Input([17, 17, 3], name="image")
    x = conv_norm(image, "stem", 8, 3, strides=2)
    one = layers.Conv2D(4, 1, activation="elu", name="one")(x)
    three = layers.Conv2D(5, 3, padding="same", name="three")(x)
    three = layers.LeakyReLU(0.1, name="three_leaky")(norm(three, "three_norm"))
    wide = layers.Conv2D(4, [1, 5], padding="same", activation="tanh", name="wide1")(x)
    wide = layers.Conv2D(4, [5, 1], padding="same", activation="sigmoid", name="wide2")(wide)
    pooled = layers.AveragePooling2D(3, 1, "same", name="pool")(x)
    pooled = conv_norm(pooled, "pooled", 4, 1)
    x = layers.Concatenate(name="mixed")([one, three, wide, pooled])
    # After a concatenation there is nothing that a batch norm could be folded into.
    x = layers.Conv2D(8, 1, activation="relu", name="joined")(norm(x, "mixed_norm"))
    x = layers.AveragePooling2D(2, name="average")(x)
    x = layers.Flatten(name="flatten")(x)
    return tf_keras.Model(image, layers.Dense(6, name="logits")(x))


def mixed() -> tf_keras.Model:
    """Dilation, transposed convolution, channel attention, global maximum."""
    image = layers.Input([13, 11, 2], name="image")
    x = layers.Conv2D(6, 3, dilation_rate=2, activation="relu", name="dilated")(image)
    x = layers.Conv2DTranspose(5, 3, 2, "same", name="enlarge")(x)
    x = layers.ELU(name="enlarge_elu")(norm(x, "enlarge_norm"))
    x = layers.Permute([2, 1, 3], name="permute")(x)
    squeezed = layers.GlobalAveragePooling2D(keepdims=True, name="squeeze")(x)
    gate = layers.Conv2D(5, 1, activation="sigmoid", name="gate")(squeezed)
    x = layers.Multiply(name="attention")([x, gate])
    x = layers.SeparableConv2D(7, 3, activation="relu", name="separable")(x)
    x = layers.GlobalMaxPooling2D(name="maximum")(x)
    x = layers.Reshape([1, 1, 7], name="reshape")(x)
    x = layers.Conv2D(4, 1, name="scores")(x)
    return tf_keras.Model(image, layers.Flatten(name="logits")(x))
