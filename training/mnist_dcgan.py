"""Trains mnist-dcgan, measures it and writes models/mnist-dcgan.

    python training/mnist_dcgan.py --data DIR

An interrupted run goes on from its last checkpoint, with the same result. The judge that
measures it, models/mnist-judge, must be there.
"""

from gan_command import Gan, run
from networks.mnist_dcgan import discriminator, generator

GAN = Gan(
    name="mnist-dcgan",
    script="mnist_dcgan.py",
    title="Generated digits, transposed convolutions",
    description="A convolutional generator that turns 100 random numbers into a handwritten digit,"
    " drawn in white on black. It has 347,073 weights and was trained on MNIST.",
    recipe="a convolutional discriminator that compares groups of 8 images, with a gradient"
    " penalty; Adam; the generator is the moving average of the trained one; weights rounded to"
    " float16",
    layers={
        "dense1": "dense layer",
        "reshape": "64 maps of 7x7",
        "batch_norm1": "first batch norm",
        "conv_transpose1": "first transposed convolution",
        "batch_norm2": "second batch norm",
        "conv_transpose2": "second transposed convolution, the image",
    },
    generator=generator,
    discriminator=discriminator,
    epochs=30,
    penalty=0.1,
)

if __name__ == "__main__":
    run(GAN, __doc__.splitlines()[0])
