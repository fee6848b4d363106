/** Activations, and how signals pass them backwards. */

import type { LayerSpec } from '../spec.js';

export type Rule = 'gradient' | 'deconvnet' | 'guided-backprop';

/** What Keras 3 gives the function `leaky_relu`. */
const LEAKY_SLOPE = 0.2;

/** What a layer ends with, be it fused into the layer or the layer itself. */
export interface Ending {
  activation: Activation;
  settings: Settings;
}

/** What an activation may have besides its input. */
export interface Settings {
  /** Below 0, or below a bounded ReLU's threshold. */
  slope: number;
  /** Of an ELU: what it is times far below 0. */
  alpha: number;
  threshold: number;
  /** Of a bounded ReLU. */
  most: number;
  /** Of a PReLU: one for each channel. */
  slopes: ArrayLike<number>;
}

const usual: Settings = { slope: LEAKY_SLOPE, alpha: 1, threshold: 0, most: Infinity, slopes: [0] };

export function endingOf(layer: LayerSpec): Ending {
  const activation = ('activation' in layer && layer.activation) || 'linear';
  return { activation, settings: { ...usual, ...('settings' in layer && layer.settings) } };
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

/** A function of each value alone, and its derivative at `z`. */
interface Elementwise {
  value(z: number, settings: Settings, channel: number): number;
  derivative(z: number, settings: Settings, channel: number): number;
  /** Of what the three rules treat as a ReLU: from where on it is closed. */
  closedFrom?(settings: Settings): number | null;
}

const logistic = (z: number) => 1 / (1 + Math.exp(-z));

/** The error function by its series, which converges everywhere; it is told from 1 up to 6. */
function erf(z: number): number {
  if (Math.abs(z) > 6) return Math.sign(z);
  let [term, sum] = [z, z];
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * z * z) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}

/** The normal distribution's share below z, and its density. */
const shareBelow = (z: number) => (1 + erf(z / Math.SQRT2)) / 2;
const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

const TANH_SCALE = Math.sqrt(2 / Math.PI);
const tanhArgument = (z: number) => TANH_SCALE * (z + 0.044715 * z ** 3);

const SELU = { scale: 1.0507009873554805, alpha: 1.6732632423543772 };

/** `min(1, max(0, slope * z + 1 / 2))`. */
const hardSigmoid = (slope: number): Elementwise => ({
  value: (z) => Math.min(1, Math.max(0, slope * z + 0.5)),
  derivative: (z) => (Math.abs(slope * z) < 0.5 ? slope : 0),
});

const elementwise = {
  linear: { value: (z) => z, derivative: () => 1 },
  relu: {
    value: (z) => (z > 0 ? z : 0),
    derivative: (z) => (z > 0 ? 1 : 0),
    closedFrom: () => Infinity,
  },
  relu6: {
    value: (z) => Math.min(Math.max(z, 0), 6),
    derivative: (z) => (z > 0 && z < 6 ? 1 : 0),
    closedFrom: () => 6,
  },
  leakyRelu: {
    value: (z, { slope }) => (z > 0 ? z : slope * z),
    derivative: (z, { slope }) => (z > 0 ? 1 : slope),
  },
  elu: {
    value: (z, { alpha }) => (z > 0 ? z : alpha * Math.expm1(z)),
    derivative: (z, { alpha }) => (z > 0 ? 1 : alpha * Math.exp(z)),
  },
  selu: {
    value: (z) => SELU.scale * (z > 0 ? z : SELU.alpha * Math.expm1(z)),
    derivative: (z) => SELU.scale * (z > 0 ? 1 : SELU.alpha * Math.exp(z)),
  },
  silu: {
    value: (z) => z * logistic(z),
    derivative: (z) => logistic(z) + z * logistic(z) * logistic(-z),
  },
  mish: {
    value: (z) => z * Math.tanh(Math.log1p(Math.exp(z))),
    derivative: (z) => {
      const tanh = Math.tanh(Math.log1p(Math.exp(z)));
      return tanh + z * (1 - tanh ** 2) * logistic(z);
    },
  },
  softplus: {
    value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    derivative: logistic,
  },
  gelu: {
    value: (z) => z * shareBelow(z),
    derivative: (z) => shareBelow(z) + z * density(z),
  },
  hardSigmoid: hardSigmoid(1 / 6),
  hardSwish: {
    value: (z) => (z * Math.min(6, Math.max(0, z + 3))) / 6,
    derivative: (z) => (z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6),
  },
  sigmoid: {
    value: (z) => 1 / (1 + Math.exp(-z)),
    derivative: (z) => 1 / (2 + Math.exp(z) + Math.exp(-z)),
  },
  tanh: { value: (z) => Math.tanh(z), derivative: (z) => 1 / Math.cosh(z) ** 2 },
} satisfies Record<string, Elementwise>;

/** What is no activation by its name alone. */
const others = {
  geluByTanh: {
    value: (z) => (z / 2) * (1 + Math.tanh(tanhArgument(z))),
    derivative: (z) => {
      const tanh = Math.tanh(tanhArgument(z));
      const inner = TANH_SCALE * (1 + 3 * 0.044715 * z * z);
      return (1 + tanh + z * (1 - tanh ** 2) * inner) / 2;
    },
  },
  hardSigmoidOfKeras2: hardSigmoid(0.2),
  prelu: {
    value: (z, { slopes }, channel) => (z > 0 ? z : slopes[channel % slopes.length]! * z),
    derivative: (z, { slopes }, channel) => (z > 0 ? 1 : slopes[channel % slopes.length]!),
  },
  boundedRelu: {
    value: (z, { threshold, slope, most }) =>
      z >= most ? most : z > threshold ? z : slope * (z - threshold),
    derivative: (z, { threshold, slope, most }) => (z >= most ? 0 : z > threshold ? 1 : slope),
    closedFrom: ({ threshold, slope, most }) => (threshold === 0 && slope === 0 ? most : null),
  },
} satisfies Record<string, Elementwise>;

/** By Keras's names, in camel case. */
export const activations = [...keysOf(elementwise), 'softmax'] as const;
export const otherActivations = keysOf(others);
export type Activation = keyof typeof elementwise | keyof typeof others | 'softmax';
const functions = { ...elementwise, ...others };

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}

/** z: pre-activations, whose last axis has `channels` elements. */
export function activate(ending: Ending, z: Float64Array, channels: number): Float64Array {
  const { activation, settings } = ending;
  if (activation === 'softmax') return softmax(z, channels);
  const { value }: Elementwise = functions[activation];
  return z.map((each, i) => value(each, settings, i % channels));
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
 * The signal above an activation -> the signal below it. The rules differ at ReLUs alone.
 * z and out: what entered the activation and what left it.
 */
export function activationBackward(
  rule: Rule,
  { activation, settings }: Ending,
  { z, out, channels }: { z: Float64Array; out: Float64Array; channels: number },
  signal: Float64Array,
): Float64Array {
  if (activation === 'softmax') return softmaxBackward(out, channels, signal);
  const { derivative, closedFrom }: Elementwise = functions[activation];
  const limit = closedFrom?.(settings) ?? null;
  return signal.map((g, i) =>
    limit === null
      ? g * derivative(z[i]!, settings, i % channels)
      : reluRule(rule, z[i]!, g, limit),
  );
}
