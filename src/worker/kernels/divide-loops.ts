import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Quotient } from './divide.js';

/** `divideStably` in a plain loop, for the backends whose tensors lie in this thread's memory. */
export function divideByLoops(
  relevance: Tensor,
  denominator: Tensor,
  epsilon: number,
  bias: Tensor | null,
): Quotient {
  const numerators = relevance.dataSync<'float32'>();
  const denominators = denominator.dataSync<'float32'>();
  const biases = bias ? bias.dataSync<'float32'>() : new Float32Array(1);
  const values = new Float32Array(numerators.length);
  let absorbed = 0;
  let byBias = 0;
  for (let start = 0; start < values.length; start += biases.length) {
    for (let channel = 0; channel < biases.length; channel++) {
      const numerator = numerators[start + channel]!;
      if (numerator === 0) continue;
      const bare = denominators[start + channel]!;
      const added = bare < 0 ? -epsilon : epsilon;
      const whole = bare + added;
      if (whole === 0) continue;
      const value = numerator / whole;
      values[start + channel] = value;
      absorbed += value * added;
      byBias += value * biases[channel]!;
    }
  }
  return { value: tensor(values, relevance.shape, 'float32'), absorbed, byBias };
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
