"""Writes results of RISE and Score-CAM for the tests: test/reference/masked-*.

python training/masked_reference.py [--model models/mnist-cnn]

pip install grad-cam==1.5.7
"""

import argparse

import torch

from references.masked import record_rise, record_score_cam
from references.record import Record
from references.subjects import ROOT, read_subject

MODELS = (
    "models/mnist-cnn",
    "models/cifar10-cnn",
    "models/cifar10-allcnn",
    "test/fixtures/padded",
    "test/fixtures/residual",
    "test/fixtures/strided",
)

LIBRARIES = ("torch", "grad-cam", "numpy")


def write_reference(path: str) -> None:
    """All results on the model at `path`, from the root of the repository."""
    subject = read_subject(path)
    record = Record(path)
    record_rise(record, subject)
    record_score_cam(record, subject)
    record.write(ROOT / "test" / "reference", "masked", "masked_reference.py --model {model}", LIBRARIES)
    print(f"{path}: {len(record.entries)} results, {record.length:,} bytes", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=MODELS, action="append", help="only this; repeatable")
    torch.set_num_threads(1)
    for path in parser.parse_args().model or MODELS:
        write_reference(path)


if __name__ == "__main__":
    main()
