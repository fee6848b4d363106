import type { ExplainError } from '../../../protocol.js';
import type { NodeReader } from './node-reader.js';

/**
 * What an attribute is to the engine: `read` by the operation; `inert`, as it cannot change what is
 * computed; `float`, a type that has to be one of floats where the image is worked on; a list of the
 * values that may stand there, besides none.
 */
type Attribute = 'read' | 'inert' | 'float' | readonly unknown[];
export type Attributes = Readonly<Record<string, Attribute>>;

function all(attribute: Attribute, ...keys: string[]): Attributes {
  return Object.fromEntries(keys.map((key) => [key, attribute]));
}

/** Most have no more than the type of their inputs. */
const plain: Attributes = { T: 'float' };
const joining: Attributes = { ...plain, N: 'inert' };
/** The batch lies outermost, the channels innermost. */
const image: Attributes = { ...plain, data_format: ['NHWC'] };
const pooling: Attributes = {
  ...image,
  ...all('read', 'ksize', 'strides', 'padding'),
  // Goes with a padding that is refused.
  explicit_paddings: 'inert',
};
const convolution: Attributes = {
  ...image,
  ...all('read', 'strides', 'padding', 'explicit_paddings', 'dilations'),
  use_cudnn_on_gpu: 'inert',
};
/** The epsilon is that of a fused batch norm, which is refused. */
const fused: Attributes = {
  ...all('read', 'fused_ops', 'leakyrelu_alpha'),
  ...all('inert', 'TArgs', 'epsilon', 'num_args', 'num_host_args'),
};
const batchNorm: Attributes = {
  ...image,
  ...all('read', 'epsilon', 'is_training'),
  ...all('inert', 'U', 'exponential_avg_factor'),
};
const matrices: Attributes = { ...plain, ...all('read', 'transpose_a', 'transpose_b') };
const reducing: Attributes = { ...plain, keep_dims: 'read', Tidx: 'inert' };
const resizing: Attributes = {
  ...plain,
  ...all('read', 'align_corners', 'half_pixel_centers'),
};
const identity: Attributes = { T: 'inert' };

/** Every attribute that an operation may have; any other is refused. */
export const attributes: Readonly<Record<string, Attributes>> = {
  Add: plain,
  AddN: joining,
  AddV2: plain,
  AvgPool: pooling,
  BatchToSpaceND: { ...plain, ...all('inert', 'Tblock_shape', 'Tcrops') },
  BiasAdd: image,
  Cast: all('inert', 'SrcT', 'DstT', 'Truncate'),
  ConcatV2: { ...joining, Tidx: 'inert' },
  Const: all('inert', 'dtype', 'value'),
  Conv2D: convolution,
  Conv2DBackpropInput: convolution,
  DepthwiseConv2dNative: convolution,
  Elu: plain,
  Erf: plain,
  ExpandDims: { ...plain, Tdim: 'inert' },
  FloorDiv: plain,
  FusedBatchNorm: batchNorm,
  FusedBatchNormV2: batchNorm,
  FusedBatchNormV3: batchNorm,
  FusedDepthwiseConv2dNative: { ...convolution, ...fused },
  GatherV2: { batch_dims: [0], ...all('inert', 'Taxis', 'Tindices', 'Tparams') },
  Identity: identity,
  // What it passes on besides its first input belongs to gradients.
  IdentityN: { T: 'inert' },
  LeakyRelu: { ...plain, alpha: 'read' },
  MatMul: { ...matrices, ...all('inert', 'a_is_sparse', 'b_is_sparse', 'grad_a', 'grad_b') },
  Max: reducing,
  MaxPool: pooling,
  Maximum: plain,
  Mean: reducing,
  Minimum: plain,
  Mul: plain,
  Neg: plain,
  Pack: { axis: [0], ...all('inert', 'N', 'T') },
  Pad: { ...plain, Tpaddings: 'inert' },
  PadV2: { ...plain, Tpaddings: 'inert' },
  Placeholder: { dtype: 'float', shape: 'read' },
  // Of a list all numbers are multiplied, whatever becomes of its axis.
  Pow: plain,
  Prelu: plain,
  Prod: all('inert', 'T', 'Tidx', 'keep_dims'),
  RealDiv: plain,
  Relu: plain,
  Relu6: plain,
  Reshape: { ...plain, Tshape: 'inert' },
  ResizeBilinear: resizing,
  ResizeNearestNeighbor: resizing,
  Rsqrt: plain,
  Selu: plain,
  Shape: all('inert', 'T', 'out_type'),
  Sigmoid: plain,
  Slice: { ...plain, Index: 'inert' },
  Softmax: plain,
  Softplus: plain,
  SpaceToBatchND: { ...plain, ...all('inert', 'Tblock_shape', 'Tpaddings') },
  Split: { ...plain, num_split: 'read' },
  SplitV: { ...plain, ...all('inert', 'Tlen', 'num_split') },
  Square: plain,
  SquaredDifference: plain,
  Squeeze: { ...plain, squeeze_dims: 'read' },
  StopGradient: identity,
  StridedSlice: {
    ...all('read', 'begin_mask', 'end_mask', 'shrink_axis_mask'),
    ...all('read', 'ellipsis_mask', 'new_axis_mask'),
    ...all('inert', 'Index', 'T'),
  },
  Sub: plain,
  Sum: reducing,
  Tanh: plain,
  Tile: { ...plain, Tmultiples: 'inert' },
  Transpose: { ...plain, Tperm: 'inert' },
  _FusedConv2D: { ...convolution, ...fused, filter_format: ['HWIO'] },
  _FusedMatMul: { ...matrices, ...fused },
};

/** TensorFlow's types of floats, by name and by number. */
const floats: readonly unknown[] = [
  ...['DT_FLOAT', 'DT_DOUBLE', 'DT_HALF', 'DT_BFLOAT16'],
  ...[1, 2, 19, 14],
];

/**
 * Refuses attributes that are not known, and values that change what is computed: all of them.
 *
 * @param onImage whether the node's inputs depend on the image; sizes are whole numbers
 */
export function refusedAttributes(reader: NodeReader, onImage: boolean): ExplainError[] {
  const refusals: ExplainError[] = [];
  const refuse = (what: string) => refusals.push(reader.unsupported(what));
  const { op, attributes: given } = reader.node;
  const known = attributes[op]!;
  for (const key of Object.keys(given)) {
    // TensorFlow's own notes, such as _input_shapes.
    if (key.startsWith('_')) continue;
    const attribute: Attribute | undefined = Object.hasOwn(known, key) ? known[key] : undefined;
    if (attribute === undefined) refuse(`has the attribute ${key}`);
    if (attribute === 'float' && onImage && !isFloat(reader, key)) {
      refuse(`works on numbers of the type ${String(reader.attribute(key).type)}`);
    }
    if (typeof attribute !== 'object') continue;
    const value = reader.value(key);
    if (value !== null && !attribute.includes(value)) {
      refuse(`has ${key} ${String(value)}`);
    }
  }
  return refusals;
}

function isFloat(reader: NodeReader, key: string): boolean {
  const { type } = reader.attribute(key);
  return type === undefined || floats.includes(type);
}
