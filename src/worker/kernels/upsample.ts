import { matMul, reshape, tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair } from '../network/nodes.js';

export type Interpolation = 'nearest' | 'bilinear';

/**
 * Upsampling is linear and separable: one matrix for the rows, one for the columns, whose
 * transposes bring a signal back. So one code serves both directions on every backend.
 */
export function upsample(map: Tensor4D, size: Pair, interpolation: Interpolation): Tensor4D {
  const [, height, width] = map.shape;
  return resample(
    map,
    interpolationMatrix(height, size[0], interpolation),
    interpolationMatrix(width, size[1], interpolation),
    false,
  );
}

/**
 * @param signal `[batch, height * size, width * size, channels]`
 * @returns `[batch, height, width, channels]`
 */
export function upsampleGradient(
  signal: Tensor4D,
  size: Pair,
  interpolation: Interpolation,
): Tensor4D {
  const [, height, width] = signal.shape;
  return resample(
    signal,
    interpolationMatrix(height / size[0], size[0], interpolation),
    interpolationMatrix(width / size[1], size[1], interpolation),
    true,
  );
}

interface Matrix {
  shape: Pair;
  values: Float32Array;
}

function resample(map: Tensor4D, rows: Matrix, columns: Matrix, transposed: boolean): Tensor4D {
  const [batch, height, width, channels] = map.shape;
  const axis = transposed ? 1 : 0;
  const [toHeight, toWidth] = [rows.shape[axis], columns.shape[axis]];
  const along = ({ shape, values }: Matrix) => tensor(values, [1, ...shape]);
  const tall = matMul(along(rows), reshape(map, [batch, height, width * channels]), transposed);
  const lines = reshape(tall, [batch * toHeight, width, channels]);
  const wide = matMul(along(columns), lines, transposed);
  return reshape(wide, [batch, toHeight, toWidth, channels]);
}

/**
 * `[length * factor, length]`. A pixel's centre lies at half a pixel, as in TensorFlow 2: output `i`
 * reads from `(i + 0.5) / factor - 0.5`, clamped at the borders.
 */
function interpolationMatrix(length: number, factor: number, kind: Interpolation): Matrix {
  const values = new Float32Array(length * factor * length);
  for (let i = 0; i < length * factor; i++) {
    if (kind === 'nearest') {
      values[i * length + Math.floor(i / factor)] = 1;
      continue;
    }
    const at = Math.min(Math.max((i + 0.5) / factor - 0.5, 0), length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, length - 1);
    values[i * length + below]! += 1 - (at - below);
    values[i * length + above]! += at - below;
  }
  return { shape: [length * factor, length], values };
}
