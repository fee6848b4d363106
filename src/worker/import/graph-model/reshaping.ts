import { util } from '@tensorflow/tfjs-core';
import type { NodeReader } from './node-reader.js';
import { step, type Step } from './values.js';

/** Axes counted from the batch; a negative one counts from the last. */
export function axesOf(reader: NodeReader, axes: number[], shape: number[]): number[] {
  return axes.map((axis) => {
    const counted = axis < 0 ? axis + shape.length + 1 : axis;
    if (counted >= 0 && counted <= shape.length) return counted;
    throw reader.invalid(`names the axis ${axis} of [batch, ${shape.join(', ')}]`);
  });
}

/** `Reshape`: the first of the new sizes has to be the batch. */
export function reshape(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const target = reader.inputs[1];
  const [, ...sizes] = (target?.kind === 'constant' && target.integers) || [];
  const rest = util.sizeFromShape(shape) / Math.abs(util.sizeFromShape(sizes));
  const resolved = sizes.map((size) => (size === -1 ? rest : size));
  if (sizes.length === 0 || util.sizeFromShape(resolved) !== util.sizeFromShape(shape)) {
    throw reader.unsupported('makes a shape that mixes pictures or is not known beforehand');
  }
  return toShape(reader, resolved);
}

/** `Squeeze`: of the axes that it names, or of all that have one value. */
export function squeeze(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const named = axesOf(reader, reader.integerList('squeeze_dims'), shape);
  if (named.some((axis) => shape[axis - 1] !== 1)) {
    throw reader.invalid(`squeezes the axes [${named.join(', ')}] of [batch, ${shape.join(', ')}]`);
  }
  const goes = (size: number, axis: number) =>
    named.length > 0 ? named.includes(axis + 1) : size === 1;
  return toShape(
    reader,
    shape.filter((size, axis) => !goes(size, axis)),
  );
}

export function expandDims(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const [axis] = axesOf(reader, reader.integers(1), [...shape, 1]);
  if (!axis) throw reader.unsupported('puts an axis before the batch');
  return toShape(reader, [...shape.slice(0, axis - 1), 1, ...shape.slice(axis - 1)]);
}

export function transpose(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const axes = reader.integers(1);
  if (axes[0] !== 0) throw reader.unsupported('moves the batch');
  if (axes.length !== shape.length + 1 || axes.some((_, axis) => !axes.includes(axis))) {
    throw reader.invalid(`moves the axes [${axes.join(', ')}] of [batch, ${shape.join(', ')}]`);
  }
  const shapeAfter = axes.slice(1).map((axis) => shape[axis - 1]!);
  return [step({ kind: 'permute', axes }, shapeAfter)];
}

/** `ConcatV2`: the features, then the axis. */
export function concatenation(reader: NodeReader): Step[] {
  const last = reader.inputs.length - 1;
  const features = reader.inputs.slice(0, last).map((_, index) => reader.feature(index));
  const { shape } = features[0]!;
  const [axis] = axesOf(reader, reader.integers(last), shape);
  if (!axis) throw reader.unsupported('joins batches');
  const fits = features.every(
    (feature) =>
      feature.shape.length === shape.length &&
      feature.shape.every((size, index) => index === axis - 1 || size === shape[index]),
  );
  if (!fits) {
    const shapes = features.map((feature) => `[batch, ${feature.shape.join(', ')}]`);
    throw reader.invalid(`joins inputs of the shapes ${shapes.join(' and ')}, which do not fit`);
  }
  const length = features.reduce((sum, feature) => sum + feature.shape[axis - 1]!, 0);
  const joined = shape.map((size, index) => (index === axis - 1 ? length : size));
  return [step({ kind: 'concatenate', axis }, joined)];
}

function toShape(reader: NodeReader, shape: number[]): Step[] {
  const isSame = String(shape) === String(reader.feature(0).shape);
  return isSame ? [] : [step({ kind: 'reshape', shape }, shape)];
}
