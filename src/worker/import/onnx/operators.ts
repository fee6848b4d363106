import type { Feature } from './layout.js';
import type { NodeReader } from './node-reader.js';
import {
  activation,
  activationNames,
  celu,
  clip,
  parametricRelu,
  softmax,
} from './operators/activations.js';
import {
  average,
  difference,
  extremum,
  negation,
  product,
  quotient,
  sum,
} from './operators/arithmetic.js';
import { convolution, transposedConvolution } from './operators/convolutions.js';
import { gemm, matrixProduct } from './operators/dense.js';
import {
  batchNormalization,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
} from './operators/normalizations.js';
import { averagePool, globalPool, maxPool } from './operators/pooling.js';
import { depthToSpace, spaceToDepth } from './operators/blocks.js';
import { pad } from './operators/padding.js';
import {
  expand,
  flatten,
  reshape,
  squeeze,
  tile,
  transpose,
  unsqueeze,
} from './operators/reshaping.js';
import { concatenation, gather, slice, split } from './operators/slicing.js';
import { reduceMax, reduceMean, reduceSum } from './operators/reductions.js';
import { resize } from './operators/resizing.js';

export type Operator = (reader: NodeReader) => Feature | Feature[];

const same: Operator = (reader) => reader.feature(0);

/** What is made of each ONNX operator that works on the image. */
export const operators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(activationNames.map((name) => [name, activation])),
  Add: sum,
  AveragePool: averagePool,
  BatchNormalization: batchNormalization,
  Cast: same,
  Celu: celu,
  Clip: clip,
  Concat: concatenation,
  Conv: convolution,
  ConvTranspose: transposedConvolution,
  DepthToSpace: depthToSpace,
  Div: quotient,
  Dropout: same,
  Expand: expand,
  Flatten: flatten,
  Gather: gather,
  Gemm: gemm,
  GlobalAveragePool: (reader) => globalPool(reader, 'globalAveragePool'),
  GlobalMaxPool: (reader) => globalPool(reader, 'globalMaxPool'),
  GroupNormalization: groupNormalization,
  Identity: same,
  InstanceNormalization: instanceNormalization,
  LayerNormalization: layerNormalization,
  LogSoftmax: softmax,
  MatMul: matrixProduct,
  Max: (reader) => extremum(reader, 'maximum'),
  MaxPool: maxPool,
  Mean: average,
  Min: (reader) => extremum(reader, 'minimum'),
  Mul: product,
  Neg: negation,
  PRelu: parametricRelu,
  Pad: pad,
  ReduceMax: reduceMax,
  ReduceMean: reduceMean,
  ReduceSum: reduceSum,
  Reshape: reshape,
  Resize: resize,
  Slice: slice,
  Softmax: softmax,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Squeeze: squeeze,
  Sub: difference,
  Sum: sum,
  Tile: tile,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Upsample: resize,
};

/** Parts of what exporters take apart; alone they are none of the operations. */
export const deferrable: ReadonlySet<string> = new Set([
  'Div',
  'Erf',
  'Exp',
  'Log',
  'Pow',
  'Sqrt',
  'Reciprocal',
  'Reshape',
  'Transpose',
  'GatherND',
  'Equal',
  'Greater',
  'GreaterOrEqual',
  'Less',
  'LessOrEqual',
  'Where',
]);

const reasons: readonly (readonly [names: readonly string[], why: string])[] = [
  [
    ['Attention', 'MultiHeadAttention', 'GroupQueryAttention', 'RotaryEmbedding', 'Einsum'],
    'Attention is not explained by the methods here, which are made for convolutional networks; a ResNet, EfficientNet or ConvNeXt works.',
  ],
  [
    ['LSTM', 'GRU', 'RNN', 'Scan', 'Loop'],
    'Recurrent layers and loops are not explained by the methods here; a convolutional network without them works.',
  ],
  [
    ['If'],
    'Branches that depend on values cannot be followed; export the network with fixed settings.',
  ],
  [
    [
      'QuantizeLinear',
      'DynamicQuantizeLinear',
      'QLinearConv',
      'QLinearMatMul',
      'ConvInteger',
      'MatMulInteger',
    ],
    'Quantized activations have no gradient; quantize the weights alone, or export the network in float32.',
  ],
  [['LRN'], 'A network with batch normalization instead works.'],
  [
    ['NonMaxSuppression', 'TopK', 'RoiAlign', 'NonZero'],
    'Detectors are not explained; a classifier works.',
  ],
];

/** What would work instead of an operator. */
export function cureOf(op: string): string | null {
  return reasons.find(([names]) => names.includes(op))?.[1] ?? null;
}
