"""Converts to a TensorFlow.js graph model, and runs what the converter wrote."""

import json
import tempfile
from pathlib import Path

import numpy as np
import tensorflow as tf
from google.protobuf import json_format
from tensorflowjs import read_weights
from tensorflowjs.converters.tf_saved_model_conversion_v2 import convert_tf_saved_model

from tensorflow_exports.files import indent_model


def convert(module: tf.Module, signature, folder: Path, quantize: str | None) -> None:
    """Writes `model.json` and its weights; `quantize` is float16, uint8 or nothing."""
    with tempfile.TemporaryDirectory() as saved:
        tf.saved_model.save(module, saved, signatures=signature)
        types = {quantize: True} if quantize else None
        convert_tf_saved_model(saved, str(folder), quantization_dtype_map=types)
    indent_model(folder)


def run_converted(folder: Path, image: np.ndarray) -> np.ndarray:
    """The logits of the converted graph, with its weights as they were rounded, by TensorFlow."""
    model = json.loads((folder / "model.json").read_text())
    graph = json_format.ParseDict(model["modelTopology"], tf.compat.v1.GraphDef())
    weights = {
        weight["name"]: weight["data"]
        for group in read_weights.read_weights(model["weightsManifest"], str(folder))
        for weight in group
    }
    for node in graph.node:
        if node.op == "Const":
            node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(weights[node.name]))
    (softmax,) = [node for node in graph.node if node.op == "Softmax"]
    (placeholder,) = [node.name for node in graph.node if node.op == "Placeholder"]
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        tf.import_graph_def(graph, name="")
        return session.run(f"{softmax.input[0]}:0", {f"{placeholder}:0": image})
