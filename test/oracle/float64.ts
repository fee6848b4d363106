/**
 * The reference: forward pass and the three backward rules in float64, written as plain loops to
 * be checked by eye. It shares no code with the library and uses no other library.
 */

import { IMAGE, inputShapes, numberOf, pick, shapes, wiring } from './graph.js';
import { activate, activationBackward, endingOf } from './layers/activations.js';
import type { Rule } from './layers/activations.js';
import { preActivation, transposed } from './layers/index.js';
import type { Round } from './layers/index.js';
import { channelsOf, count } from './shapes.js';
import type { NetSpec } from './spec.js';

export type { Rule };

/** What a forward pass leaves for the way back. Arrays are row-major, one per layer. */
export interface Tape {
  /** The image: [h * w * c]. */
  input: Float64Array;
  /** Every layer's output, after its fused activation (a softmax gives probabilities). */
  activations: Float64Array[];
  /** What enters every layer's activation; the output itself where a layer has none. */
  preActivations: Float64Array[];
  /**
   * The last layer's output; where that is a softmax or sigmoid (fused or a layer), what enters it; of
   * one sigmoid unit z the two logits -z and z.
   */
  logits: Float64Array;
}

/** A signal placed at the output of a layer, after its fused activation. */
export interface Seed {
  layer: number;
  signal: Float64Array;
}

/** Whether the layer ends in a softmax or sigmoid that is the network's last step. */
function endsInHead({ layers }: NetSpec, l: number): boolean {
  const { activation } = endingOf(layers[l]!);
  return l === layers.length - 1 && (activation === 'softmax' || activation === 'sigmoid');
}

/** Whether the network ends in one sigmoid unit, which stands for two classes. */
export function isPair(net: NetSpec): boolean {
  const last = net.layers.length - 1;
  return endingOf(net.layers[last]!).activation === 'sigmoid' && count(shapes(net)[last]!) === 1;
}

const exact: Round = (value) => value;

/** Runs the network in inference form. image: [h * w * c], row-major. */
export function forward(net: NetSpec, image: ArrayLike<number>, round = exact): Tape {
  const input = Float64Array.from(image);
  if (input.length !== count(net.input)) {
    throw new RangeError(`an image of ${input.length} values for [${net.input.join(', ')}]`);
  }
  const wires = wiring(net);
  const entering = inputShapes(net);
  const leaving = shapes(net);
  const activations: Float64Array[] = [];
  const preActivations: Float64Array[] = [];
  net.layers.forEach((layer, l) => {
    const inputs = pick(wires[l]!, input, activations);
    const z = preActivation(layer, inputs, entering[l]!, round);
    preActivations.push(z);
    activations.push(activate(endingOf(layer), z, channelsOf(leaving[l]!)).map(round));
  });
  const last = net.layers.length - 1;
  const outputs = (endsInHead(net, last) ? preActivations : activations)[last]!;
  const logits = isPair(net) ? Float64Array.of(-outputs[0]!, outputs[0]!) : outputs;
  return { input, activations, preActivations, logits };
}

/**
 * Carries the seed's signal down to the input by the rule -> [h * w * c], row-major; signals that
 * meet add up. The signal first passes the activation of the seeded layer. A softmax or sigmoid at the end
 * is passed unchanged (a seed there is a seed at the logits); one in the middle by its gradient.
 */
export function backward(
  net: NetSpec,
  tape: Tape,
  seed: Seed,
  rule: Rule,
  round = exact,
): Float64Array {
  if (!net.layers[seed.layer]) throw new RangeError(`no layer ${seed.layer}`);
  const wires = wiring(net);
  const entering = inputShapes(net);
  const leaving = shapes(net);
  const map = new Float64Array(tape.input.length);
  const signals = new Map<number, Float64Array>([
    [IMAGE, map],
    [seed.layer, seed.signal.slice()],
  ]);
  for (let l = seed.layer; l >= 0; l--) {
    const layer = net.layers[l]!;
    const above = signals.get(l);
    if (!above) continue;
    const passage = {
      z: tape.preActivations[l]!,
      out: tape.activations[l]!,
      channels: channelsOf(leaving[l]!),
    };
    const signal = endsInHead(net, l)
      ? above
      : activationBackward(rule, endingOf(layer), passage, above).map(round);
    const inputs = pick(wires[l]!, tape.input, tape.activations);
    transposed(layer, inputs, entering[l]!, signal, round).forEach((share, n) => {
      const source = wires[l]![n]!;
      const sum = signals.get(source) ?? new Float64Array(share.length);
      share.forEach((value, i) => (sum[i] = round(sum[i]! + value)));
      signals.set(source, sum);
    });
  }
  return map;
}

/** 1 at one element of a layer's output, 0 at the others. */
export function seedAt(net: NetSpec, layer: number, index: number): Seed {
  const shape = shapes(net)[layer];
  const signal = new Float64Array(shape ? count(shape) : 0);
  if (!(index in signal)) throw new RangeError(`no element ${index} among ${signal.length}`);
  signal[index] = 1;
  return { layer, signal };
}

/** 1 at one logit, 0 at the others; the first of one sigmoid unit's two is its negative. */
export function seedForClass(net: NetSpec, index: number): Seed {
  const layer = net.layers.length - 1;
  if (isPair(net)) return { layer, signal: Float64Array.of(index === 0 ? -1 : 1) };
  return seedAt(net, layer, index);
}

/**
 * 1 at the largest activation of the named layer's output, 0 elsewhere; on ties at the first one in
 * row-major [y, x, c] order.
 */
export function seedForStrongest(net: NetSpec, tape: Tape, layerName: string): Seed {
  const layer = numberOf(net.layers, layerName);
  let strongest = 0;
  const values = tape.activations[layer]!;
  values.forEach((value, i) => {
    if (value > values[strongest]!) strongest = i;
  });
  return seedAt(net, layer, strongest);
}
