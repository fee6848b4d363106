"""Networks that end in other heads than a softmax, with Keras's own outputs and gradients."""

from functools import partial
from pathlib import Path

import numpy as np
import tensorflow as tf

from .files import write_floats


def network(keras, units: int, activation: str | None):
    """The value before the activation is the output of the layer "scores"."""
    layers = keras.layers
    image = layers.Input([9, 8, 3], name="image")
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(image)
    x = layers.Flatten(name="flatten")(layers.MaxPooling2D(2, name="pool")(x))
    x = layers.Dense(units, name="scores")(x)
    if activation:
        x = layers.Activation(activation, name="head")(x)
    return keras.Model(image, x, name="network")


HEADS = {
    "sigmoid": partial(network, units=1, activation="sigmoid"),
    "sigmoids": partial(network, units=3, activation="sigmoid"),
    "value": partial(network, units=1, activation=None),
}


def write_gradients(keras, model, image: np.ndarray, folder: Path) -> None:
    """Of each value before the activation by the input, `[units, height, width, channels]`."""
    before = keras.Model(model.input, model.get_layer("scores").output)
    given = tf.constant(image)
    with tf.GradientTape() as tape:
        tape.watch(given)
        scores = before(given, training=False)[0]
    write_floats(folder / "gradients.bin", tape.jacobian(scores, given)[:, 0])
