/** Central differences, which check the reference's own gradients. */

import { expect } from '@esm-bundle/chai';
import { backward, forward } from './float64.js';
import { mulberry32, randomArray } from './random.js';
import type { NetSpec } from './spec.js';

export function imageOf({ input: [h, w, c] }: NetSpec, seed = 99): Float64Array {
  return Float64Array.from(randomArray(h * w * c, mulberry32(seed)));
}

/** d <weights, logits> / d image by central differences: [h * w * c]. */
export function differences(net: NetSpec, at: Float64Array, weights: Float64Array): Float64Array {
  const step = 1e-5;
  const value = (i: number, delta: number) => {
    const moved = at.slice();
    moved[i]! += delta;
    return forward(net, moved).logits.reduce((sum, logit, j) => sum + logit * weights[j]!, 0);
  };
  return at.map((_, i) => (value(i, step) - value(i, -step)) / (2 * step));
}

/** The gradient rule gives the gradient of a weighted sum of all logits. */
export function expectGradient(net: NetSpec): void {
  const at = imageOf(net);
  const tape = forward(net, at);
  const weights = tape.logits.map((_, i) => Math.sin(1 + 3 * i));
  const layer = net.layers.length - 1;
  const map = backward(net, tape, { layer, signal: weights }, 'gradient');
  const expected = differences(net, at, weights);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).to.be.greaterThan(1e-3);
  map.forEach((value, i) => expect(value, `cell ${i}`).to.be.closeTo(expected[i]!, largest * 1e-7));
}
