"""How large the networks of keras.applications are: what test/engine/model-limits.test.ts compares the limits with.

    pip install keras jax
    KERAS_BACKEND=jax python training/applications.py > test/reference/keras-applications.json

For each network, at its own size: bytes of its weights in float32; bytes of what its layers give for one image, the
activation of a layer and the switches of a max pooling counted beside; multiplications of a forward pass.
"""

import gc
import inspect
import json
import math

import keras
from keras import applications


def size(shape):
    return math.prod(length for length in shape if length is not None)


def operations(layer):
    name = type(layer).__name__
    activation = getattr(layer, "activation", None)
    activated = name != "Activation" and activation is not None and activation.__name__ != "linear"
    return 1 + activated + (name in ("SeparableConv2D", "MaxPooling2D", "GlobalMaxPooling2D"))


def terms(layer):
    """Products that are added for each value of the output."""
    name = type(layer).__name__
    if name == "Conv2D":
        return size(layer.kernel.shape[:3])
    if name == "DepthwiseConv2D":
        return size(layer.kernel_size)
    if name == "SeparableConv2D":
        channels = layer.input.shape[-1]
        return channels + size(layer.kernel_size) * channels / layer.filters
    if name == "Dense":
        return layer.input.shape[-1]
    return 1


def measure(make):
    # Some take images of any size unless told.
    model = make(weights=None)
    if None in model.input_shape[1:]:
        model = make(weights=None, input_shape=(224, 224, 3))
    outputs = [(layer, size(layer.output.shape)) for layer in model.layers if hasattr(layer.output, "shape")]
    return {
        "input": model.input_shape[1:],
        "layers": len(model.layers),
        "weightBytes": 4 * model.count_params(),
        "activationBytes": 4 * sum(length * operations(layer) for layer, length in outputs),
        "multiplications": round(sum(length * terms(layer) for layer, length in outputs)),
    }


networks = {}
for name, make in inspect.getmembers(applications, inspect.isfunction):
    networks[name] = measure(make)
    keras.backend.clear_session()
    gc.collect()
print(json.dumps({"keras": keras.__version__, "networks": networks}, indent=2))
