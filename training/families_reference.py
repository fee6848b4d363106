"""Writes results of pytorch-grad-cam and Captum for the tests: test/reference/families-*.

python training/families_reference.py [--model models/mnist-cnn]

pip install grad-cam==1.5.7 captum==0.9.0
"""

import argparse

import torch

from references.families import record_cams, record_deeplift, record_gradient_shap
from references.record import Record
from references.subjects import ROOT, read_subject

# Captum's DeepLIFT takes networks that use every activation once, and none that it does not know.
MODELS = (
    "models/mnist-cnn",
    "models/cifar10-cnn",
    "models/cifar10-allcnn",
    "test/fixtures/no-bias",
    "test/fixtures/residual",
    "test/fixtures/rescaled",
    "test/fixtures/strided",
)

LIBRARIES = ("torch", "captum", "grad-cam", "numpy")

# What tfjs draws for the seed 5: `randomUniform([6], 0, 1, 'float32', 11)`.
SHARES = [
    0.8027758598327637,
    0.03613492101430893,
    0.8229965567588806,
    0.3183286786079407,
    0.20898540318012238,
    0.6458134055137634,
]


def write_reference(path: str) -> None:
    subject = read_subject(path)
    record = Record(path)
    record_cams(record, subject)
    record_deeplift(record, subject)
    record_gradient_shap(record, subject, SHARES)
    record.write(ROOT / "test" / "reference", "families", "families_reference.py", LIBRARIES)
    print(f"{path}: {len(record.entries)} results, {record.length:,} bytes", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=MODELS, action="append", help="only this; repeatable")
    torch.set_num_threads(1)
    for path in parser.parse_args().model or MODELS:
        write_reference(path)


if __name__ == "__main__":
    main()
