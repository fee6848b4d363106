"""Writes reference results of Captum and zennit for contrasts: test/reference/contrasts/.

python training/contrast_reference.py
"""

import torch

from references.contrasts import record_contrasts
from references.record import Record
from references.subjects import ROOT, read_subject

MODELS = (
    "models/mnist-cnn",
    "models/cifar10-cnn",
    "test/fixtures/padded",
    "test/fixtures/residual",
    "test/fixtures/strided",
)


def main() -> None:
    torch.set_num_threads(1)
    for path in MODELS:
        record = Record(path)
        record_contrasts(record, read_subject(path))
        record.write(ROOT / "test" / "reference" / "contrasts", script="contrast_reference.py")
        print(f"{path}: {len(record.entries)} results, {record.length:,} bytes", flush=True)


if __name__ == "__main__":
    main()
