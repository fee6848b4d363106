import { matMul, reshape, tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair } from './window.js';

/**
 * Enlarging, upsampling and blurring are linear and separable: one matrix for the rows, one for the
 * columns, whose transposes bring a signal back. So one code serves both directions on every backend.
 */
export interface Matrix {
  /** `[to, from]` */
  shape: Pair;
  values: Float32Array;
}

/** Applies the matrices (transposed: their transposes) along the height and the width of a map. */
export function resample(
  map: Tensor4D,
  rows: Matrix,
  columns: Matrix,
  transposed = false,
): Tensor4D {
  const [batch, height, width, channels] = map.shape;
  const axis = transposed ? 1 : 0;
  const [toHeight, toWidth] = [rows.shape[axis], columns.shape[axis]];
  const along = ({ shape, values }: Matrix) => tensor(values, [1, ...shape]);
  const tall = matMul(along(rows), reshape(map, [batch, height, width * channels]), transposed);
  const lines = reshape(tall, [batch * toHeight, width, channels]);
  const wide = matMul(along(columns), lines, transposed);
  return reshape(wide, [batch, toHeight, toWidth, channels]);
}

/** Bilinear, to any larger size. */
export function enlarge(map: Tensor4D, [height, width]: Pair): Tensor4D {
  return resample(map, bilinearMatrix(map.shape[1], height), bilinearMatrix(map.shape[2], width));
}

/**
 * A Gaussian of this standard deviation in pixels; at the borders the part inside is normalised.
 *
 * @param map `[batch, height, width, channels]`
 */
export function blur(map: Tensor4D, deviation: number): Tensor4D {
  return resample(
    map,
    gaussianMatrix(map.shape[1], deviation),
    gaussianMatrix(map.shape[2], deviation),
  );
}

/** Repeats every cell `factor` times. */
export function nearestMatrix(length: number, factor: number): Matrix {
  return matrixOf(length * factor, length, (to, add) => add(Math.floor(to / factor), 1));
}

/**
 * A pixel's centre lies at half a pixel, as in TensorFlow 2 and PyTorch: output `i` reads from
 * `(i + 0.5) * from / to - 0.5`, clamped at the borders.
 */
export function bilinearMatrix(from: number, to: number): Matrix {
  return matrixOf(to, from, (index, add) => {
    const at = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
    const below = Math.floor(at);
    add(below, 1 - (at - below));
    add(Math.min(below + 1, from - 1), at - below);
  });
}

function gaussianMatrix(length: number, deviation: number): Matrix {
  return matrixOf(length, length, (to, add) => {
    const weights = Array.from({ length }, (_, from) =>
      Math.exp(-((to - from) ** 2) / (2 * deviation ** 2)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, from) => add(from, weight / total));
  });
}

function matrixOf(
  to: number,
  from: number,
  fillRow: (row: number, add: (column: number, weight: number) => void) => void,
): Matrix {
  const values = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    fillRow(row, (column, weight) => (values[row * from + column]! += weight));
  }
  return { shape: [to, from], values };
}
