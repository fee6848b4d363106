"""The recipe that both CIFAR-10 networks are trained by.

Stochastic gradient descent with Nesterov momentum, one cycle of the learning rate, label
smoothing, shifts by up to two pixels, and mirror images that alternate from epoch to epoch
(K. Jordan, 94% on CIFAR-10 in 3.29 Seconds on a Single GPU, 2024, section 3.6).
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

import checkpoint
from card import titled, write_card
from data import load_cifar10
from evaluate import accuracy
from export_keras import export_keras, round_to_float16
from fold import fold_batch_norm

SEED = 0
BATCH = 128
LEARNING_RATE = 0.1  # at its highest
MOMENTUM = 0.9
WEIGHT_DECAY = 5e-4
LABEL_SMOOTHING = 0.1
WARM_UP = 0.2  # of all steps, until the learning rate is at its highest
SHIFT = 2  # pixels, either way and along either axis

LABELS = "airplane automobile bird cat deer dog frog horse ship truck".split()


def shifted(padded: Tensor, batch: Tensor) -> Tensor:
    """Random 32x32 windows [batch, 3, 32, 32] of padded images [n, 3, 36, 36]."""
    windows = padded.unfold(2, 32, 1).unfold(3, 32, 1)  # a view [n, 3, 5, 5, 32, 32]
    # Drawn on the CPU, so that every device sees the same windows.
    y, x = torch.randint(0, 2 * SHIFT + 1, (2, len(batch))).to(padded.device)
    return windows[batch, :, y, x]


def mirrored(images: Tensor, mirror: Tensor) -> Tensor:
    """Images [n, 3, 32, 32], those where mirror [n] is true seen in a mirror."""
    return torch.where(mirror[:, None, None, None], images.flip(3), images)


def learning_rate(step: int, steps: int) -> float:
    """Linear from near 0 to 1 and back to 0, as a factor of the highest learning rate."""
    peak = WARM_UP * steps
    return (step + 1) / peak if step < peak else (steps - step) / (steps - peak)


def half_precision(device: str) -> bool:
    """Whether this processor multiplies bfloat16 natively."""
    return device == "cuda" or torch.cpu._is_avx512_bf16_supported()


def as_they_are(images: Tensor, labels: Tensor) -> Tensor:
    """The last step before the network sees images, where a training adds none."""
    return images


def train_epoch(network, padded, labels, mirror, optimiser, scheduler, finish) -> float:
    """One pass over padded images [n, 3, 36, 36] in random order; the mean loss in nats."""
    network.train()
    device = padded.device
    total = 0.0
    for batch in torch.randperm(len(padded)).to(device).split(BATCH):
        images = finish(mirrored(shifted(padded, batch), mirror[batch]), labels[batch])
        images = images.contiguous(memory_format=torch.channels_last)
        with torch.autocast(device.type, torch.bfloat16, enabled=half_precision(device.type)):
            logits = network(images).float()
        loss = functional.cross_entropy(logits, labels[batch], label_smoothing=LABEL_SMOOTHING)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        scheduler.step()
        total += loss.item() * len(batch)
    return total / len(padded)


def train(
    build: Callable[[], nn.Sequential],
    images: Tensor,
    labels: Tensor,
    epochs: int,
    checkpoints: Path,
    finish: Callable[[Tensor, Tensor], Tensor] = as_they_are,
) -> nn.Sequential:
    """Trains on images [n, 3, 32, 32], or goes on training from the last checkpoint.

    `build` makes the network; the random weights it starts from follow from the seed. `finish`
    changes the images of a batch, given with their labels, after shifts and mirrors.
    """
    device = images.device.type
    torch.manual_seed(SEED)
    network = build().to(device, memory_format=torch.channels_last)
    first_mirror = (torch.rand(len(images)) < 0.5).to(device)
    padded = functional.pad(images, [SHIFT] * 4, mode="reflect")

    optimiser = torch.optim.SGD(
        network.parameters(),
        lr=LEARNING_RATE,
        momentum=MOMENTUM,
        nesterov=True,
        weight_decay=WEIGHT_DECAY,
    )
    steps = epochs * -(-len(images) // BATCH)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: learning_rate(n, steps))
    parts = {"network": network, "optimiser": optimiser, "scheduler": scheduler}
    settings = {"seed": SEED, "epochs": epochs, "device": device}

    done = checkpoint.resume(checkpoints, settings, parts) or 0
    for epoch in range(done + 1, epochs + 1):
        start = time.perf_counter()
        mirror = first_mirror ^ (epoch % 2 == 0)
        loss = train_epoch(network, padded, labels, mirror, optimiser, scheduler, finish)
        checkpoint.save(checkpoints, epoch, settings, parts)
        seconds = time.perf_counter() - start
        print(f"epoch {epoch}/{epochs}  loss {loss:.4f}  {seconds:.0f} s", flush=True)
    return network


def card(name: str, about: dict, layers: dict[str, str], epochs: int, measured: float) -> dict:
    """`about` holds what only this model says of itself; `measured` lies in [0, 1]."""
    return {
        "name": name,
        **about,
        "licence": "Apache-2.0",
        "input": {"shape": [32, 32, 3], "range": [-1, 1], "channels": "rgb"},
        "labels": LABELS,
        "layers": titled(layers),
        "training": {
            "data": "CIFAR-10 (Krizhevsky 2009), 50,000 images",
            "recipe": "stochastic gradient descent with Nesterov momentum and one cycle of the"
            " learning rate; label smoothing; shifts and alternating mirror images; batch norms"
            " folded into the convolutions; weights rounded to float16",
            "seed": SEED,
            "epochs": epochs,
            "command": f"python training/{name.replace('-', '_')}.py --data DIR",
        },
        "accuracy": {
            "test": measured,
            "images": 10000,
            "command": f"python training/evaluate.py --model models/{name} --data DIR",
        },
    }


def run(
    name: str,
    build: Callable[[], nn.Sequential],
    epochs: int,
    about: dict,
    layers: dict[str, str],
) -> None:
    """The command of one model: trains, measures and writes models/<name>."""
    parser = argparse.ArgumentParser(description=f"Trains {name} and writes models/{name}.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the CIFAR-10 files")
    parser.add_argument("--out", type=Path, default=Path("models") / name)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument(
        "--checkpoints", type=Path, default=Path(__file__).parent / "checkpoints" / name
    )
    options = parser.parse_args()
    device = options.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"

    images, labels = (part.to(device) for part in load_cifar10(options.data, "train"))
    network = train(build, images, labels, options.epochs, options.checkpoints)
    network = fold_batch_norm(network.to("cpu", memory_format=torch.contiguous_format))
    round_to_float16(network)
    measured = accuracy(network, *load_cifar10(options.data, "test"))
    export_keras(network, options.out, name, [32, 32, 3])
    write_card(options.out, card(name, about, layers, options.epochs, measured))
    print(f"{measured:.4f} of the 10000 test images; written to {options.out}")
