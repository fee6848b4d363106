import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import { activation as operationsOf, type ActivationName } from '../activations.js';
import type { Operation } from '../../operations/index.js';
import { weightOf, type NodeReader } from './node-reader.js';
import { step, type Step } from './values.js';

/** What TensorFlow calls the activations of the list. */
const names: Readonly<Record<string, ActivationName>> = {
  Elu: 'elu',
  LeakyRelu: 'leakyRelu',
  Relu: 'relu',
  Relu6: 'relu6',
  Selu: 'selu',
  Sigmoid: 'sigmoid',
  Softplus: 'softplus',
  Tanh: 'tanh',
};

export const activationNames: readonly string[] = Object.keys(names);

/** What TensorFlow makes of several nodes where it fuses them. */
const fusedNames: Readonly<Record<string, Operation[]>> = {
  GeluApproximate: operationsOf('gelu', { approximate: true }),
  GeluExact: operationsOf('gelu'),
  _FusedHardSwish: operationsOf('hardSwish'),
};

/** A node that is an activation. */
export function activation(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  return named(reader.node.op, reader.number('alpha', 0.2)).map((each) => step(each, shape));
}

function named(op: string, slope: number): Operation[] {
  return fusedNames[op] ?? operationsOf(names[op]!, { slope });
}

/** `Prelu`, which the converter makes of its parts: a slope for each channel or value. */
export function prelu(reader: NodeReader): Step[] {
  return [preluStep(reader, 1, reader.feature(0).shape)];
}

function preluStep(reader: NodeReader, index: number, shape: number[]): Step {
  const slope = reader.constant(index);
  const own = slope.shape.slice(-shape.length);
  const fits = own.every((size, axis) => size === 1 || size === shape.at(axis - own.length));
  if (!fits || slope.shape.slice(0, -shape.length).some((size) => size !== 1)) {
    throw reader.invalid(
      `has slopes of the shape [${slope.shape.join(', ')}] for [${shape.join(', ')}]`,
    );
  }
  const build: Step['build'] = (weights) => ({
    kind: 'prelu',
    slope: reshape(weightOf<Tensor>(weights, slope), own),
  });
  return { kind: 'prelu', shape, build };
}

export interface Fused {
  /** Which input the bias is, if there is one. */
  bias: number | null;
  /** The activation after the bias, of an output of this shape; nothing where there is none. */
  activation(shape: number[]): Step[];
}

/**
 * What a fused node does after its linear part: an optional bias, then an optional activation. In
 * the bias's place may stand a `NoOp`.
 */
export function readFused(reader: NodeReader): Fused {
  const words = reader.texts('fused_ops').filter((name) => name !== 'NoOp');
  const hasBias = words[0] === 'BiasAdd';
  const [name, ...more] = hasBias ? words.slice(1) : words;
  const known = ['Prelu', ...activationNames, ...Object.keys(fusedNames)];
  const isKnown = name === undefined || known.includes(name);
  if (!isKnown || more.length > 0) throw reader.unsupported(`has fused ${words.join(' and ')}`);
  const activation = (shape: number[]): Step[] => {
    if (name === undefined) return [];
    // Its slopes are the last of the inputs.
    if (name === 'Prelu') return [preluStep(reader, reader.inputs.length - 1, shape)];
    return named(name, reader.number('leakyrelu_alpha', 0.2)).map((each) => step(each, shape));
  };
  return { bias: hasBias ? 2 : null, activation };
}
