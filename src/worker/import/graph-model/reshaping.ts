import { util } from '@tensorflow/tfjs-core';
import type { Pair } from '../../kernels/window.js';
import { mostCells } from '../keras/layer-config.js';
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
  const { shape, isMerged } = reader.feature(0);
  const target = reader.inputs[1];
  const [, ...sizes] = (target?.kind === 'constant' && target.integers) || [];
  if (mergesPlaces(reader)) return [];
  const rest = util.sizeFromShape(shape) / Math.abs(util.sizeFromShape(sizes));
  const resolved = sizes.map((size) => (size === -1 ? rest : size));
  if (isMerged && String(resolved) !== String(shape)) {
    throw reader.unsupported('makes another shape of a map whose places lie beside the batch');
  }
  if (sizes.length === 0 || util.sizeFromShape(resolved) !== util.sizeFromShape(shape)) {
    throw reader.unsupported('makes a shape that mixes images or is not known beforehand');
  }
  return toShape(reader, resolved);
}

/** Whether it lays the places of a map beside the batch: `[-1, channels]` of `[batch, ..., channels]`. */
export function mergesPlaces(reader: NodeReader): boolean {
  const { shape } = reader.feature(0);
  const target = reader.inputs[1];
  const sizes = (target?.kind === 'constant' && target.integers) || [];
  const [rows, channels, ...more] = sizes;
  const isOpen = rows === -1 || Number.isNaN(rows);
  // A map of one place is a vector.
  const isMap = channels === shape.at(-1) && util.sizeFromShape(shape) > channels!;
  return isOpen && more.length === 0 && isMap;
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

/** `StridedSlice` of an image, with its masks; `Slice` says where it begins and how long it is. */
export function slice(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const whole = [1, ...shape];
  const isSlice = reader.node.op === 'Slice';
  const [first, second] = [reader.integers(1), reader.integers(2)];
  const strides = isSlice ? whole.map(() => 1) : reader.integers(3);
  const mask = (name: string, axis: number) => (reader.number(name, 0) >> axis) & 1;
  const isOther = ['ellipsis_mask', 'new_axis_mask'].some((name) => reader.number(name, 0) !== 0);
  if (isOther || first.length > whole.length || strides.some((stride) => stride < 1)) {
    throw reader.unsupported('slices by an ellipsis, a new axis or backwards');
  }
  const ranges = whole.map((size, axis): [begin: number, end: number, stride: number] => {
    const [from, to] = [first[axis], second[axis]];
    if (from === undefined || to === undefined) return [0, size, 1];
    if (isSlice) return [from, to === -1 ? size : from + to, 1];
    const at = (place: number) => Math.min(Math.max(place < 0 ? place + size : place, 0), size);
    const begin = mask('begin_mask', axis) ? 0 : at(from);
    if (mask('shrink_axis_mask', axis)) return [begin, begin + 1, 1];
    return [begin, mask('end_mask', axis) ? size : at(to), strides[axis]!];
  });
  // Of the batch, whose size is not known, all has to stay.
  const isBatchWhole = isSlice
    ? first[0] === 0 && second[0] === -1
    : mask('begin_mask', 0) && mask('end_mask', 0) && strides[0] === 1;
  if (!isBatchWhole || mask('shrink_axis_mask', 0)) throw reader.unsupported('slices the batch');
  return sliceSteps(reader, ranges.slice(1), (axis) => mask('shrink_axis_mask', axis + 1) === 1);
}

function sliceSteps(
  reader: NodeReader,
  ranges: [begin: number, end: number, stride: number][],
  isDropped: (axis: number) => boolean,
): Step[] {
  const { shape } = reader.feature(0);
  if (ranges.some(([begin, end], axis) => begin < 0 || begin >= end || end > shape[axis]!)) {
    throw reader.invalid(`slices nothing of [batch, ${shape.join(', ')}]`);
  }
  const after = ranges.map(([begin, end, stride]) => Math.ceil((end - begin) / stride));
  const [begin, end, strides] = [0, 1, 2].map((index) => ranges.map((range) => range[index]!));
  const left = after.filter((_, axis) => !isDropped(axis));
  return [
    step({ kind: 'slice', begin: begin!, end: end!, strides: strides! }, after),
    ...(left.length < after.length ? [step({ kind: 'reshape', shape: left }, left)] : []),
  ];
}

/** `Split` and `SplitV`: each of its outputs as a slice. */
export function split(reader: NodeReader): Step[][] {
  const isVariable = reader.node.op === 'SplitV';
  const index = isVariable ? 0 : 1;
  const { shape } = reader.feature(index);
  const [axis] = axesOf(reader, reader.integers(isVariable ? 2 : 0), shape);
  if (!axis) throw reader.unsupported('splits the batch');
  const length = shape[axis - 1]!;
  const count = reader.number('num_split', 1);
  const sizes = isVariable
    ? reader.integers(1)
    : Array.from({ length: Math.min(count, length) }, () => length / count);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== length || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw reader.invalid(`splits ${length} values into [${sizes.join(', ')}]`);
  }
  let from = 0;
  return sizes.map((size) => {
    const begin = shape.map((_, index) => (index === axis - 1 ? from : 0));
    const end = shape.map((whole, index) => (index === axis - 1 ? from + size : whole));
    const after = shape.map((whole, index) => (index === axis - 1 ? size : whole));
    from += size;
    return [step({ kind: 'slice', begin, end, strides: shape.map(() => 1) }, after)];
  });
}

/** `ResizeBilinear`, `ResizeNearestNeighbor` to a size that is known beforehand. */
export function resize(reader: NodeReader, interpolation: 'bilinear' | 'nearest'): Step[] {
  const { shape } = reader.feature(0);
  const [rows, columns, ...more] = reader.integers(1);
  if (shape.length !== 3 || !rows || !columns || more.length > 0) {
    throw reader.unsupported(`resizes [batch, ${shape.join(', ')}]`);
  }
  if (rows < 1 || columns < 1 || rows > mostCells || columns > mostCells) {
    throw reader.invalid(`resizes to [${rows}, ${columns}]`);
  }
  const isAligned = reader.flag('align_corners');
  const isCentered = reader.flag('half_pixel_centers');
  if (isAligned && isCentered) throw reader.invalid('has aligned corners and half pixels');
  const coordinates = isAligned ? 'align-corners' : isCentered ? 'half-pixel' : 'asymmetric';
  const size: Pair = [rows, columns];
  return [step({ kind: 'resize', size, interpolation, coordinates }, [rows, columns, shape[2]!])];
}

function toShape(reader: NodeReader, shape: number[]): Step[] {
  const isSame = String(shape) === String(reader.feature(0).shape);
  return isSame ? [] : [step({ kind: 'reshape', shape }, shape)];
}
