"""Networks with constants between their layers, axes by number, and layers that do nothing at inference."""

import numpy as np


def constants(keras):
    """`x + 1.0` and the like, which Keras writes as operations with a number among their arguments."""
    layers = keras.layers
    image = layers.Input([7, 6, 3], name="image")
    x = layers.Conv2D(4, 3, padding="same", activation="relu", name="conv")(image * 2 - 1)
    x = (3 - (x + 1.0) * -2.0) / 4
    # No layer before it that it could be folded into.
    x = layers.MaxPooling2D(2, name="pool")(-x) * np.array([0.5, -1, 2, 1], np.float32)
    x = (x + x) - x * (1 + x) + np.array([0.25, 0, -0.5, 1], np.float32)
    x = layers.GlobalAveragePooling2D(name="average")(x)
    return keras.Model(image, layers.Dense(3, name="scores")(x), name="constants")


def axes(keras):
    """Every spelling of the last axis, and statistics without some of their parts."""
    layers = keras.layers
    image = layers.Input([6, 6, 3], name="image")
    mean, variance = [0.4, 0.5, 0.6], [0.2, 0.3, 0.1]
    x = layers.Normalization(axis=3, mean=mean, variance=variance, name="channels")(image)
    x = layers.Normalization(axis=None, mean=0.5, variance=0.25, name="all")(x)
    x = layers.Rescaling([2.0, 0.5, -1.0], [0.0, 0.1, 0.2], name="rescaling")(x)
    # As many rows as channels, so that nothing but the axis says which are meant.
    x = layers.Conv2D(6, 3, padding="same", name="conv")(x)
    x = layers.BatchNormalization(axis=3, scale=False, name="norm1")(x)
    x = layers.BatchNormalization(axis=-1, center=False, epsilon=0.01, name="norm2")(x)
    x = layers.Concatenate(axis=3, name="both")([x, layers.Softmax(axis=3, name="softmax")(x)])
    x = layers.Dense(4, use_bias=False, name="mix")(layers.Flatten(name="flatten")(x))
    x = layers.BatchNormalization(axis=1, name="norm3")(x)
    return keras.Model(image, layers.Dense(3, name="scores")(x), name="axes")


def inert(keras):
    """What only training knows, also inside of a nested model."""
    layers = keras.layers
    augment = keras.Sequential(
        [
            layers.Input([8, 7, 3]),
            layers.RandomFlip(name="flip"),
            layers.RandomRotation(0.1, name="rotation"),
            layers.RandomZoom(0.1, name="zoom"),
            layers.RandomTranslation(0.1, 0.1, name="translation"),
            layers.RandomContrast(0.1, name="contrast"),
            layers.RandomBrightness(0.1, name="brightness"),
        ],
        name="augment",
    )
    image = layers.Input([8, 7, 3], name="image")
    x = layers.GaussianNoise(0.1, name="noise")(augment(image))
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(layers.Identity(name="same")(x))
    x = layers.GaussianDropout(0.1, name="gaussian")(layers.SpatialDropout2D(0.1, name="spatial")(x))
    x = layers.ActivityRegularization(0.1, name="regularization")(x)
    x = layers.AlphaDropout(0.1, name="alpha")(layers.Flatten(name="flatten")(x))
    x = layers.Dropout(0.1, name="dropout")(x, training=False)
    return keras.Model(image, layers.Dense(3, name="scores")(x), name="inert")
