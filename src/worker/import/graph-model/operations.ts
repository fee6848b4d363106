import { activation, activationNames } from './activations.js';
import { addition, batchNorm, bias, division, multiplication, subtraction } from './arithmetic.js';
import { convolution, dense, transposedConvolution } from './convolutions.js';
import type { NodeReader } from './node-reader.js';
import { batchToSpace, pad, spaceToBatch } from './padding.js';
import { globalPooling, pooling } from './pooling.js';
import { concatenation, expandDims, reshape, squeeze, transpose } from './reshaping.js';
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
  MatMul: dense,
  Max: (reader) => globalPooling(reader, 'globalMaxPool'),
  MaxPool: (reader) => pooling(reader, 'maxPool'),
  Mean: (reader) => globalPooling(reader, 'globalAveragePool'),
  Mul: multiplication,
  Pad: pad,
  PadV2: pad,
  RealDiv: division,
  Reshape: reshape,
  Softmax: (reader) => [step({ kind: 'softmax' }, reader.feature(0).shape)],
  SpaceToBatchND: spaceToBatch,
  Squeeze: squeeze,
  StopGradient: identity,
  Sub: subtraction,
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
