import type { Tensor4D } from '@tensorflow/tfjs-core';
import { resample, resizingMatrix, type Interpolation, type Matrix } from './resample.js';
import type { Pair } from './window.js';

/** Upsampling by whole factors, as Keras's UpSampling2D does. */
export function upsample(map: Tensor4D, size: Pair, interpolation: Interpolation): Tensor4D {
  const [, height, width] = map.shape;
  return resample(
    map,
    upsamplingMatrix(height, size[0], interpolation),
    upsamplingMatrix(width, size[1], interpolation),
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
    upsamplingMatrix(height / size[0], size[0], interpolation),
    upsamplingMatrix(width / size[1], size[1], interpolation),
    true,
  );
}

function upsamplingMatrix(length: number, factor: number, interpolation: Interpolation): Matrix {
  return resizingMatrix(length, length * factor, interpolation, 'half-pixel');
}
