"""Trains cifar10-cnn, measures it and writes models/cifar10-cnn.

    python training/cifar10_cnn.py --data DIR

An interrupted run goes on from its last checkpoint, with the same result.
"""

from cifar10_recipe import run
from networks.cifar10_cnn import cifar10_cnn

ABOUT = {
    "title": "Animals and vehicles, with max pooling",
    "description": "A convolutional network with three blocks of convolution, ReLU and max pooling"
    " that distinguishes ten kinds of animals and vehicles. It has 355,370 weights and was trained"
    " on CIFAR-10.",
}
LAYERS = {
    "conv1": "first convolution",
    "pool1": "first max pooling",
    "conv2": "second convolution",
    "pool2": "second max pooling",
    "conv3": "third convolution",
    "pool3": "third max pooling",
    "flatten": "flattening",
    "logits": "class scores",
}

if __name__ == "__main__":
    run("cifar10-cnn", cifar10_cnn, epochs=16, about=ABOUT, layers=LAYERS)
