"""Lists the settings and call arguments of every Keras layer that convlens accepts, as Keras has them.

python training/keras_settings.py

The engine's own table (`layerClasses` in src/worker/import/keras/layers.ts) is compared with this list:
a setting that is new in Keras fails a test until somebody has read what it does.
"""

import importlib
import inspect
import json
from pathlib import Path

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import keras
import numpy as np
import tf_keras

from tensorflow_exports.randomize import seed_of

FILE = Path(__file__).parent.parent / "test" / "support" / "keras-settings.json"

MAP, VECTOR, ROW = (6, 5, 3), (12,), (6, 3)

# How each class is made, and for which input. Those of the second list exist in one Keras only.
CLASSES = {
    "Activation": (["relu"], MAP),
    "ActivityRegularization": ([], MAP),
    "Add": ([], [MAP, MAP]),
    "AlphaDropout": ([0.5], MAP),
    "AugMix": ([], MAP),
    "AveragePooling2D": ([2], MAP),
    "BatchNormalization": ([], MAP),
    "Concatenate": ([], [MAP, MAP]),
    "Conv2D": ([3, 2], MAP),
    "Conv2DTranspose": ([3, 2], MAP),
    "Cropping2D": ([1], MAP),
    "CutMix": ([], MAP),
    "Dense": ([3], VECTOR),
    "DepthwiseConv2D": ([2], MAP),
    "Dropout": ([0.5], MAP),
    "ELU": ([], MAP),
    "Flatten": ([], MAP),
    "GaussianDropout": ([0.5], MAP),
    "GaussianNoise": ([0.5], MAP),
    "GlobalAveragePooling2D": ([], MAP),
    "GlobalMaxPooling2D": ([], MAP),
    "GroupNormalization": ([-1], MAP),
    "Identity": ([], MAP),
    "LayerNormalization": ([], MAP),
    "LeakyReLU": ([], MAP),
    "MaxPooling2D": ([], MAP),
    "MixUp": ([], MAP),
    "Multiply": ([], [MAP, MAP]),
    "Normalization": ([], MAP),
    "Permute": ([[2, 1, 3]], MAP),
    "RandAugment": ([], MAP),
    "RandomBrightness": ([0.5], MAP),
    "RandomColorDegeneration": ([0.5], MAP),
    "RandomColorJitter": ([], MAP),
    "RandomContrast": ([0.5], MAP),
    "RandomElasticTransform": ([], MAP),
    "RandomErasing": ([], MAP),
    "RandomFlip": ([], MAP),
    "RandomGaussianBlur": ([], MAP),
    "RandomGrayscale": ([], MAP),
    "RandomHeight": ([0.5], MAP),
    "RandomHue": ([0.5], MAP),
    "RandomInvert": ([], MAP),
    "RandomPerspective": ([], MAP),
    "RandomPosterization": ([4], MAP),
    "RandomRotation": ([0.5], MAP),
    "RandomSaturation": ([0.5], MAP),
    "RandomSharpness": ([0.5], MAP),
    "RandomShear": ([], MAP),
    "RandomTranslation": ([0.5, 0.5], MAP),
    "RandomWidth": ([0.5], MAP),
    "RandomZoom": ([0.5], MAP),
    "ReLU": ([], MAP),
    "Rescaling": ([0.5], MAP),
    "Reshape": ([[-1]], MAP),
    "SeparableConv2D": ([3, 2], MAP),
    "Softmax": ([], MAP),
    "SpatialDropout2D": ([0.5], MAP),
    "Subtract": ([], [MAP, MAP]),
    "UpSampling2D": ([], MAP),
    "ZeroPadding2D": ([], MAP),
    "Average": ([], [MAP, MAP]),
    "AveragePooling1D": ([2], ROW),
    "CenterCrop": ([2, 2], MAP),
    "Conv1D": ([3, 2], ROW),
    "CustomScaleLayer": ([0.2], [MAP, MAP]),
    "DepthwiseConv1D": ([2], ROW),
    "GlobalAveragePooling1D": ([], ROW),
    "GlobalMaxPooling1D": ([], ROW),
    "LayerScale": ([0.1, 3], MAP),
    "MaxPooling1D": ([2], ROW),
    "Maximum": ([], [MAP, MAP]),
    "Minimum": ([], [MAP, MAP]),
    "PReLU": ([], MAP),
    "Resizing": ([3, 4], MAP),
    "SeparableConv1D": ([3, 2], ROW),
    "SpatialDropout1D": ([0.5], ROW),
    "StochasticDepth": ([0.5], MAP),
}

# Layers that keras.applications has besides, with their modules.
APPLICATIONS = {
    "CustomScaleLayer": "inception_resnet_v2",
    "LayerScale": "convnext",
    "StochasticDepth": "convnext",
}

# Those that promise to do nothing at inference: tried, also on values outside of any range.
IDENTITY = [
    name
    for name in CLASSES
    if "Random" in name or "Noise" in name or "Dropout" in name
] + ["ActivityRegularization", "AugMix", "CutMix", "Identity", "MixUp", "RandAugment", "StochasticDepth"]

OPERATIONS = {
    "Add": lambda ops, x: x + 1.0,
    "Concatenate": lambda ops, x: ops.concatenate([x, x], axis=-1),
    "Divide": lambda ops, x: ops.divide(x, 2.0),
    "Elu": lambda ops, x: ops.elu(x),
    "LeakyRelu": lambda ops, x: ops.leaky_relu(x),
    "Multiply": lambda ops, x: x * 2.0,
    "Negative": lambda ops, x: -x,
    "Relu": lambda ops, x: ops.relu(x),
    "Relu6": lambda ops, x: ops.relu6(x),
    "Sigmoid": lambda ops, x: ops.sigmoid(x),
    "Softmax": lambda ops, x: ops.softmax(x),
    "Subtract": lambda ops, x: x - 1.0,
    "Tanh": lambda ops, x: ops.tanh(x),
    "TrueDivide": lambda ops, x: x / 2.0,
    "Clip": lambda ops, x: ops.clip(x, 0.0, 1.0),
    "ExpandDims": lambda ops, x: ops.expand_dims(x, 1),
    "Gelu": lambda ops, x: ops.gelu(x),
    "GetItem": lambda ops, x: x[:, 1:3],
    "HardSigmoid": lambda ops, x: ops.hard_sigmoid(x),
    "HardSilu": lambda ops, x: ops.hard_silu(x),
    "Max": lambda ops, x: ops.max(x, axis=[1, 2]),
    "Maximum": lambda ops, x: ops.maximum(x, 1.0),
    "Mean": lambda ops, x: ops.mean(x, axis=[1, 2]),
    "Minimum": lambda ops, x: ops.minimum(x, 1.0),
    "Reshape": lambda ops, x: ops.reshape(x, [-1, 90]),
    "Selu": lambda ops, x: ops.selu(x),
    "Silu": lambda ops, x: ops.silu(x),
    "Softplus": lambda ops, x: ops.softplus(x),
    "Squeeze": lambda ops, x: ops.squeeze(ops.expand_dims(x, 1), 1),
    "Sum": lambda ops, x: ops.sum(x, axis=[1, 2]),
    "Transpose": lambda ops, x: ops.transpose(x, [0, 2, 1, 3]),
}


def arguments(call) -> list[str]:
    parameters = inspect.signature(call).parameters.values()
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    return [parameter.name for parameter in parameters if parameter.kind not in kinds]


def check_identity(library, make, shape) -> None:
    """What Keras predicts is what goes in, bit for bit."""
    image = seed_of("identity").uniform(-50, 300, (2, *shape)).astype(np.float32)
    inputs = library.Input(shape)
    for picture in (image, image / 300):
        output = library.Model(inputs, make()(inputs)).predict(picture, verbose=0)
        assert np.array_equal(output, picture), make().name


def class_of(library, name: str):
    if name not in APPLICATIONS:
        return getattr(library.layers, name)
    package = library.__name__.split(".")[0]
    module = importlib.import_module(f"{package}.src.applications.{APPLICATIONS[name]}")
    return getattr(module, name)


def layer_of(library, name: str) -> dict | None:
    """Its configuration and call arguments; of no layer that this Keras does not have."""
    if name not in APPLICATIONS and not hasattr(library.layers, name):
        return None
    given, shape = CLASSES[name]
    make = lambda: class_of(library, name)(*given)  # noqa: E731
    if name in IDENTITY:
        check_identity(library, make, shape)
    layer = make()
    shapes = shape if isinstance(shape, list) else [shape]
    inputs = [library.Input(each) for each in shapes]
    layer(inputs if len(inputs) > 1 else inputs[0])
    text = library.saving.serialize_keras_object(layer)
    return {"config": text["config"], "call": arguments(layer.call)}


def operation_of(name: str) -> dict:
    inputs = keras.Input(MAP)
    model = keras.Model(inputs, OPERATIONS[name](keras.ops, inputs))
    operation = model.operations[-1]
    assert type(operation).__name__ == name
    return {"config": operation.get_config(), "call": arguments(operation.call)}


def main() -> None:
    listing = {
        "versions": {"keras2": tf_keras.__version__, "keras3": keras.__version__},
        "layers": {
            name: {
                version: entry
                for version, library in (("keras2", tf_keras), ("keras3", keras))
                if (entry := layer_of(library, name))
            }
            for name in CLASSES
        },
        "operations": {name: operation_of(name) for name in OPERATIONS},
    }
    FILE.write_text(json.dumps(listing, indent=1, sort_keys=True, default=str) + "\n")


if __name__ == "__main__":
    main()
