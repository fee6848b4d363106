"""Short words for the Keras layers that the tiny networks of the tests are made of."""

from tiny.spec import Layer

IMAGE = {"data_format": "channels_last"}


def pair(value: int | list[int]) -> list[int]:
    return [value, value] if isinstance(value, int) else value


def plain(class_name: str, name: str, **config) -> Layer:
    """A layer without weights."""
    return Layer(class_name, name, config)


def activation(name: str, kind: str) -> Layer:
    return plain("Activation", name, activation=kind)


def relu(name: str, slope: float = 0.0, limit: float | None = None) -> Layer:
    return plain("ReLU", name, max_value=limit, negative_slope=slope, threshold=0.0)


def dropout(rate: float) -> Layer:
    return plain("Dropout", "dropout", rate=rate, seed=None, noise_shape=None)


def biased(weights: dict[str, list[int]], filters: int, bias: bool) -> dict[str, list[int]]:
    return {**weights, "bias": [filters]} if bias else weights


def sliding(width: int | list[int], stride, padding: str, dilation, activation: str, bias: bool):
    """What all convolutions have in common."""
    return {
        "kernel_size": pair(width),
        "strides": pair(stride),
        "padding": padding,
        "dilation_rate": pair(dilation),
        "activation": activation,
        "use_bias": bias,
        **IMAGE,
    }


def conv(
    name: str,
    before: int,
    filters: int,
    width: int | list[int],
    activation: str = "relu",
    *,
    stride: int | list[int] = 1,
    padding: str = "valid",
    dilation: int | list[int] = 1,
    bias: bool = True,
) -> Layer:
    """A convolution of `before` channels."""
    config = {
        "filters": filters,
        "groups": 1,
        **sliding(width, stride, padding, dilation, activation, bias),
    }
    weights = biased({"kernel": [*pair(width), before, filters]}, filters, bias)
    return Layer("Conv2D", name, config, weights)


def transposed(
    name: str, before: int, filters: int, width, activation="relu", *, stride=1, padding="valid"
) -> Layer:
    config = {
        "filters": filters,
        "output_padding": None,
        **sliding(width, stride, padding, 1, activation, True),
    }
    return Layer(
        "Conv2DTranspose",
        name,
        config,
        {"kernel": [*pair(width), filters, before], "bias": [filters]},
    )


def depthwise(
    name: str,
    before: int,
    multiplier: int,
    width,
    activation="relu",
    *,
    stride=1,
    padding="valid",
    dilation=1,
    bias=True,
) -> Layer:
    config = {
        "depth_multiplier": multiplier,
        **sliding(width, stride, padding, dilation, activation, bias),
    }
    kernel = {"depthwise_kernel": [*pair(width), before, multiplier]}
    return Layer("DepthwiseConv2D", name, config, biased(kernel, before * multiplier, bias))


def separable(
    name: str,
    before: int,
    multiplier: int,
    filters: int,
    width,
    activation="relu",
    *,
    stride=1,
    padding="valid",
) -> Layer:
    config = {
        "filters": filters,
        "depth_multiplier": multiplier,
        **sliding(width, stride, padding, 1, activation, True),
    }
    weights = {
        "depthwise_kernel": [*pair(width), before, multiplier],
        "pointwise_kernel": [1, 1, before * multiplier, filters],
        "bias": [filters],
    }
    return Layer("SeparableConv2D", name, config, weights)


def dense(name: str, before: int, units: int, activation="linear", *, bias=True) -> Layer:
    config = {"units": units, "activation": activation, "use_bias": bias}
    return Layer("Dense", name, config, biased({"kernel": [before, units]}, units, bias))


def batch_norm(name: str, channels: int, epsilon: float = 1e-3) -> Layer:
    config = {"axis": -1, "momentum": 0.99, "epsilon": epsilon, "center": True, "scale": True}
    names = ("gamma", "beta", "moving_mean", "moving_variance")
    return Layer("BatchNormalization", name, config, {weight: [channels] for weight in names})


def normalization(name: str, channels: int) -> Layer:
    """With the mean and the variance that it has seen."""
    weights = {"mean": [channels], "variance": [channels]}
    return Layer("Normalization", name, {"axis": [-1], "invert": False}, weights)


def pool(kind: str, name: str, width, stride=None, padding: str = "valid") -> Layer:
    """`kind` is "Max" or "Average"."""
    config = {"pool_size": pair(width), "strides": pair(stride or width), "padding": padding}
    return plain(f"{kind}Pooling2D", name, **config, **IMAGE)


def global_pool(kind: str, name: str, keep: bool = False) -> Layer:
    return plain(f"Global{kind}Pooling2D", name, keepdims=keep, **IMAGE)


def flatten(name: str = "flatten") -> Layer:
    return plain("Flatten", name, **IMAGE)


def nested(class_name: str, name: str, layers: list[Layer]) -> Layer:
    """A model as a layer: "Sequential", or "Functional" with one input named `<name>_input`."""
    return Layer(class_name, name, layers=layers)
