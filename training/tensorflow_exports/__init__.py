"""Small random networks as TensorFlow's own converter writes them."""

import os
import sys
import types

# Keras 2, whose layers the converter knows best. To be set before TensorFlow is imported.
os.environ["TF_USE_LEGACY_KERAS"] = "1"

# The converter imports these although nothing here uses them.
UNUSED = ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf")
for name in UNUSED:
    sys.modules[name] = types.ModuleType(name)
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

import tensorflowjs  # noqa: E402, F401

# Keras 3 would take them for the real ones.
for name in UNUSED:
    del sys.modules[name]
