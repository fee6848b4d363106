"""Lists the attributes of every graph operation that convlens accepts, as TensorFlow defines them.

python training/graph_attributes.py

A test compares the list with the engine's table in src/worker/import/graph-model/attributes.ts.
"""

import json
from pathlib import Path

import tensorflow as tf
from tensorflow.python.framework import op_def_registry

FILE = Path(__file__).parent.parent / "test" / "support" / "graph-attributes.json"

OPERATIONS = """
Add AddN AddV2 AvgPool BatchToSpaceND BiasAdd Cast ConcatV2 Const Conv2D Conv2DBackpropInput
DepthwiseConv2dNative Elu Erf ExpandDims FloorDiv FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3
GatherV2 Identity IdentityN LeakyRelu MatMul Max MaxPool Maximum Mean Minimum Mul Neg Pack Pad PadV2
Placeholder Pow Prod RealDiv Relu Relu6 Reshape ResizeBilinear ResizeNearestNeighbor Rsqrt Selu Shape
Sigmoid Slice Softmax Softplus SpaceToBatchND Split SplitV Square SquaredDifference Squeeze StopGradient
StridedSlice Sub Sum Tanh Tile Transpose _FusedConv2D _FusedDepthwiseConv2dNative _FusedMatMul
""".split()


def main() -> None:
    listing = {"version": tf.__version__, "operations": {}}
    for name in OPERATIONS:
        attributes = op_def_registry.get(name).attr
        # The converter writes this one without its underscore.
        written = name.replace("_FusedDepthwise", "FusedDepthwise")
        listing["operations"][written] = sorted(attribute.name for attribute in attributes)
    # Only the converter makes this one, of a ReLU and its mirror image.
    listing["operations"]["Prelu"] = ["T"]
    FILE.write_text(json.dumps(listing, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
