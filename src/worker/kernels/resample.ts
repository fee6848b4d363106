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

export type Interpolation = 'nearest' | 'bilinear';
/**
 * Where an output's center lies among the inputs' centers: `half-pixel` has them at half a pixel, as
 * TensorFlow 2 and PyTorch do, `align-corners` the outermost on each other, `asymmetric` the first.
 */
export type Coordinates = 'half-pixel' | 'align-corners' | 'asymmetric';

/** The cells that output `index` of `to` is made of, of `from`, and the second one's weight. */
export function samples(
  index: number,
  from: number,
  to: number,
  interpolation: Interpolation,
  coordinates: Coordinates,
): [below: number, above: number, weight: number] {
  const at = {
    'half-pixel': ((index + 0.5) * from) / to - 0.5,
    'align-corners': (index * (from - 1)) / Math.max(to - 1, 1),
    asymmetric: (index * from) / to,
  }[coordinates];
  const last = from - 1;
  if (interpolation === 'nearest') {
    const nearest = Math.min(Math.floor(coordinates === 'asymmetric' ? at : at + 0.5), last);
    return [nearest, nearest, 0];
  }
  const inside = Math.min(Math.max(at, 0), last);
  const below = Math.floor(inside);
  return [below, Math.min(below + 1, last), inside - below];
}

export function resizingMatrix(
  from: number,
  to: number,
  interpolation: Interpolation,
  coordinates: Coordinates,
): Matrix {
  return matrixOf(to, from, (index, add) => {
    const [below, above, weight] = samples(index, from, to, interpolation, coordinates);
    add(below, 1 - weight);
    add(above, weight);
  });
}

/** Bilinear, with centers at half a pixel. */
export function bilinearMatrix(from: number, to: number): Matrix {
  return resizingMatrix(from, to, 'bilinear', 'half-pixel');
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
