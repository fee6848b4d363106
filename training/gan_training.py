"""Trains a generator against a discriminator (I. Goodfellow et al., Generative Adversarial Nets).

The generator that counts is the moving average of the one that is trained: it is steadier, and
follows it at some distance.
"""

import copy
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import softplus

import checkpoint

SEED = 0
BATCH = 128
LEARNING_RATE = 1e-3
BETAS = (0.0, 0.99)  # of Adam; no momentum, for the opponent changes
PENALTY_STEPS = 8  # the penalty counts once in so many steps, and so many times as much
AVERAGE = 0.998  # what stays of the moving average in each step


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module) -> None:
    """Moves the average a little towards the network, running statistics included."""
    values = network.state_dict()
    for name, mean in average.state_dict().items():
        if mean.is_floating_point():
            mean.lerp_(values[name], 1 - AVERAGE)


def gradient_penalty(discriminator: nn.Module, real: Tensor) -> Tensor:
    """The mean squared norm of the gradient at real images [batch, 1, 28, 28].

    A discriminator that is steep around the real images pushes the generator past them
    (L. Mescheder et al., Which Training Methods for GANs do actually Converge?, R1).
    """
    real = real.detach().requires_grad_()
    (gradient,) = torch.autograd.grad(discriminator(real).sum(), real, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean()


def train_epoch(
    images: Tensor,
    penalty: float,
    generator,
    discriminator,
    average,
    generator_optimiser,
    discriminator_optimiser,
) -> tuple[float, float]:
    """One pass over images [n, 1, 28, 28] in random order; both mean losses in nats.

    `penalty` is the weight of the discriminator's squared gradient.
    """
    totals = torch.zeros(2)
    batches = torch.randperm(len(images)).to(images.device).split(BATCH)
    for step, batch in enumerate(batches):
        real = images[batch]
        # Drawn on the CPU, so that every device sees the same codes.
        codes = torch.randn(len(real), generator[0].in_features).to(images.device)
        generated = generator(codes)

        # softplus is the cross-entropy of "generated", that of its negative one of "real".
        discriminator_loss = (
            softplus(-discriminator(real)) + softplus(discriminator(generated.detach()))
        ).mean()
        steepness = 0
        if step % PENALTY_STEPS == 0:
            steepness = PENALTY_STEPS * penalty / 2 * gradient_penalty(discriminator, real)
        discriminator_optimiser.zero_grad()
        (discriminator_loss + steepness).backward()
        discriminator_optimiser.step()

        generator_loss = softplus(-discriminator(generated)).mean()
        generator_optimiser.zero_grad()
        generator_loss.backward()
        generator_optimiser.step()

        follow(average, generator)
        totals += torch.tensor([generator_loss.item(), discriminator_loss.item()]) * len(real)
    return tuple((totals / len(images)).tolist())


def train(
    build_generator: Callable[[], nn.Sequential],
    build_discriminator: Callable[[], nn.Sequential],
    images: Tensor,
    epochs: int,
    penalty: float,
    checkpoints: Path,
) -> nn.Sequential:
    """The averaged generator of images [n, 1, 28, 28], which decide the device.

    `penalty` is the weight of the discriminator's squared gradient.

    Goes on training from the last checkpoint, if there is one.
    """
    device = images.device.type
    torch.manual_seed(SEED)
    generator = build_generator().to(device)
    discriminator = build_discriminator().to(device)
    average = copy.deepcopy(generator)
    parts = {
        "generator": generator,
        "discriminator": discriminator,
        "average": average,
        "generator_optimiser": torch.optim.Adam(generator.parameters(), LEARNING_RATE, BETAS),
        "discriminator_optimiser": torch.optim.Adam(
            discriminator.parameters(), LEARNING_RATE, BETAS
        ),
    }
    settings = {"seed": SEED, "epochs": epochs, "penalty": penalty, "device": device}

    done = checkpoint.resume(checkpoints, settings, parts) or 0
    for epoch in range(done + 1, epochs + 1):
        start = time.perf_counter()
        losses = train_epoch(images, penalty, **parts)
        checkpoint.save(checkpoints, epoch, settings, parts)
        seconds = time.perf_counter() - start
        print(
            f"epoch {epoch}/{epochs}  generator {losses[0]:.3f}"
            f"  discriminator {losses[1]:.3f}  {seconds:.0f} s",
            flush=True,
        )
    return average
