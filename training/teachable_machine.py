"""Writes a small network in the layout of a Teachable Machine export, by the tools that make one.

python training/teachable_machine.py

Teachable Machine loads a MobileNetV2 that TensorFlow's converter wrote, cuts it off, puts an average and
two dense layers behind it as further models, and saves that from TensorFlow.js (teachable_machine.mjs).
The weights are random; the results are those of Keras.
"""

import json
import subprocess
import tempfile
from pathlib import Path

import tensorflow_exports  # noqa: F401  first: it prepares the imports below
import tensorflow as tf
import tf_keras
from tensorflowjs.converters import save_keras_model

from tensorflow_exports.files import write_floats
from tensorflow_exports.randomize import random_input, random_weight, randomize, seed_of

FOLDER = Path(__file__).parent.parent / "test" / "fixtures" / "teachable-machine"
SIZE, LABELS = 48, ["Class 1", "Class 2", "Class 3"]
# Where the backbone is cut off; Teachable Machine's own ends later, at out_relu.
LAST = "block_5_add"

METADATA = {
    "tfjsVersion": "1.3.1",
    "tmVersion": "2.4.7",
    "packageVersion": "0.8.4",
    "packageName": "@teachablemachine/image",
    "timeStamp": "2026-11-28T20:00:00.000Z",
    "userMetadata": {},
    "modelName": "tm-my-image-model",
    "labels": LABELS,
    "imageSize": SIZE,
}


def backbone(random):
    shape = (SIZE, SIZE, 3)
    whole = tf_keras.applications.MobileNetV2(shape, alpha=0.1, include_top=False, weights=None)
    model = tf_keras.Model(whole.input, whole.get_layer(LAST).output)
    randomize(model, random)
    return model


def main() -> None:
    random = seed_of("teachable-machine")
    base = backbone(random)
    channels, units = base.output_shape[-1], 10
    head = {
        "dense_Dense1/kernel": random_weight("kernel", (channels, units), random),
        "dense_Dense1/bias": random_weight("bias", (units,), random),
        "dense_Dense2/kernel": random_weight("kernel", (units, len(LABELS)), random),
    }
    head = {name: tf.constant(values, tf.float32) for name, values in head.items()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        save_keras_model(base, folder)
        Path(folder, "head.json").write_text(json.dumps([v.numpy().ravel().tolist() for v in head.values()]))
        script = Path(__file__).with_suffix(".mjs")
        subprocess.run(["node", script, folder, FOLDER, str(units), str(len(LABELS))], check=True)
    (FOLDER / "metadata.json").write_text(json.dumps(METADATA) + "\n")

    # Pixels from -1 to 1.
    image = tf.constant(2 * random_input([SIZE, SIZE, 3], random) - 1)
    first, bias, second = head.values()
    with tf.GradientTape() as tape:
        tape.watch(image)
        average = tf.reduce_mean(base(image, training=False), [1, 2])
        logits = tf.nn.relu(average @ first + bias) @ second
    write_floats(FOLDER / "input.bin", image)
    write_floats(FOLDER / "logits.bin", logits)
    write_floats(FOLDER / "gradients.bin", tape.jacobian(logits, image))


if __name__ == "__main__":
    main()
