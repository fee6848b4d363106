"""Writes reference results of other libraries, for the tests: test/reference/.

python training/reference.py [--model models/mnist-cnn]
"""

import argparse

import torch

from references.captum_maps import record_grad_cam, record_gradients
from references.captum_occlusion import record_occlusion
from references.deconvnet import record_deconvnet
from references.forward import record_forward
from references.record import Record
from references.subjects import FIXTURES, ROOT, SAMPLES, read_subject
from references.zennit_relevance import record_relevance

STEPS = (
    record_forward,
    record_gradients,
    record_grad_cam,
    record_occlusion,
    record_relevance,
    record_deconvnet,
)


def write_reference(path: str) -> None:
    """All results on the model at `path`, from the root of the repository."""
    subject = read_subject(path)
    record = Record(path)
    for add_results in STEPS:
        add_results(record, subject)
    record.write(ROOT / "test" / "reference")
    print(f"{path}: {len(record.entries)} results, {record.length:,} bytes", flush=True)


def main() -> None:
    models = [*SAMPLES, *FIXTURES]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=models, action="append", help="only this; repeatable")
    torch.set_num_threads(1)
    for path in parser.parse_args().model or models:
        write_reference(path)


if __name__ == "__main__":
    main()
