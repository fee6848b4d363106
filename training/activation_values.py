"""Values and slopes of PyTorch's activations in float64, for test/engine/activation-values.test.ts.

python training/activation_values.py > test/reference/activations.json   # torch 2.15
"""

import json

import torch
from torch.nn import functional as f

SIZES = [1e-30, 1e-8, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.75, 1, 1.5, 2, 2.5, 3.5, 4, 5, 6.5, 8, 10, 13, 20, 30, 50, 90, 200]
INPUTS = [0.0, *SIZES, *[-size for size in SIZES], 0.7071, -0.7071, -1.2785, -0.2785]

# By the kind of the engine's node, with its settings.
ACTIVATIONS = {
    "silu": ({}, f.silu),
    "mish": ({}, f.mish),
    "selu": ({}, f.selu),
    "softplus": ({}, lambda x: f.softplus(x, threshold=1000)),
    "gelu": ({"approximate": False}, f.gelu),
    "gelu by tanh": ({"approximate": True}, lambda x: f.gelu(x, approximate="tanh")),
    "hardSigmoid": ({"slope": 1 / 6, "offset": 0.5}, f.hardsigmoid),
    "hardSwish": ({}, f.hardswish),
    "elu": ({"alpha": 1}, f.elu),
    "elu of 1.7": ({"alpha": 1.7}, lambda x: f.elu(x, alpha=1.7)),
    "boundedRelu": ({"threshold": 0, "slope": 0, "most": 1.25}, lambda x: f.hardtanh(x, 0, 1.25)),
    "boundedRelu with a threshold": (
        {"threshold": 0.6, "slope": 0, "most": None},
        lambda x: f.threshold(x, 0.6, 0),
    ),
}


def row(settings, function):
    x = torch.tensor(INPUTS, dtype=torch.float32).double().requires_grad_()
    y = function(x)
    (slope,) = torch.autograd.grad(y.sum(), x)
    return {"settings": settings, "values": y.tolist(), "slopes": slope.tolist()}


print(json.dumps({"torch": torch.__version__, "inputs": INPUTS, "activations": {name: row(*each) for name, each in ACTIVATIONS.items()}}))
