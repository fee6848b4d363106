import { storedOrder } from '../graph-builder.js';
import { lengthOf, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { affine } from './arithmetic.js';

export function reduceMean(reader: NodeReader): Feature {
  const { reduced, keeps } = readAxes(reader);
  if (reduced.length === 0) return reader.feature(0);
  if (isOverMap(reader, reduced)) return overMap(reader, 'globalAveragePool', keeps);
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
  return { ...feature, node, axes: without(feature, reduced, keeps), stored };
}

/** A mean, times the number of values. */
export function reduceSum(reader: NodeReader): Feature {
  const { reduced } = readAxes(reader);
  const count = reduced.reduce(
    (product, axis) => product * lengthOf(reader.feature(0).axes[axis]!),
    1,
  );
  return affine(reader, reduceMean(reader), count, 0);
}

export function reduceMax(reader: NodeReader): Feature {
  const { reduced, keeps } = readAxes(reader);
  if (isOverMap(reader, reduced)) return overMap(reader, 'globalMaxPool', keeps);
  throw reader.refuse(`goes over the axes [${reduced.map((axis) => axis + 1).join(', ')}]`);
}

/** Counted without the batch; none of an input means all but the batch. */
function readAxes(reader: NodeReader): { reduced: number[]; keeps: boolean } {
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

function isOverMap(reader: NodeReader, reduced: readonly number[]): boolean {
  const { axes, stored } = reader.feature(0);
  // Channels-first maps, and those that a transposition has put channels last.
  const places = [0, 1, 2].filter((axis) => !reduced.includes(axis));
  if (axes.length !== 3 || stored.length !== 3 || places.length !== 1) return false;
  const order = storedOrder(reader.feature(0));
  return order[2] === places[0] && !order.includes(-1);
}

function overMap(
  reader: NodeReader,
  kind: 'globalAveragePool' | 'globalMaxPool',
  keeps: boolean,
): Feature {
  const feature = reader.feature(0);
  const channels = feature.stored[2]!;
  const stored = keeps ? [[], [], channels] : [channels];
  const node = reader.builder.emit({ kind, keepDims: keeps }, [feature.node], shapeOf(stored));
  const kept = storedOrder(feature)[2]!;
  const reduced = [0, 1, 2].filter((axis) => axis !== kept);
  return { ...feature, node, axes: without(feature, reduced, keeps), stored };
}

function without({ axes }: Feature, reduced: readonly number[], keeps: boolean): Feature['axes'] {
  return axes.flatMap((axis, index) => {
    if (!reduced.includes(index)) return [axis];
    return keeps ? [[]] : [];
  });
}
