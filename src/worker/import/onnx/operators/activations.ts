import type { KnownActivation } from '../expressions.js';
import { Weight, type WrittenOperation } from '../graph-builder.js';
import { lengthOf, placesIn, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf } from '../tensors.js';
import { affine, clipped } from './arithmetic.js';

type Activation = (reader: NodeReader) => WrittenOperation;

const selu = { alpha: 1.6732632, gamma: 1.0507009 };

/** What each is, by the name of the ONNX operator. */
const activations: Record<string, Activation> = {
  Elu: (reader) => ({ kind: 'elu', alpha: reader.float('alpha', 1) }),
  Gelu: (reader) => ({ kind: 'gelu', approximate: reader.text('approximate', 'none') === 'tanh' }),
  HardSigmoid: (reader) => ({
    kind: 'hardSigmoid',
    slope: reader.float('alpha', 0.2),
    offset: reader.float('beta', 0.5),
  }),
  HardSwish: () => ({ kind: 'hardSwish' }),
  LeakyRelu: (reader) => ({ kind: 'leakyRelu', slope: reader.float('alpha', 0.01) }),
  Mish: () => ({ kind: 'mish' }),
  Relu: () => ({ kind: 'relu' }),
  Selu: (reader) => {
    const settings = [reader.float('alpha', selu.alpha), reader.float('gamma', selu.gamma)];
    const isUsual = settings.every(
      (value, index) => Math.abs(value - Object.values(selu)[index]!) < 1e-5,
    );
    if (isUsual) return { kind: 'selu' };
    throw reader.refuse(`has alpha and gamma ${settings.join(' and ')}`);
  },
  Sigmoid: () => ({ kind: 'sigmoid' }),
  Softplus: () => ({ kind: 'softplus' }),
  Tanh: () => ({ kind: 'tanh' }),
};

export const activationNames = Object.keys(activations);

export function activation(reader: NodeReader): Feature {
  const operation = activations[reader.node.op]!(reader);
  return reader.builder.elementwise(reader.feature(0), operation);
}

/** `Celu`: an ELU of what is divided by its alpha, times the alpha. */
export function celu(reader: NodeReader): Feature {
  const alpha = reader.float('alpha', 1);
  const divided = affine(reader, reader.feature(0), 1 / alpha, 0);
  return affine(reader, reader.builder.elementwise(divided, { kind: 'elu', alpha: 1 }), alpha, 0);
}

/** One that was found by its values. */
export function foundActivation(name: KnownActivation): WrittenOperation {
  switch (name) {
    case 'gelu':
    case 'geluTanh':
      return { kind: 'gelu', approximate: name === 'geluTanh' };
    case 'hardSigmoid':
      return { kind: name, slope: 1 / 6, offset: 0.5 };
    default:
      return { kind: name };
  }
}

/** `Clip`: its bounds were attributes once. */
export function clip(reader: NodeReader): Feature {
  return clipped(reader, reader.feature(0), ...clipBounds(reader));
}

export function clipBounds(reader: NodeReader): [low: number, high: number] {
  const bound = (name: string, index: number, fallback: number): number => {
    // The largest float32 stands for none.
    const value = reader.has(index) ? reader.scalar(index) : reader.float(name, fallback);
    if (value === null) throw reader.refuse('has bounds that are not one number');
    return Math.abs(value) > 3.4e38 ? fallback : value;
  };
  return [bound('min', 1, -Infinity), bound('max', 2, Infinity)];
}

/** `PRelu`: one slope, or one for each channel. */
export function parametricRelu(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const { shape, read } = reader.constant(1);
  const size = sizeOf(shape);
  if (size === 1) {
    return builder.elementwise(feature, { kind: 'leakyRelu', slope: read()[0]! });
  }
  const rank = feature.axes.length;
  const axis = feature.axes.findIndex((_, index) => shape[index - rank + shape.length] === size);
  if (axis === -1 || lengthOf(feature.axes[axis]!) !== size) {
    throw reader.refuse(
      `has slopes of the shape [${shape.join(', ')}]`,
      'One slope for each channel works.',
    );
  }
  const last = builder.last(feature, axis);
  const places = placesIn(feature.axes[axis]!, last.stored.at(-1)!);
  const slope = new Weight([size], () => Float32Array.from(places, (place) => read()[place]!));
  return builder.elementwise(last, { kind: 'prelu', slope });
}

/** `Softmax` along an axis; `LogSoftmax` where the network ends in it, whose logits are the same. */
export function softmax(reader: NodeReader): Feature {
  const { node, opset, builder } = reader;
  const feature = reader.feature(0);
  const rank = feature.axes.length;
  if (node.op === 'LogSoftmax' && !reader.graph.isOutput(node.outputs[0]!)) {
    throw reader.refuse('is not the last operation', 'At the end of a network it works.');
  }
  const axis = reader.axis(reader.integer('axis', opset < 13 ? 1 : -1), rank);
  // Before version 13 it went over all axes from there on.
  const others = feature.axes.slice(axis + 1);
  if (opset < 13 && others.some((each) => lengthOf(each) > 1)) {
    throw reader.refuse('goes over several axes', 'Export the network with opset 13 or later.');
  }
  return builder.elementwise(builder.last(feature, axis), { kind: 'softmax' });
}
