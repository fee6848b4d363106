/** Activations, and how signals pass them backwards. */

import type { LayerSpec } from '../spec.js';

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

/** A function of each value alone, and its derivative at `z`; `slope` is a leaky ReLU's. */
interface Elementwise {
  value(z: number, slope: number): number;
  derivative(z: number, slope: number): number;
  /** Of what the three rules treat as a ReLU: from where on it is closed. */
  closedFrom?: number;
}

const elementwise = {
  linear: { value: (z) => z, derivative: () => 1 },
  relu: {
    value: (z) => (z > 0 ? z : 0),
    derivative: (z) => (z > 0 ? 1 : 0),
    closedFrom: Infinity,
  },
  relu6: {
    value: (z) => Math.min(Math.max(z, 0), 6),
    derivative: (z) => (z > 0 && z < 6 ? 1 : 0),
    closedFrom: 6,
  },
  leakyRelu: {
    value: (z, slope) => (z > 0 ? z : slope * z),
    derivative: (z, slope) => (z > 0 ? 1 : slope),
  },
  elu: {
    value: (z) => (z > 0 ? z : Math.expm1(z)),
    derivative: (z) => (z > 0 ? 1 : Math.exp(z)),
  },
  sigmoid: {
    value: (z) => 1 / (1 + Math.exp(-z)),
    derivative: (z) => 1 / (2 + Math.exp(z) + Math.exp(-z)),
  },
  tanh: { value: (z) => Math.tanh(z), derivative: (z) => 1 / Math.cosh(z) ** 2 },
} satisfies Record<string, Elementwise>;

/** By Keras's names, in camel case. */
export type Activation = keyof typeof elementwise | 'softmax';
export const activations = [...keysOf(elementwise), 'softmax'] as const;

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}

/** z: pre-activations, whose last axis has `channels` elements. */
export function activate(ending: Ending, z: Float64Array, channels: number): Float64Array {
  const { activation, slope } = ending;
  if (activation === 'softmax') return softmax(z, channels);
  const { value }: Elementwise = elementwise[activation];
  return z.map((each) => value(each, slope));
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

/**
 * The signal above an activation -> the signal below it. The rules differ at ReLU and ReLU6 alone.
 * z and out: what entered the activation and what left it.
 */
export function activationBackward(
  rule: Rule,
  { activation, slope }: Ending,
  { z, out, channels }: { z: Float64Array; out: Float64Array; channels: number },
  signal: Float64Array,
): Float64Array {
  if (activation === 'softmax') return softmaxBackward(out, channels, signal);
  const { derivative, closedFrom }: Elementwise = elementwise[activation];
  return signal.map((g, i) =>
    closedFrom === undefined ? g * derivative(z[i]!, slope) : reluRule(rule, z[i]!, g, closedFrom),
  );
}
