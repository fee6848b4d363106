import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { divideByLoops, dotByLoops } from './divide-loops.js';
import { divideBySimd, dotBySimd } from './divide-simd.js';
import { divideByShader, rowDots } from './divide-shaders.js';

/** A sum, or a tensor whose values add up to it and are still to be read. */
export type Amount = number | Tensor;

export interface Quotient {
  value: Tensor;
  /** The sum of `value` times what was added to the denominators. */
  absorbed: Amount;
  /** The sum of `value` times the bias in the denominators. */
  byBias: Amount;
}

/**
 * `relevance / (denominator + epsilon * sign(denominator))`, with sign(0) = 1, and 0 where that divides
 * by 0. Both tensors have one shape.
 *
 * @param bias what the denominators hold of a bias, `[channels]` or of the shape of one image
 */
export function divideStably(
  relevance: Tensor,
  denominator: Tensor,
  epsilon: number,
  bias: Tensor | null = null,
): Quotient {
  if (getBackend() === 'webgl') return divideByShader(relevance, denominator, epsilon, bias);
  return (
    divideBySimd(relevance, denominator, epsilon, bias) ??
    divideByLoops(relevance, denominator, epsilon, bias)
  );
}

/** The sum of products; `factors` has the shape of the last axes and is repeated along the others. */
export function dot(values: Tensor, factors: Tensor): Amount {
  if (getBackend() === 'webgl') return rowDots(values, factors);
  return dotBySimd(values, factors) ?? dotByLoops(values, factors);
}
