/** Activations, and how signals pass them backwards. */

import type { Activation, LayerSpec } from '../spec.js';

export type Rule = 'gradient' | 'deconvnet' | 'guided-backprop';

/** What Keras 3 gives the function `leaky_relu`. */
const LEAKY_SLOPE = 0.2;

/** What a layer ends with, be it fused into the layer or the layer itself. */
export interface Ending {
  activation: Activation;
  slope: number;
}

export function endingOf(layer: LayerSpec): Ending {
  const activation = ('activation' in layer && layer.activation) || 'linear';
  return { activation, slope: ('slope' in layer && layer.slope) || LEAKY_SLOPE };
}

/** Softmax over rows of `size` elements. */
function softmax(z: Float64Array, size: number): Float64Array {
  const out = new Float64Array(z.length);
  for (let start = 0; start < z.length; start += size) {
    const row = z.subarray(start, start + size);
    const largest = Math.max(...row);
    const powers = row.map((value) => Math.exp(value - largest));
    const sum = powers.reduce((total, value) => total + value, 0);
    powers.forEach((value, i) => (out[start + i] = value / sum));
  }
  return out;
}

/** z: pre-activations, whose last axis has `channels` elements. */
export function activate(ending: Ending, z: Float64Array, channels: number): Float64Array {
  switch (ending.activation) {
    case 'linear':
      return z;
    case 'relu':
      return z.map((value) => (value > 0 ? value : 0));
    case 'relu6':
      return z.map((value) => Math.min(Math.max(value, 0), 6));
    case 'leakyRelu':
      return z.map((value) => (value > 0 ? value : ending.slope * value));
    case 'elu':
      return z.map((value) => (value > 0 ? value : Math.expm1(value)));
    case 'sigmoid':
      return z.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return z.map((value) => Math.tanh(value));
    case 'softmax':
      return softmax(z, channels);
  }
}

/**
 * One element through a ReLU, or one that is closed from `limit` on: z is its pre-activation, g the
 * signal from above. Strict at 0 and at the limit.
 */
export function reluRule(rule: Rule, z: number, g: number, limit = Infinity): number {
  const open = z > 0 && z < limit;
  switch (rule) {
    case 'gradient':
      return open ? g : 0;
    case 'deconvnet':
      return g > 0 ? g : 0;
    case 'guided-backprop':
      return open && g > 0 ? g : 0;
  }
}

/** The gradient of softmax over rows of `size` elements. */
function softmaxBackward(out: Float64Array, size: number, signal: Float64Array): Float64Array {
  const result = new Float64Array(signal.length);
  for (let start = 0; start < signal.length; start += size) {
    let mean = 0;
    for (let i = start; i < start + size; i++) mean += signal[i]! * out[i]!;
    for (let i = start; i < start + size; i++) result[i] = out[i]! * (signal[i]! - mean);
  }
  return result;
}

/** Derivatives of the activations that all three rules pass by the gradient. */
function derivative({ activation, slope }: Ending, z: number): number {
  switch (activation) {
    case 'leakyRelu':
      return z > 0 ? 1 : slope;
    case 'elu':
      return z > 0 ? 1 : Math.exp(z);
    case 'sigmoid':
      return 1 / (2 + Math.exp(z) + Math.exp(-z));
    case 'tanh':
      return 1 / Math.cosh(z) ** 2;
    default:
      return 1;
  }
}

/**
 * The signal above an activation -> the signal below it. The rules differ at ReLU and ReLU6 alone.
 * z and out: what entered the activation and what left it.
 */
export function activationBackward(
  rule: Rule,
  ending: Ending,
  { z, out, channels }: { z: Float64Array; out: Float64Array; channels: number },
  signal: Float64Array,
): Float64Array {
  if (ending.activation === 'relu') return signal.map((g, i) => reluRule(rule, z[i]!, g));
  if (ending.activation === 'relu6') return signal.map((g, i) => reluRule(rule, z[i]!, g, 6));
  if (ending.activation === 'softmax') return softmaxBackward(out, channels, signal);
  return signal.map((g, i) => g * derivative(ending, z[i]!));
}
