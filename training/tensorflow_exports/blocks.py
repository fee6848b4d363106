"""Networks of what newer architectures are made of, and of rarer layers, written alike for Keras 2 and Keras 3."""


def modern(kit):
    """Patches, layer normalization, a GELU, dense layers that work on maps, layers joined in many ways."""
    layers = kit.layers
    image = layers.Input([16, 16, 3], name="image")
    x = layers.Conv2D(8, 4, 4, name="patches")(image)
    x = layers.LayerNormalization(epsilon=1e-6, name="norm1")(x)
    y = layers.DepthwiseConv2D(3, padding="same", name="depthwise")(x)
    y = layers.LayerNormalization(epsilon=1e-5, scale=False, name="norm2")(y)
    y = layers.Dense(16, name="widen")(y)
    y = layers.Activation("gelu", name="gelu")(y)
    y = layers.Dense(8, name="narrow")(y)
    x = layers.Add(name="add")([x, y])
    y = layers.Conv2D(8, 1, activation="swish", name="swish")(x)
    z = layers.Conv2D(8, 1, activation="selu", name="selu")(x)
    z = layers.PReLU(shared_axes=[1, 2], name="prelu")(z)
    x = layers.Maximum(name="maximum")([x, y, z])
    x = layers.Subtract(name="subtract")([x, layers.Minimum(name="minimum")([y, z])])
    x = layers.Average(name="average")([x, y])
    x = layers.Conv2DTranspose(6, 3, 2, "same", output_padding=0, name="deconvolution")(x)
    x = layers.Activation("softplus", name="softplus")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    x = layers.LayerNormalization(epsilon=1e-6, center=False, name="norm3")(x)
    return kit.Model(image, layers.Dense(5, activation="softmax", name="predictions")(x), name="modern")


def rare(kit, in_graphs: bool = False):
    """Settings and layers that few networks have; some are made of operations that graphs may not have."""
    layers = kit.layers
    image = layers.Input([17, 15, 3], name="image")
    x = layers.Resizing(12, 10, name="resizing")(image)
    x = layers.CenterCrop(11, 8, name="crop")(x)
    x = layers.Conv2D(6, 3, activation="hard_sigmoid", name="conv")(x)
    x = layers.Conv2D(6, 3, padding="same", activation="elu", name="elu")(x)
    if not in_graphs:
        x = layers.ELU(0.4, name="elu_layer")(x)
        x = layers.ReLU(1.5, 0.1, 0.2, name="bounded")(x)
        x = layers.GroupNormalization(3, name="groups")(x)
    x = layers.Resizing(7, 9, interpolation="nearest", name="nearest")(x)
    x = layers.Reshape((63, 6), name="row")(x)
    x = layers.Conv1D(5, 3, 2, "same", activation="tanh", name="conv1d")(x)
    x = layers.SeparableConv1D(4, 3, activation="gelu", name="separable1d")(x)
    x = layers.MaxPooling1D(2, name="max1d")(x)
    x = layers.AveragePooling1D(3, 2, "same", name="average1d")(x)
    if not in_graphs:
        x = layers.LayerNormalization(axis=[1, 2], name="whole")(x)
    x = layers.GlobalAveragePooling1D(name="pool")(x)
    return kit.Model(image, layers.Dense(5, activation="softmax", name="predictions")(x), name="rare")


def grouped(kit):
    """Grouped convolutions, which TensorFlow's converter refuses in graphs."""
    layers = kit.layers
    image = layers.Input([10, 9, 4], name="image")
    x = layers.Conv2D(8, 3, 2, "same", groups=4, activation="relu", name="conv1")(image)
    x = layers.Conv2D(6, 3, groups=2, name="conv2")(x)
    x = layers.Flatten(name="flatten")(layers.ReLU(name="relu")(x))
    return kit.Model(image, layers.Dense(5, activation="softmax", name="predictions")(x), name="grouped")
