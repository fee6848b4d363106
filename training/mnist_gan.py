"""Trains mnist-gan, measures it and writes models/mnist-gan.

    python training/mnist_gan.py --data DIR

An interrupted run goes on from its last checkpoint, with the same result. The judge that
measures it, models/mnist-judge, must be there.
"""

from gan_command import Gan, run
from networks.mnist_gan import discriminator, generator

GAN = Gan(
    name="mnist-gan",
    script="mnist_gan.py",
    title="Generated digits, dense layers",
    description="A small generator that turns 100 random numbers into a handwritten digit, drawn in"
    " white on black. It has 559,632 weights and was trained on MNIST.",
    recipe="a dense discriminator with a gradient penalty; Adam; the generator is the moving average of the"
    " trained one; weights rounded to float16",
    layers={
        "dense1": "first dense layer",
        "dense2": "second dense layer",
        "dense3": "pixels",
        "image": "pixels as an image",
    },
    generator=generator,
    discriminator=discriminator,
    epochs=45,
    penalty=0.2,
)

if __name__ == "__main__":
    run(GAN, __doc__.splitlines()[0])
