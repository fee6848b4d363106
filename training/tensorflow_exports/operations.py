"""A network written in TensorFlow's operations, with those that Keras does not emit."""

import numpy as np
import tensorflow as tf

from tensorflow_exports.randomize import random_weight


class Operations(tf.Module):
    """Batches of one picture only, as in many published models."""

    shape = [14, 12, 3]

    def __init__(self, random: np.random.Generator) -> None:
        def variable(name: str, *shape: int) -> tf.Variable:
            return tf.Variable(random_weight(name, shape, random), dtype=tf.float32)

        self.stem = variable("kernel", 3, 3, 3, 6)
        self.depthwise = variable("depthwise_kernel", 3, 3, 6, 1)
        self.depthwise_bias = variable("bias", 6)
        self.side = variable("kernel", 1, 1, 6, 6)
        self.side_bias = variable("bias", 6)
        self.scale = variable("gamma", 6)
        self.scores = variable("kernel", 5, 12)
        self.scores_bias = variable("bias", 5)

    def logits(self, image: tf.Tensor) -> tf.Tensor:
        x = tf.subtract(image, [0.5, 0.4, 0.6])
        x = tf.realdiv(x, 0.25)
        padding = [[0, 0], [2, 1], [1, 0], [0, 0]]
        x = tf.nn.conv2d(x, self.stem, 2, padding)
        # Of MobileNet V3.
        x = x * tf.nn.relu6(x + 3.0) / 6.0
        x = tf.nn.depthwise_conv2d(x, self.depthwise, [1, 1, 1, 1], "SAME")
        x = tf.nn.leaky_relu(tf.nn.bias_add(x, self.depthwise_bias), 0.1)
        side = tf.nn.bias_add(tf.nn.conv2d(x, self.side, 1, "VALID"), self.side_bias)
        x = tf.add_n([tf.nn.elu(side), tf.tanh(x * self.scale), 1.0 - x])
        x = tf.pad(x, [[0, 0], [1, 1], [0, 2], [0, 0]])
        x = tf.nn.max_pool2d(x, 2, 2, "SAME")
        x = tf.transpose(x, [0, 2, 1, 3])
        peak = tf.reduce_max(x, [1, 2])
        average = tf.squeeze(tf.reduce_mean(x, [1, 2], keepdims=True), [1, 2])
        x = tf.concat([tf.expand_dims(peak, 1), tf.expand_dims(average, 1)], 1)
        x = tf.nn.sigmoid(tf.reshape(x, [1, 12]))
        return tf.matmul(x, self.scores, transpose_b=True) + self.scores_bias

    @tf.function
    def __call__(self, image: tf.Tensor) -> tf.Tensor:
        # MobileNet V1 leaves its softmax in the shape of a picture.
        probabilities = tf.nn.softmax(tf.reshape(self.logits(image), [1, 1, 1, 5]))
        return tf.reshape(probabilities, [1, 5])
