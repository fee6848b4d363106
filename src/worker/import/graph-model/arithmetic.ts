import { tensor1d, util, type Tensor1D } from '@tensorflow/tfjs-core';
import { foldedNorm } from '../keras/normalizations.js';
import type { Operation } from '../../operations/index.js';
import { weightOf, type NodeReader } from './node-reader.js';
import { step, type Constant, type Step, type Value } from './values.js';

/** `BiasAdd`: one value for each channel. */
export function bias(reader: NodeReader): Step[] {
  reader.requireChannelsLast();
  return affine(reader, 1, reader.feature(0).shape, (constant) => [1, constant]);
}

/** `FusedBatchNorm` in its three versions: the input, scale, offset, mean, variance. */
export function batchNorm(reader: NodeReader): Step[] {
  reader.requireChannelsLast();
  if (reader.flag('is_training')) throw reader.unsupported('is in training');
  const { shape } = reader.feature(0);
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((index) =>
    reader.constantOf(index, shape.slice(-1)),
  );
  const epsilon = reader.number('epsilon', 1e-4);
  if (epsilon < 0)
    throw reader.invalid(`has epsilon ${epsilon}, but needs one that is not negative`);
  const build: Step['build'] = (weights) =>
    foldedNorm({
      gamma: weightOf<Tensor1D>(weights, gamma!),
      beta: weightOf<Tensor1D>(weights, beta!),
      mean: weightOf<Tensor1D>(weights, mean!),
      variance: weightOf<Tensor1D>(weights, variance!),
      epsilon,
    });
  return [{ kind: 'affine', shape, build }];
}

export function addition(reader: NodeReader): Step[] {
  const { inputs } = reader;
  const joined = joins(reader, { kind: 'add' });
  if (joined) return joined;
  const constants = inputs.flatMap(({ kind }, index) => (kind === 'constant' ? [index] : []));
  const features = inputs.filter(({ kind }) => kind === 'feature');
  // A sum of several with a bias among them.
  const sum = features.length > 1 ? joins(reader, { kind: 'add' }, features)! : [];
  const shape = sum.at(-1)?.shape ?? reader.feature(inputs.findIndex(isFeature)).shape;
  return [...sum, ...constants.flatMap((index) => affine(reader, index, shape, (c) => [1, c]))];
}

export function multiplication(reader: NodeReader): Step[] {
  return joins(reader, { kind: 'multiply' }) ?? byConstant(reader, (c) => [c, 0]);
}

/** `Maximum`, `Minimum`: of several, or with a constant, which is a ReLU with its kink elsewhere. */
export function extreme(reader: NodeReader, kind: 'maximum' | 'minimum'): Step[] {
  const joined = joins(reader, { kind });
  if (joined) return joined;
  const index = other(reader);
  const { shape } = reader.feature(1 - index);
  const { scalar } = reader.constant(index);
  const sign = kind === 'maximum' ? 1 : -1;
  const relu = step({ kind: 'relu' }, shape);
  if (kind === 'maximum' && scalar === 0) return [relu];
  // max(x, c) = relu(x - c) + c, min(x, c) = c - relu(c - x)
  return [
    ...affine(reader, index, shape, (c) => [sign, -sign * c]),
    relu,
    ...affine(reader, index, shape, (c) => [sign, c]),
  ];
}

export function negative(reader: NodeReader): Step[] {
  return [multiplied(-1, reader.feature(0).shape)];
}

/** Every value times a number. */
export function multiplied(by: number, shape: number[]): Step {
  const build: Step['build'] = () => ({
    kind: 'affine',
    scale: tensor1d([by]),
    shift: tensor1d([0]),
  });
  return { kind: 'affine', shape, build };
}

/** `Square`, as a product. */
export function square(reader: NodeReader): Step[] {
  return [{ ...step({ kind: 'multiply' }, reader.feature(0).shape), reads: [0, 0] }];
}

/** Of two features, of a constant, or from one. */
export function subtraction(reader: NodeReader): Step[] {
  const [sum] = joins(reader, { kind: 'add' }) ?? [];
  if (sum) {
    const negative = { ...multiplied(-1, reader.feature(1).shape), reads: [1] };
    return [negative, { ...sum, reads: [0, 'before'] }];
  }
  return byConstant(reader, (c, index) => (index === 1 ? [1, -c] : [-1, c]));
}

/** By a constant. */
export function division(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  return affine(reader, 1, shape, (c) => [1 / c, 0]);
}

/** All inputs are features, repeated along axes where they have one value only. */
function joins(
  reader: NodeReader,
  operation: Operation,
  inputs: readonly Value[] = reader.inputs,
): Step[] | null {
  if (inputs.some(({ kind }) => kind === 'constant')) return null;
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  const lengths = (axis: number) => inputs.map((input) => input.shape.at(axis - rank) ?? 1);
  const shape = Array.from({ length: rank }, (_, axis) => Math.max(...lengths(axis)));
  const fits = shape.every((most, axis) =>
    lengths(axis).every((length) => length === 1 || length === most),
  );
  if (!fits) {
    const shapes = inputs.map((input) => `[batch, ${input.shape.join(', ')}]`);
    throw reader.invalid(`joins inputs of the shapes ${shapes.join(' and ')}, which do not fit`);
  }
  return [step(operation, shape)];
}

/** Which of two inputs is the constant. */
function other({ inputs }: NodeReader): number {
  return inputs[0]?.kind === 'constant' ? 0 : 1;
}

function isFeature({ kind }: Value): boolean {
  return kind === 'feature';
}

/** @param read scale and shift, from one value of the constant, which is this one of two inputs */
function byConstant(
  reader: NodeReader,
  read: (constant: number, index: number) => [scale: number, shift: number],
): Step[] {
  const index = other(reader);
  const { shape } = reader.feature(1 - index);
  return affine(reader, index, shape, (constant) => read(constant, index));
}

/** @param read scale and shift, from one value of the constant */
function affine(
  reader: NodeReader,
  index: number,
  shape: number[],
  read: (constant: number) => [scale: number, shift: number],
): Step[] {
  const constant = reader.constant(index);
  const channels = shape.at(-1)!;
  requirePerChannel(reader, constant, shape);
  const build: Step['build'] = (weights) => {
    const stored = [...weights[constant.weight]!.dataSync()];
    const values = Array.from({ length: channels }, (_, channel) =>
      read(stored[stored.length === 1 ? 0 : channel]!),
    );
    return {
      kind: 'affine',
      scale: tensor1d(values.map(([scale]) => scale)),
      shift: tensor1d(values.map(([, shift]) => shift)),
    };
  };
  return [{ kind: 'affine', shape, build }];
}

function requirePerChannel(reader: NodeReader, { shape }: Constant, input: number[]): void {
  const size = util.sizeFromShape(shape);
  const isPerChannel = size === input.at(-1) && size === shape.at(-1);
  const isRepeated = shape.length <= input.length + 1;
  if (isRepeated && (size === 1 || isPerChannel)) return;
  throw reader.unsupported(`has a constant of the shape [${shape.join(', ')}]`);
}
