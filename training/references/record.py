"""Writes reference results: one binary file of numbers and one index of what they are."""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from torch import Tensor

from keras_import.modules import to_keras

LIBRARIES = ("torch", "captum", "zennit", "numpy")


class Record:
    """The results on one model, collected one by one."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.entries: list[dict] = []
        self.parts: list[bytes] = []
        self.length = 0  # bytes

    def add(self, kind: str, array: Tensor, *, short: bool = False, **labels: object) -> None:
        """Keeps the first of a batch, images [height, width, channels] as Keras orders them.

        A short array takes half the space: integers of 16 bits, times `scale`.
        """
        values = to_keras(array.detach())[0].numpy()
        if not np.isfinite(values).all():
            raise ValueError(f"{self.model}: a {kind} is not finite: {labels}")
        entry = {"kind": kind, **labels, "shape": list(values.shape), "offset": self.length}
        if short:
            scale = float(np.abs(values).max()) / 32767 or 1.0
            entry |= {"encoding": "int16", "scale": scale}
            raw = np.rint(values / scale).astype("<i2").tobytes()
        else:
            entry |= {"encoding": "float32"}
            raw = values.astype("<f4").tobytes()
        raw += bytes(-len(raw) % 4)  # every array starts at a multiple of four bytes
        self.entries.append(entry)
        self.parts.append(raw)
        self.length += len(raw)

    def write(
        self,
        folder: Path,
        part: str = "",
        script: str = "reference.py --model {model}",
        libraries: tuple[str, ...] = LIBRARIES,
    ) -> None:
        """Writes `<model>.json`, with a line for each entry, and `<model>.bin`.

        `part` comes before the names of both; `script`, with its arguments, writes them.
        """
        name = "-".join(filter(None, [part, Path(self.model).name]))
        head = {
            "model": self.model,
            "command": f"python training/{script.format(model=self.model)}",
            "versions": {library: version(library) for library in libraries},
        }
        fields = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
        entries = ",\n".join(json.dumps(entry) for entry in self.entries)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.json").write_text(
            "{\n" + ",\n".join(fields) + ',\n"entries": [\n' + entries + "\n]}\n"
        )
        (folder / f"{name}.bin").write_bytes(b"".join(self.parts))
