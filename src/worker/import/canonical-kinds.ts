import type { NamedTensorMap, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair, Padding, Sides } from '../kernels/window.js';
import type { NodeKind, Operation } from '../operations/index.js';
import { Fault, list, number, record, whole, word, type Read, type Reader } from './schema.js';

/** The tensors of one node, by the names of its fields. */
export class NodeTensors {
  constructor(
    private readonly names: ReadonlyMap<string, string | null>,
    private readonly all: NamedTensorMap,
  ) {}

  get<T extends Tensor>(field: string): T {
    return this.all[this.names.get(field)!] as T;
  }

  optional<T extends Tensor>(field: string): T | null {
    return this.names.get(field) === null ? null : this.get<T>(field);
  }
}

/** Axes of a weight; `null` for any number of them. */
interface WeightFacts {
  rank: number | null;
  optional: boolean;
}

/** How a node of one kind is written. */
export interface CanonicalKind {
  weights: Readonly<Record<string, WeightFacts>>;
  /** Checks the plain fields and gives what makes the operation of them and its tensors. */
  read(value: unknown, field: string): (tensors: NodeTensors) => Operation;
}

function kind<F extends Record<string, Reader<unknown>>>(
  fields: F,
  weights: CanonicalKind['weights'],
  build: (fields: { [K in keyof F]: Read<F[K]> }, tensors: NodeTensors) => Operation,
): CanonicalKind {
  const reader = record(fields);
  return {
    weights,
    read: (value, field) => {
      const read = reader(value, field);
      return (tensors) => build(read, tensors);
    },
  };
}

function plain(operation: Operation): CanonicalKind {
  return kind({}, {}, () => operation);
}

const flag: Reader<boolean> = (value, field) => {
  if (typeof value === 'boolean') return value;
  throw new Fault(field, String(value), 'true or false');
};

const cells = whole(-(2 ** 20), 2 ** 20);
const sizes = list(whole(1, 2 ** 31 - 1), 8);
const axes = list(whole(1, 8), 8);

function pairOf(item: Reader<number>): Reader<Pair> {
  return (value, field) => {
    const [first, second] = list(item, 2, 2)(value, field);
    return [first!, second!];
  };
}

const pair = pairOf(whole(1, 2 ** 20));

const sides: Reader<[Pair, Pair]> = (value, field) => {
  const [vertical, horizontal] = list(pairOf(cells), 2, 2)(value, field);
  return [vertical!, horizontal!];
};

const padding: Reader<Padding> = (value, field) =>
  typeof value === 'string' ? word('same', 'valid')(value, field) : sides(value, field);

const counted: Reader<Sides | null> = (value, field) =>
  value === null ? null : sides(value, field);

const most: Reader<number | null> = (value, field) =>
  value === null ? null : number()(value, field);

const required = (rank: number | null): WeightFacts => ({ rank, optional: false });
const optional = (rank: number | null): WeightFacts => ({ rank, optional: true });

const convolution = { strides: pair, dilations: pair, padding };
const convolved = { kernel: required(4), bias: optional(1) };
const norm = { scale: optional(null), shift: optional(null) };

function kernelAndBias(tensors: NodeTensors): { kernel: Tensor4D; bias: Tensor1D | null } {
  return { kernel: tensors.get<Tensor4D>('kernel'), bias: tensors.optional<Tensor1D>('bias') };
}

/** How each kind of node is written in a canonical graph. */
export const canonicalKinds: Readonly<Record<NodeKind, CanonicalKind>> = {
  add: plain({ kind: 'add' }),
  affine: kind({}, { scale: required(1), shift: required(1) }, (_fields, tensors) => ({
    kind: 'affine',
    scale: tensors.get<Tensor1D>('scale'),
    shift: tensors.get<Tensor1D>('shift'),
  })),
  averagePool: kind({ pool: pair, strides: pair, padding, counted }, {}, (fields) => ({
    kind: 'averagePool',
    ...fields,
  })),
  boundedRelu: kind({ threshold: number(), slope: number(), most }, {}, (fields) => ({
    kind: 'boundedRelu',
    ...fields,
  })),
  concatenate: kind({ axis: whole(1, 8) }, {}, (fields) => ({ kind: 'concatenate', ...fields })),
  conv2d: kind(convolution, convolved, (fields, tensors) => ({
    kind: 'conv2d',
    ...fields,
    ...kernelAndBias(tensors),
  })),
  conv2dTranspose: kind(convolution, convolved, (fields, tensors) => ({
    kind: 'conv2dTranspose',
    ...fields,
    ...kernelAndBias(tensors),
  })),
  cropping: kind({ cropping: sides }, {}, (fields) => ({ kind: 'cropping', ...fields })),
  dense: kind({}, { kernel: required(2), bias: optional(1) }, (_fields, tensors) => ({
    kind: 'dense',
    kernel: tensors.get<Tensor2D>('kernel'),
    bias: tensors.optional<Tensor1D>('bias'),
  })),
  depthwiseConv2d: kind(convolution, convolved, (fields, tensors) => ({
    kind: 'depthwiseConv2d',
    ...fields,
    ...kernelAndBias(tensors),
  })),
  elu: kind({ alpha: number() }, {}, (fields) => ({ kind: 'elu', ...fields })),
  gelu: kind({ approximate: flag }, {}, (fields) => ({ kind: 'gelu', ...fields })),
  globalAveragePool: kind({ keepDims: flag }, {}, (fields) => ({
    kind: 'globalAveragePool',
    ...fields,
  })),
  globalMaxPool: kind({ keepDims: flag }, {}, (fields) => ({ kind: 'globalMaxPool', ...fields })),
  groupNormalization: kind(
    { groups: whole(1, 2 ** 24), epsilon: number(0) },
    { scale: optional(1), shift: optional(1) },
    (fields, tensors) => ({
      kind: 'groupNormalization',
      ...fields,
      scale: tensors.optional<Tensor1D>('scale'),
      shift: tensors.optional<Tensor1D>('shift'),
    }),
  ),
  groupedConv2d: kind(
    { ...convolution, groups: whole(1, 2 ** 24) },
    convolved,
    (fields, tensors) => ({
      kind: 'groupedConv2d',
      ...fields,
      ...kernelAndBias(tensors),
    }),
  ),
  hardSigmoid: kind({ slope: number(), offset: number() }, {}, (fields) => ({
    kind: 'hardSigmoid',
    ...fields,
  })),
  hardSwish: plain({ kind: 'hardSwish' }),
  input: plain({ kind: 'input' }),
  layerNormalization: kind({ axes, epsilon: number(0) }, norm, (fields, tensors) => ({
    kind: 'layerNormalization',
    ...fields,
    scale: tensors.optional('scale'),
    shift: tensors.optional('shift'),
  })),
  leakyRelu: kind({ slope: number() }, {}, (fields) => ({ kind: 'leakyRelu', ...fields })),
  maxPool: kind({ pool: pair, strides: pair, padding }, {}, (fields) => ({
    kind: 'maxPool',
    ...fields,
  })),
  maximum: plain({ kind: 'maximum' }),
  mean: kind({ axes, keepDims: flag }, {}, (fields) => ({ kind: 'mean', ...fields })),
  minimum: plain({ kind: 'minimum' }),
  mish: plain({ kind: 'mish' }),
  multiply: plain({ kind: 'multiply' }),
  permute: kind({ axes: list(whole(0, 8), 8) }, {}, (fields) => ({ kind: 'permute', ...fields })),
  prelu: kind({}, { slope: required(null) }, (_fields, tensors) => ({
    kind: 'prelu',
    slope: tensors.get('slope'),
  })),
  relu: plain({ kind: 'relu' }),
  relu6: plain({ kind: 'relu6' }),
  reshape: kind({ shape: sizes }, {}, (fields) => ({ kind: 'reshape', ...fields })),
  resize: kind(
    {
      size: pair,
      interpolation: word('nearest', 'bilinear'),
      coordinates: word('half-pixel', 'align-corners', 'asymmetric'),
    },
    {},
    (fields) => ({ kind: 'resize', ...fields }),
  ),
  selu: plain({ kind: 'selu' }),
  sigmoid: plain({ kind: 'sigmoid' }),
  silu: plain({ kind: 'silu' }),
  slice: kind({ begin: list(whole(0, 2 ** 31), 8), end: sizes, strides: sizes }, {}, (fields) => ({
    kind: 'slice',
    ...fields,
  })),
  softmax: plain({ kind: 'softmax' }),
  softplus: plain({ kind: 'softplus' }),
  tanh: plain({ kind: 'tanh' }),
  upsampling: kind({ size: pair, interpolation: word('nearest', 'bilinear') }, {}, (fields) => ({
    kind: 'upsampling',
    ...fields,
  })),
  zeroPadding: kind({ padding: sides }, {}, (fields) => ({ kind: 'zeroPadding', ...fields })),
};
