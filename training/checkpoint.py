"""Checkpoints that let an interrupted training end exactly like an uninterrupted one.

One file an epoch, `epoch-00.pt` being the network before training; all are kept.
"""

import os
from pathlib import Path

import torch


def save(folder: Path, epoch: int, settings: dict, parts: dict) -> None:
    """`parts` are the objects with a state: network, optimiser, scheduler."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"epoch-{epoch:02d}.pt"
    unfinished = path.with_suffix(".tmp")
    torch.save(
        {
            "epoch": epoch,
            "settings": settings,
            "parts": {name: part.state_dict() for name, part in parts.items()},
            "random": torch.get_rng_state(),
            "random_cuda": torch.cuda.get_rng_state_all(),
        },
        unfinished,
    )
    os.replace(unfinished, path)  # never a half-written checkpoint


def load(folder: Path, epoch: int) -> dict:
    """What `save` wrote after `epoch`."""
    return torch.load(folder / f"epoch-{epoch:02d}.pt", map_location="cpu", weights_only=True)


def resume(folder: Path, settings: dict, parts: dict) -> int | None:
    """Restores the newest checkpoint into `parts` and returns its epoch, or None without one."""
    newest = max(folder.glob("epoch-*.pt"), default=None)
    if newest is None:
        return None
    state = torch.load(newest, map_location="cpu", weights_only=True)
    if state["settings"] != settings:
        raise SystemExit(f"{folder} was made with {state['settings']}: delete it to start anew")
    for name, part in parts.items():
        part.load_state_dict(state["parts"][name])
    torch.set_rng_state(state["random"])
    if torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["random_cuda"])
    return state["epoch"]
