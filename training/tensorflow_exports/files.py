"""How the files of a fixture are written."""

import json
from pathlib import Path

import numpy as np


def write_floats(path: Path, values: np.ndarray) -> None:
    """Little-endian float32, in the order of TensorFlow."""
    path.write_bytes(np.asarray(values).astype("<f4").tobytes())


def indent_model(folder: Path) -> None:
    """So that a change of the file can be read: the converter sorts anew each time."""
    model = folder / "model.json"
    model.write_text(json.dumps(json.loads(model.read_text()), indent=1, sort_keys=True) + "\n")
