import { add, mean, mul, rsqrt, sub, type Tensor } from '@tensorflow/tfjs-core';

/** Values less their mean over some axes, and 1 / their standard deviation. */
export interface Standardized {
  centered: Tensor;
  /** Axes of length 1 where there was one that the mean was taken over. */
  inverse: Tensor;
}

export function standardize(values: Tensor, axes: number[], epsilon: number): Standardized {
  const centered = center(values, axes);
  const variance = mean(mul(centered, centered), axes, true);
  return { centered, inverse: rsqrt(add(variance, epsilon)) };
}

/** The values less their mean; its own transposed map. */
export function center(values: Tensor, axes: number[]): Tensor {
  return sub(values, mean(values, axes, true));
}

/** The exact input gradient of `centered * inverse`, both of which change with every value. */
export function standardizeGradient(
  signal: Tensor,
  { centered, inverse }: Standardized,
  axes: number[],
): Tensor {
  const values = mul(centered, inverse);
  const along = mul(values, mean(mul(signal, values), axes, true));
  return mul(sub(center(signal, axes), along), inverse);
}
