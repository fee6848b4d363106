import { storedOrder } from '../graph-builder.js';
import { lengthOf, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { affine } from './arithmetic.js';

interface Reduction {
  /** Counted without the batch, ascending. */
  reduced: number[];
  keeps: boolean;
}

export function reduceMean(reader: NodeReader): Feature {
  const reduction = readAxes(reader);
  const { reduced, keeps } = reduction;
  if (reduced.length === 0) return reader.feature(0);
  if (isOverMap(reader, reduced)) return overMap(reader, 'globalAveragePool', reduction);
  const feature = reader.builder.separated(reader.feature(0));
  const order = storedOrder(feature);
  const goes = (axis: number): boolean => reduced.includes(axis);
  const axes = order.flatMap((axis, index) => (goes(axis) ? [index + 1] : []));
  const stored = order.flatMap((axis, index) => {
    if (!goes(axis)) return [feature.stored[index]!];
    return keeps ? [[]] : [];
  });
  const node = reader.builder.emit(
    { kind: 'mean', axes, keepDims: keeps },
    [feature.node],
    shapeOf(stored),
  );
  return { ...feature, node, axes: without(feature, reduction), stored };
}

/** A mean, times the number of values. */
export function reduceSum(reader: NodeReader): Feature {
  const { axes } = reader.feature(0);
  const { reduced } = readAxes(reader);
  const count = reduced.reduce((product, axis) => product * lengthOf(axes[axis]!), 1);
  return affine(reader, reduceMean(reader), count, 0);
}

/** Over other axes than those of a map, as the pooling of one row for each value that is left. */
export function reduceMax(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const reduction = readAxes(reader);
  const { reduced } = reduction;
  if (reduced.length === 0) return feature;
  if (isOverMap(reader, reduced)) return overMap(reader, 'globalMaxPool', reduction);
  const taken = reduced.flatMap((axis) => feature.axes[axis]!);
  const rest = feature.stored.flat().filter((atom) => !taken.includes(atom));
  const rows = builder.stored(feature, [rest, taken, []]);
  const pool: [number, number] = [1, lengthOf(taken)];
  const stored = [rest, [], []];
  const node = builder.emit(
    { kind: 'maxPool', pool, strides: pool, padding: 'valid' },
    [rows.node],
    shapeOf(stored),
  );
  return { ...feature, node, axes: without(feature, reduction), stored };
}

/** An empty list means all axes, with the batch. */
function readAxes(reader: NodeReader): Reduction {
  const rank = reader.feature(0).axes.length;
  const named = reader.setting('axes', 1);
  const keeps = reader.integer('keepdims', 1) === 1;
  if (named?.length) {
    const reduced = [...new Set(named.map((axis) => reader.axis(axis, rank)))].sort();
    return { reduced, keeps };
  }
  if (reader.integer('noop_with_empty_axes', 0) === 1) return { reduced: [], keeps };
  throw reader.refuse('works along the batch');
}

/** Two axes of three: height and width, or those that a transposition has put in their place. */
function isOverMap(reader: NodeReader, reduced: readonly number[]): boolean {
  return reader.feature(0).axes.length === 3 && reduced.length === 2;
}

function overMap(
  reader: NodeReader,
  kind: 'globalAveragePool' | 'globalMaxPool',
  reduction: Reduction,
): Feature {
  const { reduced, keeps } = reduction;
  const feature = reader.feature(0);
  const { axes } = feature;
  const kept = axes[[0, 1, 2].find((axis) => !reduced.includes(axis))!]!;
  const map = reader.builder.stored(feature, [...reduced.map((axis) => axes[axis]!), kept]);
  const stored = keeps ? [[], [], kept] : [kept];
  const node = reader.builder.emit({ kind, keepDims: keeps }, [map.node], shapeOf(stored));
  return { ...feature, node, axes: without(feature, reduction), stored };
}

function without({ axes }: Feature, { reduced, keeps }: Reduction): Feature['axes'] {
  return axes.flatMap((axis, index) => {
    if (!reduced.includes(index)) return [axis];
    return keeps ? [[]] : [];
  });
}
