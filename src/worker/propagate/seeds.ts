import { slice, tensor, util, type Tensor } from '@tensorflow/tfjs-core';

/** `[batch, ...shape]`, 1 at the given flat indices of each row, 0 elsewhere. */
export function onesAt(rows: readonly (readonly number[])[], shape: readonly number[]): Tensor {
  const size = util.sizeFromShape([...shape]);
  const values = new Float32Array(rows.length * size);
  rows.forEach((indices, row) => {
    for (const index of indices) values[row * size + index] = 1;
  });
  return tensor(values, [rows.length, ...shape], 'float32');
}

/** One row of a batch, as a batch of one. */
export function rowOf(batch: Tensor, row: number): Tensor {
  const [, ...each] = batch.shape;
  return slice(batch, [row, ...each.map(() => 0)], [1, ...each]);
}

/** The first largest value in row-major order, so that ties fall alike on every backend. */
export function firstMaximum(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if (values[index]! > values[best]!) best = index;
  }
  return best;
}

/** `[y, x, channel]` or `[unit]` of a flat index into `shape` (without the batch). */
export function positionOf(flatIndex: number, shape: readonly number[]): number[] {
  const position: number[] = [];
  let rest = flatIndex;
  for (const length of [...shape].reverse()) {
    position.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return position;
}

/** The inverse of `positionOf`; `null` when a coordinate lies outside. */
export function flatIndexOf(position: readonly number[], shape: readonly number[]): number | null {
  if (position.length !== shape.length) return null;
  let flat = 0;
  for (const [axis, length] of shape.entries()) {
    const coordinate = position[axis]!;
    if (!Number.isInteger(coordinate) || coordinate < 0 || coordinate >= length) return null;
    flat = flat * length + coordinate;
  }
  return flat;
}
