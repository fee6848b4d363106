import { activation, activationNames, prelu } from './activations.js';
import {
  addition,
  batchNorm,
  bias,
  division,
  extreme,
  multiplication,
  negative,
  square,
  subtraction,
} from './arithmetic.js';
import { convolution, dense, transposedConvolution } from './convolutions.js';
import type { NodeReader } from './node-reader.js';
import { batchToSpace, pad, spaceToBatch } from './padding.js';
import { largest, pooling, reduction } from './pooling.js';
import {
  concatenation,
  expandDims,
  reshape,
  resize,
  slice,
  split,
  squeeze,
  transpose,
} from './reshaping.js';
import { step, type Step } from './values.js';

/** The chain of operations that a node stands for; empty where it does nothing at inference. */
type Translate = (reader: NodeReader) => Step[];

const identity: Translate = () => [];
const convolve: Translate = (reader) => convolution(reader, 'conv2d');
const convolveDepthwise: Translate = (reader) => convolution(reader, 'depthwiseConv2d');

/** Every operation on features that the engine knows. */
export const operations: Record<string, Translate> = {
  Add: addition,
  AddN: addition,
  AddV2: addition,
  AvgPool: (reader) => pooling(reader, 'averagePool'),
  BatchToSpaceND: batchToSpace,
  BiasAdd: bias,
  ConcatV2: concatenation,
  Conv2D: convolve,
  Conv2DBackpropInput: transposedConvolution,
  DepthwiseConv2dNative: convolveDepthwise,
  ExpandDims: expandDims,
  FusedBatchNorm: batchNorm,
  FusedBatchNormV2: batchNorm,
  FusedBatchNormV3: batchNorm,
  FusedDepthwiseConv2dNative: convolveDepthwise,
  Identity: identity,
  IdentityN: identity,
  MatMul: dense,
  Max: largest,
  MaxPool: (reader) => pooling(reader, 'maxPool'),
  Maximum: (reader) => extreme(reader, 'maximum'),
  Mean: (reader) => reduction(reader, 'mean'),
  Minimum: (reader) => extreme(reader, 'minimum'),
  Mul: multiplication,
  Neg: negative,
  Pad: pad,
  PadV2: pad,
  Prelu: prelu,
  RealDiv: division,
  Reshape: reshape,
  ResizeBilinear: (reader) => resize(reader, 'bilinear'),
  ResizeNearestNeighbor: (reader) => resize(reader, 'nearest'),
  Slice: slice,
  Softmax: (reader) => [step({ kind: 'softmax' }, reader.feature(0).shape)],
  SpaceToBatchND: spaceToBatch,
  Square: square,
  Squeeze: squeeze,
  StopGradient: identity,
  StridedSlice: slice,
  Sub: subtraction,
  Sum: (reader) => reduction(reader, 'sum'),
  Transpose: transpose,
  _FusedConv2D: convolve,
  _FusedMatMul: dense,
  ...Object.fromEntries(activationNames.map((name) => [name, activation])),
};

/** Those that may stand between SpaceToBatchND and BatchToSpaceND. */
export const dilatable: ReadonlySet<string> = new Set([
  ...activationNames,
  'BiasAdd',
  'Conv2D',
  'DepthwiseConv2dNative',
  'FusedDepthwiseConv2dNative',
  'Identity',
  'StopGradient',
  '_FusedConv2D',
]);

/** Operations of several outputs, each as a chain of its own. */
export const dividing: Record<string, (reader: NodeReader) => Step[][]> = {
  Split: split,
  SplitV: split,
};

/** Those that work on the last axis, or on every value, whichever places lie beside the batch. */
export const mergeable: ReadonlySet<string> = new Set([
  ...activationNames,
  'Add',
  'AddV2',
  'BiasAdd',
  'Identity',
  'MatMul',
  'Mul',
  'Reshape',
  '_FusedMatMul',
]);
