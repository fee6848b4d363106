/**
 * DeepLIFT with the rescale rule in float64 (A. Shrikumar et al. 2017), as plain loops. Maxima as Captum
 * has them; of a product of two, the mean of the other factor.
 */

import { IMAGE, inputShapes, pick, shapes, wiring } from './graph.js';
import type { Seed, Tape } from './float64.js';
import { activationBackward, endingOf } from './layers/activations.js';
import { transposed } from './layers/index.js';
import { channelsOf } from './shapes.js';
import type { LayerSpec, NetSpec } from './spec.js';

const maxima = new Set(['maxPool', 'globalMaxPool', 'maximum', 'minimum']);
const exact = (value: number): number => value;

/** Difference of the output by that of the input; the gradient where an input does not differ. */
function rescaled(
  layer: LayerSpec,
  [z, out]: [Float64Array, Float64Array],
  [zBase, outBase]: [Float64Array, Float64Array],
  channels: number,
  signal: Float64Array,
): Float64Array {
  const gradient = activationBackward('gradient', endingOf(layer), { z, out, channels }, signal);
  return signal.map((multiplier, i) => {
    const difference = z[i]! - zBase[i]!;
    if (difference === 0) return gradient[i]!;
    return (multiplier * (out[i]! - outBase[i]!)) / difference;
  });
}

/**
 * Every pixel's multiplier times its difference from the baseline, `[h * w * c]`. Softmax and norms that
 * take statistics of the image are not known here.
 */
export function deeplift(net: NetSpec, tape: Tape, base: Tape, seed: Seed): Float64Array {
  const wires = wiring(net);
  const entering = inputShapes(net);
  const leaving = shapes(net);
  const multipliers = new Map<number, Float64Array>([[seed.layer, seed.signal.slice()]]);
  for (let l = seed.layer; l >= 0; l--) {
    const layer = net.layers[l]!;
    const above = multipliers.get(l);
    if (!above) continue;
    const { activation } = endingOf(layer);
    const isHead = l === net.layers.length - 1 && /softmax|sigmoid/.test(activation);
    const signal = isHead
      ? above
      : rescaled(
          layer,
          [tape.preActivations[l]!, tape.activations[l]!],
          [base.preActivations[l]!, base.activations[l]!],
          channelsOf(leaving[l]!),
          above,
        );
    const inputs = pick(wires[l]!, tape.input, tape.activations);
    const before = pick(wires[l]!, base.input, base.activations);
    const back = (given: Float64Array, at: Float64Array[]) =>
      transposed(layer, at, entering[l]!, given, exact);
    const risen = signal.map((_, i) => tape.preActivations[l]![i]! - base.preActivations[l]![i]!);
    let passed = back(signal, inputs);
    if (layer.kind === 'multiply') {
      const there = back(signal, before);
      passed = passed.map((share, n) => share.map((value, i) => (value + there[n]![i]!) / 2));
    } else if (maxima.has(layer.kind)) {
      const up = signal.map((value, i) => value * Math.max(risen[i]!, 0));
      const down = signal.map((value, i) => value * Math.min(risen[i]!, 0));
      const isLeast = layer.kind === 'minimum';
      const own = back(isLeast ? down : up, inputs);
      const its = back(isLeast ? up : down, before);
      passed = passed.map((gradient, n) =>
        gradient.map((value, i) => {
          const difference = inputs[n]![i]! - before[n]![i]!;
          return difference === 0 ? value : (own[n]![i]! + its[n]![i]!) / difference;
        }),
      );
    }
    passed.forEach((share, n) => {
      const source = wires[l]![n]!;
      const sum = multipliers.get(source) ?? new Float64Array(share.length);
      share.forEach((value, i) => (sum[i]! += value));
      multipliers.set(source, sum);
    });
  }
  return multipliers.get(IMAGE)!.map((value, i) => value * (tape.input[i]! - base.input[i]!));
}
