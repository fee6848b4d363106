"""Writes one small Keras network in the ways that HDF5 can store its weights, and files of Keras that hold
no whole network.

python training/keras_files.py
"""

import shutil
import tempfile
import zipfile
from pathlib import Path

import h5py
import ml_dtypes
import numpy as np

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import keras
import tf_keras

from tensorflow_exports.files import write_floats
from tensorflow_exports.randomize import random_input, randomize, seed_of

FOLDER = Path(__file__).parent.parent / "test" / "keras-files"
WEIGHTS = "model.weights.h5"


def network(version):
    layers = version.layers
    return version.Sequential(
        [
            layers.Input((7, 6, 3)),
            layers.Conv2D(4, 3, activation="relu", name="conv"),
            layers.BatchNormalization(name="norm"),
            layers.Flatten(name="flat"),
            layers.Dense(3, name="dense"),
        ],
        name="net",
    )


def shared_at_two_depths():
    """A model inside of another one and beside it: Keras 3 archives its weights once."""
    layers = keras.layers
    image = layers.Input((7, 6, 3))
    inside = layers.Input((5, 4, 4))
    inner = keras.Model(inside, layers.Conv2D(4, 3, padding="same", name="q")(inside), name="inner")
    given = layers.Input((5, 4, 4))
    middle = keras.Model(given, layers.Add()([inner(given), inner(inner(given))]), name="middle")
    map = layers.Conv2D(4, 3, activation="relu", name="conv")(image)
    joined = layers.Subtract()([middle(map), inner(map)])
    return keras.Model(image, layers.Dense(3, name="dense")(layers.Flatten()(joined)), name="net")


def round_weights(model) -> None:
    """To numbers of seven bits, which every format below holds."""
    for weight in model.weights:
        rounded = np.asarray(weight).astype(ml_dtypes.bfloat16).astype(np.float16)
        weight.assign(rounded.astype(np.float32))


def restore(path: Path, change) -> None:
    """Replaces each dataset of floats in an HDF5 file by what `change` creates in its group."""
    with h5py.File(path, "r+") as file:
        names = []
        file.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
        for name in names:
            values = np.asarray(file[name])
            if values.dtype.kind != "f":
                continue
            del file[name]
            change(file, name, values)


def compressed(file, name, values) -> None:
    if values.ndim == 0:
        file.create_dataset(name, data=values)
        return
    # Boxes that reach beyond the array.
    chunks = tuple(max(1, (size + 1) // 2) for size in values.shape)
    file.create_dataset(
        name, data=values, chunks=chunks, compression="gzip", shuffle=True, fletcher32=True
    )


def lzf(file, name, values) -> None:
    file.create_dataset(name, data=values, chunks=values.shape, compression="lzf")


def as_type(dtype):
    return lambda file, name, values: file.create_dataset(name, data=values.astype(dtype))


def bfloat16(file, name, values) -> None:
    """As keras.src.saving.saving_lib.H5Entry does."""
    file.create_dataset(name, data=values.astype(ml_dtypes.bfloat16)).attrs["dtype"] = "bfloat16"


def fixed_text(path: Path) -> None:
    """Texts of a fixed length, as older versions of h5py store them."""
    with h5py.File(path, "r+") as file:
        file.attrs["model_config"] = np.bytes_(file.attrs["model_config"])


def h5_with(path: Path, model, change) -> None:
    model.save(path)
    restore(path, change)


def archive_with(path: Path, model, change, compression=zipfile.ZIP_STORED) -> None:
    """A `.keras` file whose weights are stored in another way."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "model.keras"
        model.save(saved)
        with zipfile.ZipFile(saved) as archive:
            archive.extractall(folder)
        if change:
            restore(Path(folder) / WEIGHTS, change)
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name in ("metadata.json", "config.json", WEIGHTS):
                archive.write(Path(folder) / name, name)


def write_sound(keras2, keras3) -> None:
    h5_with(FOLDER / "gzip.h5", keras2, compressed)
    h5_with(FOLDER / "big-endian.h5", keras3, as_type(">f4"))
    h5_with(FOLDER / "float64.h5", keras3, as_type("<f8"))
    keras2.save(FOLDER / "fixed-text.h5")
    fixed_text(FOLDER / "fixed-text.h5")
    archive_with(FOLDER / "gzip.keras", keras3, compressed, zipfile.ZIP_DEFLATED)
    archive_with(FOLDER / "float16.keras", keras3, as_type("<f2"))
    archive_with(FOLDER / "bfloat16.keras", keras3, bfloat16)
    renamed = tf_keras.models.clone_model(keras2)
    renamed.set_weights(keras2.get_weights())
    renamed.get_layer("conv")._name = "renamed"
    renamed.save(FOLDER / "renamed.h5")


@keras.saving.register_keras_serializable("mine")
class Doubled(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2


@keras.saving.register_keras_serializable("mine")
class MyModel(keras.Model):
    def __init__(self, **options):
        super().__init__(**options)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


def write_refused(keras2, keras3) -> None:
    keras3.save_weights(FOLDER / "weights-only.weights.h5")
    keras2.save_weights(FOLDER / "weights-only.h5", save_format="h5")
    h5_with(FOLDER / "lzf.h5", keras2, lzf)
    image = keras.layers.Input((4, 4, 1))
    keras.Model(image, keras.layers.Lambda(lambda x: x * 2)(image)).save(FOLDER / "lambda.keras")
    keras.Model(image, Doubled(name="doubled")(image)).save(FOLDER / "custom-layer.keras")
    subclassed = MyModel()
    subclassed(np.zeros((1, 4, 4, 1)))
    subclassed.save(FOLDER / "custom-model.keras")
    with h5py.File(FOLDER / "numbers.h5", "w") as file:
        file.create_dataset("numbers", data=np.arange(3))


def write_shared(image: np.ndarray) -> None:
    model = shared_at_two_depths()
    randomize(model, seed_of("shared at two depths"))
    for form in ("keras", "h5"):
        model.save(FOLDER / f"shared-deep.{form}")
    write_floats(FOLDER / "shared-deep.bin", np.asarray(model(image, training=False)))


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    random = seed_of("keras-files")
    keras2, keras3 = network(tf_keras), network(keras)
    randomize(keras2, random)
    round_weights(keras2)
    keras3.set_weights(keras2.get_weights())
    image = random_input((7, 6, 3), random)
    write_floats(FOLDER / "input.bin", image)
    write_floats(FOLDER / "logits.bin", np.asarray(keras2(image, training=False)))
    write_sound(keras2, keras3)
    write_refused(keras2, keras3)
    write_shared(image)


if __name__ == "__main__":
    main()
