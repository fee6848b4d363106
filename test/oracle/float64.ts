/**
 * The reference: forward pass and the three backward rules in float64, written as plain loops to
 * be checked by eye. It shares no code with the library and uses no other library.
 */

import { reluRule, transposed } from './backward.js';
import type { Rule } from './backward.js';
import { linear } from './layers.js';
import { count, inputShapes, shapes } from './spec.js';
import type { LayerSpec, NetSpec } from './spec.js';

export type { Rule };

/** What a forward pass leaves for the way back. Arrays are row-major, one per layer. */
export interface Tape {
  /** The image: [h * w * c]. */
  input: Float64Array;
  /** Every layer's output, after its fused activation (a softmax gives probabilities). */
  activations: Float64Array[];
  /** What enters every layer's activation; the output itself where a layer has none. */
  preActivations: Float64Array[];
  /** The last layer's output; where that is a softmax (fused or a layer), what enters it. */
  logits: Float64Array;
}

/** A signal placed at the output of a layer, after its fused activation. */
export interface Seed {
  layer: number;
  signal: Float64Array;
}

function activationOf(layer: LayerSpec): 'linear' | 'relu' | 'softmax' {
  if (layer.kind === 'relu' || layer.kind === 'softmax') return layer.kind;
  return ((layer.kind === 'conv2d' || layer.kind === 'dense') && layer.activation) || 'linear';
}

/** Softmax over the last axis, which has `size` elements. */
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

/** Runs the network in inference form. image: [h * w * c], row-major. */
export function forward(net: NetSpec, image: ArrayLike<number>): Tape {
  const input = Float64Array.from(image);
  if (input.length !== count(net.input)) {
    throw new RangeError(`an image of ${input.length} values for [${net.input.join(', ')}]`);
  }
  const entering = inputShapes(net);
  const leaving = shapes(net);
  const activations: Float64Array[] = [];
  const preActivations: Float64Array[] = [];
  let value: Float64Array = input;
  net.layers.forEach((layer, l) => {
    const z = linear(layer, value, entering[l]!);
    const activation = activationOf(layer);
    if (activation === 'relu') value = z.map((element) => (element > 0 ? element : 0));
    else if (activation === 'softmax') value = softmax(z, leaving[l]!.at(-1)!);
    else value = z;
    preActivations.push(z);
    activations.push(value);
  });
  const last = net.layers.at(-1);
  const stripped = last !== undefined && activationOf(last) === 'softmax';
  return { input, activations, preActivations, logits: stripped ? preActivations.at(-1)! : value };
}

/**
 * Carries the seed's signal down to the input by the rule -> [h * w * c], row-major. The signal
 * first passes the activation of the seeded layer. A softmax at the end is passed unchanged (a seed
 * there is a seed at the logits); a softmax anywhere else is an error.
 */
export function backward(net: NetSpec, tape: Tape, seed: Seed, rule: Rule): Float64Array {
  const entering = inputShapes(net);
  if (!net.layers[seed.layer]) throw new RangeError(`no layer ${seed.layer}`);
  let signal: Float64Array = seed.signal;
  for (let l = seed.layer; l >= 0; l--) {
    const layer = net.layers[l]!;
    const activation = activationOf(layer);
    if (activation === 'softmax' && l < net.layers.length - 1) {
      throw new Error(`${layer.name}: a softmax below the end has no rule`);
    }
    if (activation === 'relu') {
      const z = tape.preActivations[l]!;
      signal = signal.map((g, i) => reluRule(rule, z[i]!, g));
    }
    const below = l > 0 ? tape.activations[l - 1]! : tape.input;
    signal = transposed(layer, below, entering[l]!, signal);
  }
  return signal;
}

/** 1 at one logit, 0 at the others, placed at the layer that gives the logits. */
export function seedForClass(net: NetSpec, index: number): Seed {
  const layer = net.layers.length - (net.layers.at(-1)?.kind === 'softmax' ? 2 : 1);
  const shape = shapes(net)[layer];
  const signal = new Float64Array(shape ? count(shape) : 0);
  if (!(index in signal)) throw new RangeError(`no class ${index} among ${signal.length}`);
  signal[index] = 1;
  return { layer, signal };
}

/**
 * 1 at the largest activation of the named layer's output, 0 elsewhere; on ties at the first one in
 * row-major [y, x, c] order.
 */
export function seedForStrongest(net: NetSpec, tape: Tape, layerName: string): Seed {
  const layer = net.layers.findIndex(({ name }) => name === layerName);
  const values = tape.activations[layer];
  if (!values) throw new RangeError(`no layer ${layerName}`);
  let strongest = 0;
  values.forEach((value, i) => {
    if (value > values[strongest]!) strongest = i;
  });
  const signal = new Float64Array(values.length);
  signal[strongest] = 1;
  return { layer, signal };
}
