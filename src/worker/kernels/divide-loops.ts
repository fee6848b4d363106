import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Quotient } from './divide.js';

/** `divideStably` in a plain loop, for the backends whose tensors lie in this thread's memory. */
export function divideByLoops(relevance: Tensor, denominator: Tensor, epsilon: number): Quotient {
  const numerators = relevance.dataSync<'float32'>();
  const denominators = denominator.dataSync<'float32'>();
  const values = new Float32Array(numerators.length);
  let absorbed = 0;
  for (let index = 0; index < values.length; index++) {
    const numerator = numerators[index]!;
    if (numerator === 0) continue;
    const bare = denominators[index]!;
    const added = bare < 0 ? -epsilon : epsilon;
    const whole = bare + added;
    if (whole === 0) continue;
    values[index] = numerator / whole;
    absorbed += values[index]! * added;
  }
  return { value: tensor(values, relevance.shape, 'float32'), absorbed };
}

export function dotByLoops(values: Tensor, factors: Tensor): number {
  const all = values.dataSync<'float32'>();
  const repeated = factors.dataSync<'float32'>();
  let total = 0;
  for (let start = 0; start < all.length; start += repeated.length) {
    for (let index = 0; index < repeated.length; index++) {
      total += all[start + index]! * repeated[index]!;
    }
  }
  return total;
}
