/**
 * Where float32 may rightly differ from float64: a value so near to a kink of an activation, or to
 * the runner-up of its pooling window, that rounding puts it on the other side; or a result that is
 * the small difference of large numbers, such as the gradient of a sum of probabilities.
 */

import { inputShapes, pick, wiring } from '../oracle/graph.js';
import { backward, forward } from '../oracle/float64.js';
import type { Rule, Seed, Tape } from '../oracle/float64.js';
import { endingOf, type Ending } from '../oracle/layers/activations.js';
import { rivals } from '../oracle/layers/joins.js';
import { channelCells, windowCells } from '../oracle/layers/pools.js';
import type { NetSpec } from '../oracle/spec.js';
import { relativeError } from '../support/differences.js';

/** What rounding may do to a value, relative to the largest of its layer. */
const NEAR = 1e-5;

/** Where the derivative of an activation jumps. */
function kinksOf({ activation, settings }: Ending): number[] {
  switch (activation) {
    case 'relu':
    case 'leakyRelu':
    case 'prelu':
    case 'elu':
    case 'selu':
      return [0];
    case 'relu6':
      return [0, 6];
    case 'boundedRelu':
      return [settings.threshold, settings.most];
    case 'hardSigmoid':
    case 'hardSwish':
      return [-3, 3];
    case 'hardSigmoidOfKeras2':
      return [-2.5, 2.5];
    default:
      return [];
  }
}

/** The name of the first layer where rounding could decide; null if there is none. */
export function findKink(net: NetSpec, tape: Tape): string | null {
  const wires = wiring(net);
  const shapes = inputShapes(net);
  for (const [l, layer] of net.layers.entries()) {
    const z = tape.preActivations[l]!;
    const near = NEAR * largest(z);
    const corners = kinksOf(endingOf(layer));
    // An exact value, of an empty border for example, is exact in float32 too.
    const isKink = (value: number) =>
      corners.some((corner) => value !== corner && Math.abs(value - corner) <= near);
    if (z.some(isKink)) return layer.name;
    const inputs = pick(wires[l]!, tape.input, tape.activations);
    if (layer.kind === 'maximum' || layer.kind === 'minimum') {
      const sign = layer.kind === 'maximum' ? 1 : -1;
      const isClose = (values: number[]) =>
        isUndecided(
          [...values.keys()],
          Float64Array.from(values, (value) => sign * value),
        );
      if (rivals(inputs, shapes[l]!).some(isClose)) return layer.name;
    }
    const [values, shape] = [inputs[0]!, shapes[l]![0]!];
    const windows =
      layer.kind === 'maxPool'
        ? windowCells(layer, shape)
        : layer.kind === 'globalMaxPool'
          ? channelCells(shape)
          : [];
    if (windows.some((cells) => isUndecided(cells, values))) return layer.name;
  }
  return null;
}

/** Whether another cell comes near the largest without being equal to it. */
function isUndecided(cells: number[], values: Float64Array): boolean {
  const best = cells.reduce((most, cell) => Math.max(most, values[cell]!), -Infinity);
  const near = NEAR * largest(values);
  return cells.some((cell) => values[cell]! < best && values[cell]! >= best - near);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/**
 * How far the reference itself strays, relative to its largest value, when it rounds every
 * number on the way to float32.
 */
export function roundingError(
  net: NetSpec,
  image: ArrayLike<number>,
  seeds: Seed[],
  rules: readonly Rule[],
): number {
  const exact = forward(net, image);
  const rounded = forward(net, image, Math.fround);
  const errors = seeds.flatMap((seed) =>
    rules.map((rule) =>
      relativeError(
        backward(net, rounded, seed, rule, Math.fround),
        backward(net, exact, seed, rule),
      ),
    ),
  );
  return Math.max(relativeError(rounded.logits, exact.logits), ...errors);
}
