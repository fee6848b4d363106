"""Writes small random Keras networks as TensorFlow.js layers models by TensorFlow's own converter, and
as the files that Keras itself saves.

python training/keras_exports.py
"""

import shutil
import tempfile
from pathlib import Path

import numpy as np

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import keras
import tf_keras
from tensorflowjs.converters import converter, save_keras_model

from tensorflow_exports.arguments import axes, constants, inert
from tensorflow_exports.files import indent_model, write_floats
from tensorflow_exports.heads import HEADS, write_gradients
from tensorflow_exports.nested import blocks, shared, transfer
from tensorflow_exports.randomize import random_input, randomize, seed_of

FOLDER = Path(__file__).parent.parent / "test" / "keras-exports"


def save_h5(model, folder: Path) -> None:
    """What `tensorflowjs.converters.save_keras_model` and `--input_format=keras` do."""
    save_keras_model(model, str(folder))
    model.save(folder / "model.h5")


def save_archive(model, folder: Path) -> None:
    """What `--input_format=keras_keras` does with a `.keras` file."""
    with tempfile.TemporaryDirectory() as unpacked:
        path = Path(unpacked) / "model.keras"
        model.save(path)
        converter.dispatch_keras_keras_to_tfjs_layers_model_conversion(str(path), str(folder))
        shutil.copy(path, folder)


def write(build, version, save, name: str):
    folder, random = FOLDER / name, seed_of(name)
    shutil.rmtree(folder, ignore_errors=True)
    model = build(version)
    randomize(model, random)
    image = random_input(model.input_shape[1:], random)
    save(model, folder)
    indent_model(folder)
    write_floats(folder / "input.bin", image)
    # The outputs: probabilities where the network ends in them.
    write_floats(folder / "logits.bin", np.asarray(model(image, training=False)))
    return model, image


def write_heads() -> None:
    for head, build in HEADS.items():
        for version, number, save, form in (
            (tf_keras, 2, save_h5, "h5"),
            (keras, 3, save_archive, "archive"),
        ):
            name = f"{head}-keras{number}-{form}"
            model, image = write(build, version, save, name)
            write_gradients(version, model, image, FOLDER / name)


def main() -> None:
    for build in (shared, blocks, transfer, constants, axes, inert):
        for version, number in ((tf_keras, 2), (keras, 3)):
            for save, form in ((save_h5, "h5"), (save_archive, "archive")):
                name = f"{build.__name__}-keras{number}-{form}"
                # The converter cannot copy the random generators of Keras 3.
                if name != "inert-keras3-h5":
                    write(build, version, save, name)
    write_heads()


if __name__ == "__main__":
    main()
