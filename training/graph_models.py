"""Writes small random networks as TensorFlow.js graph models, with what TensorFlow makes of them.

python training/graph_models.py
"""

from pathlib import Path

import numpy as np

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import tensorflow as tf
import tf_keras

from tensorflow_exports import keras_networks
from tensorflow_exports.files import write_floats
from tensorflow_exports.graph_model import convert, run_converted
from tensorflow_exports.operations import Operations
from tensorflow_exports.randomize import random_input, randomize, seed_of

FOLDER = Path(__file__).parent.parent / "test" / "graph-models"

# How each stores its weights; None is float32.
KERAS_NETWORKS = {
    "mobile": None,
    "plain": "uint8",
    "residual": "float16",
    "inception": None,
    "mixed": None,
}


def write_expected(folder: Path, image: np.ndarray, logits) -> None:
    """Input, logits, and the gradient of each logit: `logits` is a function of the input."""
    pixels = tf.constant(image)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = logits(pixels)
    write_floats(folder / "input.bin", image)
    write_floats(folder / "logits.bin", output)
    write_floats(folder / "gradients.bin", tape.jacobian(output, pixels))


def write_keras(name: str, quantize: str | None) -> None:
    folder, random = FOLDER / name, seed_of(name)
    network = getattr(keras_networks, name)()
    randomize(network, random)
    image = random_input(network.input_shape[1:], random)
    softmax = tf_keras.layers.Softmax(name="softmax")(network.output)
    model = tf_keras.Model(network.input, softmax, name=name)
    function = tf.function(model).get_concrete_function(
        tf.TensorSpec([None, *image.shape[1:]], tf.float32, name="image")
    )
    convert(model, function, folder, quantize)
    if quantize:
        # TensorFlow knows no gradient of the fused operations.
        write_floats(folder / "input.bin", image)
        write_floats(folder / "logits.bin", run_converted(folder, image))
    else:
        write_expected(folder, image, network)


def write_operations() -> None:
    folder, random = FOLDER / "operations", seed_of("operations")
    module = Operations(random)
    image = random_input(module.shape, random)
    function = module.__call__.get_concrete_function(tf.TensorSpec(image.shape, tf.float32))
    convert(module, function, folder, None)
    write_expected(folder, image, module.logits)


def main() -> None:
    for name, quantize in KERAS_NETWORKS.items():
        write_keras(name, quantize)
    write_operations()


if __name__ == "__main__":
    main()
