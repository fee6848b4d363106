"""Trains cifar10-allcnn, measures it and writes models/cifar10-allcnn.

    python training/cifar10_allcnn.py --data DIR

An interrupted run goes on from its last checkpoint, with the same result.
"""

from cifar10_recipe import run
from networks.cifar10_allcnn import cifar10_allcnn

ABOUT = {
    "title": "Animals and vehicles, without pooling",
    "description": "An all-convolutional network that distinguishes ten kinds of animals and vehicles,"
    " with strides instead of pooling and without a dense layer. It has 464,378 weights and"
    " was trained on CIFAR-10.",
}
LAYERS = {
    "conv1": "first convolution",
    "conv2": "second convolution",
    "conv3": "third convolution, with stride 2",
    "conv4": "fourth convolution",
    "conv5": "fifth convolution",
    "conv6": "sixth convolution, with stride 2",
    "conv7": "seventh convolution",
    "conv8": "eighth convolution, 1x1",
    "conv9": "class evidence at each position, 1x1",
    "average": "average over the positions: class scores",
}

if __name__ == "__main__":
    run("cifar10-allcnn", cifar10_allcnn, epochs=22, about=ABOUT, layers=LAYERS)
