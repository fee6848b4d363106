import { samples } from '../../kernels/resample.js';
import type { Pair } from '../../kernels/window.js';

/** For each output along one axis: two inputs, and the weight of the second. */
export type Line = readonly (readonly [below: number, above: number, weight: number])[];

/** Bilinear along one axis, with centers at half a pixel. */
function stretchedLine(from: number, to: number): Line {
  return Array.from({ length: to }, (_, index) =>
    samples(index, from, to, 'bilinear', 'half-pixel'),
  );
}

/**
 * Enlarges one map bilinearly. In plain numbers instead of tensors: the same bits on every backend.
 *
 * @param values row-major, `width` values in each row
 * @returns `[rows.length * columns.length]` values
 */
export function stretch(
  values: ArrayLike<number>,
  width: number,
  rows: Line,
  columns: Line,
): Float32Array {
  const to = new Float32Array(rows.length * columns.length);
  const line = new Float64Array(width);
  let at = 0;
  for (const [top, bottom, down] of rows) {
    for (let x = 0; x < width; x++) {
      const first = values[top * width + x]!;
      line[x] = first + (values[bottom * width + x]! - first) * down;
    }
    for (const [left, right, across] of columns) {
      const first = line[left]!;
      to[at++] = first + (line[right]! - first) * across;
    }
  }
  return to;
}

/** The lines of an enlargement from one size to another. */
export function stretchedLines(from: Pair, to: Pair): [rows: Line, columns: Line] {
  return [stretchedLine(from[0], to[0]), stretchedLine(from[1], to[1])];
}
