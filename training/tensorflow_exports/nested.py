"""Networks that hold other networks, written alike for Keras 2 and Keras 3."""


def shared(keras):
    """A nested model with a layer that it calls twice, and that is called twice itself."""
    layers = keras.layers
    inside = layers.Input([None, None, 5], name="inner_image")
    twice = layers.Conv2D(5, 3, padding="same", activation="relu", name="twice")
    x = layers.Add(name="inner_add")([twice(twice(inside)), inside])
    inner = keras.Model(inside, x, name="inner")
    image = layers.Input([9, 8, 3], name="image")
    x = inner(inner(layers.Conv2D(5, 2, name="conv")(image)))
    x = layers.GlobalAveragePooling2D(name="average")(x)
    return keras.Model(image, layers.Dense(3, name="scores")(x), name="shared")


def blocks(keras):
    """A sequential and a functional model, each called once, the second with a third inside."""
    layers = keras.layers
    stem = keras.Sequential(
        [
            layers.Input([11, 10, 3]),
            layers.Conv2D(4, 3, 2, use_bias=False, name="conv"),
            layers.BatchNormalization(name="norm"),
            layers.ReLU(name="relu"),
        ],
        name="stem",
    )
    deepest = keras.Sequential(
        [
            layers.Input([None, None, 4]),
            layers.SeparableConv2D(4, 3, padding="same", activation="elu", name="separable"),
            layers.Conv2D(4, 1, name="mix"),
        ],
        name="deepest",
    )
    inside = layers.Input([None, None, 4], name="body_image")
    x = layers.DepthwiseConv2D(2, padding="same", name="depthwise")(inside)
    x = layers.Concatenate(name="both")([deepest(x), inside])
    body = keras.Model(inside, layers.MaxPooling2D(2, name="pool")(x), name="body")
    image = layers.Input([11, 10, 3], name="image")
    x = layers.Flatten(name="flatten")(body(stem(image)))
    x = layers.Dense(6, activation="relu", name="dense")(x)
    return keras.Model(image, layers.Dense(4, name="scores")(x), name="blocks")


def transfer(keras):
    """A base with arithmetic inside, called with `training=False` as transfer learning does."""
    layers = keras.layers
    inside = layers.Input([8, 7, 3], name="base_image")
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(inside * 2.0 - 1.0)
    x = layers.BatchNormalization(name="norm")(x)
    base = keras.Model(inside, layers.Dropout(0.1, name="dropout")(x), name="base")
    image = layers.Input([8, 7, 3], name="image")
    x = layers.GlobalAveragePooling2D(name="average")(base(image, training=False))
    return keras.Model(image, layers.Dense(3, name="scores")(x), name="transfer")
