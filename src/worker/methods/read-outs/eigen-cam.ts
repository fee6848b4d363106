import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { enlarge } from '../../kernels/resample.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { camNode } from './class-activation-maps.js';
import { readAway, type Methods, type ReadOut } from './read-out.js';

/**
 * The maps of a convolution projected on their first principal component, rectified and enlarged as
 * Grad-CAM is (M. Muhammad and M. Yeasin 2020). Every map is centered first, as pytorch-grad-cam does. The
 * sign of a component is arbitrary: here the largest magnitude is positive (C.-T. Chung and J. Ying
 * 2025, equation 13). No class enters.
 */
const eigenCam: ReadOut = async ({ network, tape, seed, settings, shape, job }) => {
  const maps = tape.output(camNode(network, seed.node, settings.camLayer));
  const [batch, height, width, channels] = maps.shape as [number, number, number, number];
  const values = await job.read(maps);
  const places = height * width;
  const small = new Float32Array(batch * places);
  for (let picture = 0; picture < batch; picture++) {
    await job.checkpoint();
    const from = picture * places * channels;
    const own = values.subarray(from, from + places * channels);
    const projection = principalComponent(own, places, channels);
    projection.forEach((value, place) => (small[picture * places + place] = Math.max(value, 0)));
  }
  const cam = tidy(() => enlarge(tensor4d(small, [batch, height, width, 1]), [shape[0], shape[1]]));
  return { values: await readAway(cam, job), shape: [shape[0], shape[1], 1] };
};

/** Methods that look at no gradient. */
export const principalComponents = {
  'eigen-cam': { rules: gradientRules, readOut: eigenCam },
} satisfies Methods;

/** The centered rows, each projected on the first right singular vector; zeros where all rows are equal. */
function principalComponent(values: Float32Array, rows: number, columns: number): Float64Array {
  const centered = Float64Array.from(values);
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let at = column; at < centered.length; at += columns) mean += centered[at]! / rows;
    for (let at = column; at < centered.length; at += columns) centered[at]! -= mean;
  }
  // Of the two matrices of inner products the smaller one: they have the same eigenvalues.
  const isWide = columns >= rows;
  const size = isWide ? rows : columns;
  const matrix = isWide
    ? products(size, columns, (row, at) => centered[row * columns + at]!)
    : products(size, rows, (column, at) => centered[at * columns + column]!);
  const { vector, value } = largestEigenvector(matrix, size);
  const projection = isWide
    ? vector.map((share) => share * Math.sqrt(value))
    : Float64Array.from({ length: rows }, (_, row) =>
        vector.reduce((sum, share, column) => sum + share * centered[row * columns + column]!, 0),
      );
  const extreme = projection.reduce(
    (most, each) => (Math.abs(each) > Math.abs(most) ? each : most),
    0,
  );
  return extreme < 0 ? projection.map((each) => -each) : projection;
}

/** The symmetric matrix of all inner products of `size` vectors of `length` values. */
function products(
  size: number,
  length: number,
  at: (vector: number, index: number) => number,
): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let one = 0; one < size; one++) {
    for (let other = 0; other <= one; other++) {
      let sum = 0;
      for (let index = 0; index < length; index++) sum += at(one, index) * at(other, index);
      matrix[one * size + other] = matrix[other * size + one] = sum;
    }
  }
  return matrix;
}

/** Multiplications that the search for an eigenvector may take at most. */
const MOST_WORK = 1e9;

/** By power iteration from the row of the largest diagonal value; of length 1, or zeros. */
function largestEigenvector(
  matrix: Float64Array,
  size: number,
): { vector: Float64Array; value: number } {
  const diagonal = Float64Array.from({ length: size }, (_, row) => matrix[row * (size + 1)]!);
  const start = diagonal.indexOf(Math.max(...diagonal)) * size;
  let vector = unit(matrix.slice(start, start + size));
  let value = 0;
  for (let round = 0; round < MOST_WORK / size ** 2; round++) {
    const next = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        next[row]! += matrix[row * size + column]! * vector[column]!;
      }
    }
    value = Math.hypot(...next);
    const turned = unit(next);
    const moved = turned.reduce(
      (most, each, at) => Math.max(most, Math.abs(each - vector[at]!)),
      0,
    );
    vector = turned;
    if (moved < 1e-12) break;
  }
  return { vector, value };
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((each) => each / length) : vector;
}
