"""Writes narrow networks of every family of keras.applications, as layers models and as graph models.

    python training/application_twins.py                    test/applications/
    python training/application_twins.py --full DIR [NAMES]  the same at full size, as files of Keras

Each folder `name-layers` or `name-graph` has `reference.json` and, as little-endian float32 with the channels
last, `input.bin`, `logits.bin` (before the softmax) and `gradient.bin` of the largest logit, all of Keras.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import keras
import tensorflow as tf
import tf_keras
from tensorflowjs.converters import converter
from tensorflowjs.converters.tf_saved_model_conversion_v2 import convert_tf_saved_model

from tensorflow_exports import applications
from tensorflow_exports.applications import TWINS, whole
from tensorflow_exports.files import write_floats
from tensorflow_exports.randomize import random_input, random_weight, seed_of

FOLDER = Path(__file__).parent.parent / "test" / "applications"


NORMS = (keras.layers.BatchNormalization, tf_keras.layers.BatchNormalization)


def randomize(model, image: np.ndarray, random: np.random.Generator) -> None:
    """Random weights, and the statistics of batch norms as they are then."""
    for weight in model.weights:
        if tf.as_dtype(weight.dtype) != tf.float32:
            continue
        name = weight.name
        if name == "kernel" and "depthwise" in weight.path:
            name = "depthwise_kernel"
        # Of LayerScale in Keras 3.
        if name == "variable":
            name = "gamma"
        weight.assign(random_weight(name, tuple(weight.shape), random))
    for layer in model.layers:
        # It computes with what it made of the weights before.
        if isinstance(layer, (keras.layers.Normalization, tf_keras.layers.Normalization)):
            layer.finalize_state()
    norms = [layer for layer in model.layers if isinstance(layer, NORMS)]
    if not norms:
        return
    momentums = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 0
    scale = image.max()
    batch = np.concatenate([scale * random_input(image.shape[1:], random) for _ in range(8)])
    model(batch, training=True)
    for norm, momentum in zip(norms, momentums, strict=True):
        norm.momentum = momentum


def logits_of(model):
    """The network without its softmax, which is a layer or the activation of the last one."""
    last = model.layers[-1]
    below = type(model)(model.input, last.input)
    if isinstance(last, (keras.layers.Dense, tf_keras.layers.Dense)):
        return lambda x: below(x, training=False) @ last.kernel + last.bias
    return lambda x: below(x, training=False)


def explained(logits, image: np.ndarray):
    """The logits, and the gradient of the largest."""
    pixels = tf.constant(image)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = tf.reshape(logits(pixels), [-1])
        largest = tf.reduce_max(output)
    return output.numpy(), tape.gradient(largest, pixels).numpy()


def clearest_image(logits, image: np.ndarray, random: np.random.Generator, tries: int = 8):
    """Of some images that whose gradient depends least on rounding.

    A ReLU or a maximum that falls another way changes all behind it.
    """
    found = []
    for _ in range(tries):
        output, gradient = explained(logits, image)
        nudged = (image * (1 + 3e-7 * random.standard_normal(image.shape))).astype(np.float32)
        away = np.abs(explained(logits, nudged)[1] - gradient)
        found.append((np.quantile(away, 0.999) / np.abs(gradient).max(), image, output, gradient))
        if found[-1][0] < 3e-5:
            break
        image = (image.max() * random_input(image.shape[1:], random)).astype(np.float32)
    return min(found, key=lambda each: each[0])[1:]


def save_layers(model, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as unpacked:
        path = f"{unpacked}/model.keras"
        model.save(path)
        converter.dispatch_keras_keras_to_tfjs_layers_model_conversion(path, str(folder))


def save_graph(model, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as saved:
        model.export(saved)
        convert_tf_saved_model(saved, str(folder))


def save_file(model, folder: Path) -> None:
    model.save(folder / "model.keras")


FILE = {"keras": (save_file, "model.save('model.keras')")}
LAYERS = {"layers": (save_layers, "Keras 3 .keras, tensorflowjs_converter, layers model")}
GRAPH = {"graph": (save_graph, "Keras 3 SavedModel, tensorflowjs_converter, graph model")}
# By way of .h5 the converter loses the weights of layers whose names have slashes.
KERAS_2 = {"keras2": (save_layers, "Keras 2 .keras, tensorflowjs_converter, layers model")}
KERAS_2_GRAPH = {"keras2-graph": (save_graph, "Keras 2 SavedModel, tensorflowjs_converter, graph model")}
# Where Keras 2 writes other layers than Keras 3.
ALSO_KERAS_2 = ["InceptionResNetV2", "MobileNetV3Small", "EfficientNetB0", "ConvNeXtTiny", "Modern", "Rare"]
# The converter refuses the grouped convolutions, which Keras compiles.
NO_GRAPH = ["ConvNeXtTiny", "Grouped", "Rare"]
# Layers of these make another graph in Keras 2.
OTHER_GRAPH = ["Modern"]


def write(name: str, build, folder: Path, forms: dict) -> None:
    random = seed_of(name)
    keras.utils.set_random_seed(1)
    model = build()
    # What is rescaled inside is given bytes.
    given = 255 if any("rescaling" in each.name or "prestem" in each.name for each in model.layers) else 1
    image = (given * random_input(model.input_shape[1:], random)).astype(np.float32)
    randomize(model, image, random)
    logits = logits_of(model)
    output, gradient = explained(logits, image)
    if "keras" in forms:
        image, output, gradient = clearest_image(logits, image, random)
    for form, (save, exporter) in forms.items():
        own = folder / f"{name}-{form}"
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
        save(model, own)
        (file,) = [each for each in ("model.json", "model.keras") if (own / each).exists()]
        if file == "model.json":
            text = json.loads((own / file).read_text())
            (own / file).write_text(json.dumps(text, separators=(",", ":")))
        reference = {"title": name, "exporter": exporter, "head": "softmax", "file": file}
        reference["input"] = list(image.shape[1:])
        (own / "reference.json").write_text(json.dumps(reference) + "\n")
        write_floats(own / "input.bin", image)
        write_floats(own / "logits.bin", output)
        write_floats(own / "gradient.bin", gradient)
    print(name, *forms, len(model.layers), model.count_params(), output.min(), output.max(), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--full", type=Path)
    arguments.add_argument("names", nargs="*")
    options = arguments.parse_args()
    for name in options.names or TWINS:
        build = (lambda: whole(name)) if options.full else TWINS[name]
        folder = options.full or FOLDER
        converted = LAYERS if name in NO_GRAPH else LAYERS | GRAPH
        write(name, build, folder, FILE if options.full else converted)
        if name in ALSO_KERAS_2 and not options.full:
            with applications.keras_2():
                write(name, build, folder, KERAS_2 | KERAS_2_GRAPH if name in OTHER_GRAPH else KERAS_2)
        keras.backend.clear_session()


if __name__ == "__main__":
    main()
