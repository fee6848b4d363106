import { randomNormal, type Tensor } from '@tensorflow/tfjs-core';

/** Stands for the seed 0, which TensorFlow.js takes for none at all. */
const ZERO = 2 ** -40;

/**
 * Normal values around 0: the same seed gives the same values, on every backend. Any finite seed
 * counts, 0 too.
 */
export function seededNormal(shape: number[], deviation: number, seed: number): Tensor {
  return randomNormal(shape, 0, deviation, 'float32', seed || ZERO);
}
