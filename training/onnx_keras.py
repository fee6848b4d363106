"""Writes two networks of Keras as ONNX, by `model.export` and by tf2onnx, and what TensorFlow makes of them.

python training/onnx_keras.py

Needs training/requirements-tensorflow.txt, tf2onnx==1.17.0 and onnx==1.17.0.
"""

import json
from pathlib import Path

import numpy as np
import tensorflow as tf
import keras
import tf2onnx
from keras import layers

FOLDER = Path(__file__).parent.parent / "test" / "onnx"


def plain() -> keras.Model:
    return keras.Sequential(
        [
            keras.Input((16, 15, 3), name="image"),
            layers.Rescaling(2.0, -1.0),
            layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False, name="conv1"),
            layers.BatchNormalization(name="norm1"),
            layers.ReLU(max_value=6, name="relu1"),
            layers.DepthwiseConv2D(3, padding="same", name="depthwise"),
            layers.LeakyReLU(0.1, name="leaky"),
            layers.MaxPooling2D(3, 2, padding="same", name="pool"),
            layers.Flatten(name="flatten"),
            layers.Dense(12, "relu", name="dense1"),
            layers.Dense(5, name="dense2"),
        ]
    )


def branched() -> keras.Model:
    image = keras.Input((14, 14, 3), name="image")
    x = layers.Conv2D(8, 3, activation="silu", name="stem")(image)
    gate = layers.GlobalAveragePooling2D(keepdims=True, name="squeeze")(x)
    gate = layers.Conv2D(8, 1, activation="hard_sigmoid", name="excite")(gate)
    x = layers.Multiply(name="scaled")([x, gate])
    side = layers.Conv2D(8, 3, padding="same", activation="gelu", name="grouped")(x)
    x = layers.Concatenate(name="joined")([layers.Add(name="sum")([x, side]), side])
    x = layers.AveragePooling2D(3, 2, padding="same", name="mean")(x)
    x = layers.UpSampling2D(2, name="up")(layers.LayerNormalization(name="norm")(x))
    x = layers.Conv2DTranspose(6, 3, 2, padding="same", activation="elu", name="transposed")(x)
    x = layers.GlobalAveragePooling2D(name="pooled")(x)
    return keras.Model(image, layers.Dense(5, name="logits")(x))


def randomize(model: keras.Model, seed: int) -> None:
    random = np.random.default_rng(seed)
    for layer in model.layers:
        for weight in layer.weights:
            name = weight.path.split("/")[-1]
            if "variance" in name:
                values = random.uniform(0.5, 1.5, weight.shape)
            elif "gamma" in name:
                values = random.uniform(0.5, 1.5, weight.shape)
            elif len(weight.shape) > 1:
                fan = np.prod(weight.shape[:-1])
                values = random.normal(0, np.sqrt(2 / fan), weight.shape)
            else:
                values = random.normal(0, 0.1, weight.shape)
            weight.assign(values)


def write(name: str, model: keras.Model, seed: int) -> None:
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    randomize(model, seed)
    image = np.random.default_rng(seed).random((1, *model.input_shape[1:])).astype("<f4")
    signature = [tf.TensorSpec((None, *model.input_shape[1:]), tf.float32, name="image")]
    tf2onnx.convert.from_function(
        tf.function(model, input_signature=signature), input_signature=signature, opset=15,
        output_path=str(folder / "tf2onnx.onnx"),
    )
    model.export(str(folder / "keras.onnx"), format="onnx", verbose=False)
    pixels = tf.constant(image)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        logits = model(pixels)
        top = tf.reduce_max(logits)
    image.tofile(folder / "input.bin")
    logits.numpy().astype("<f4").tofile(folder / "logits.bin")
    tape.gradient(top, pixels).numpy().astype("<f4").tofile(folder / "gradient.bin")
    facts = {"title": name, "exporter": "tf2onnx", "head": "logits", "file": "tf2onnx.onnx"}
    facts["shape"] = list(image.shape[1:])
    (folder / "reference.json").write_text(json.dumps(facts, indent=2) + "\n")


write("keras-plain", plain(), 1)
write("keras-branched", branched(), 2)
