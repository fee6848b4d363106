import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { divideByLoops, dotByLoops } from './divide-loops.js';
import { divideByShader, rowDots } from './divide-shaders.js';

/** A sum, or a tensor whose values add up to it and are still to be read. */
export type Amount = number | Tensor;

export interface Quotient {
  value: Tensor;
  /** The sum of `value` times what was added to the denominators. */
  absorbed: Amount;
}

/**
 * `relevance / (denominator + epsilon * sign(denominator))`, with sign(0) = 1, and 0 where that divides
 * by 0. All tensors have one shape.
 */
export function divideStably(relevance: Tensor, denominator: Tensor, epsilon: number): Quotient {
  const divide = getBackend() === 'webgl' ? divideByShader : divideByLoops;
  return divide(relevance, denominator, epsilon);
}

/** The sum of products; `factors` has the length of the last axis and is repeated along the others. */
export function dot(values: Tensor, factors: Tensor): Amount {
  return getBackend() === 'webgl' ? rowDots(values, factors) : dotByLoops(values, factors);
}
