/**
 * Norms that take mean and variance from the image itself. As a list of terms their deviation is a
 * constant, as LRP has it (A. Ali et al. 2022); the derivative also goes through it.
 */

import { count } from '../shapes.js';
import type { GroupNormSpec, LayerNormSpec, Shape } from '../spec.js';
import type { Linear } from './linear.js';

/** For every value of an image, which set it is normalized in, and which gamma and beta are its own. */
interface Places {
  sets: number[][];
  weightOf(cell: number): number;
}

function normal<L extends LayerNormSpec | GroupNormSpec>(
  placesOf: (layer: L, input: Shape) => Places,
): Linear<L> {
  /** Visits each pair of values of a set: standard values and 1 / deviation are theirs. */
  const eachPair = (
    layer: L,
    input: Shape,
    values: Float64Array,
    visit: (at: number, cell: number, weight: number) => void,
    isExact: boolean,
  ): void => {
    const { sets, weightOf } = placesOf(layer, input);
    for (const cells of sets) {
      const size = cells.length;
      const mean = cells.reduce((sum, cell) => sum + values[cell]!, 0) / size;
      const variance = cells.reduce((sum, cell) => sum + (values[cell]! - mean) ** 2, 0) / size;
      const deviation = Math.sqrt(variance + layer.epsilon);
      for (const at of cells) {
        const gamma = layer.weights.gamma?.[weightOf(at)] ?? 1;
        for (const cell of cells) {
          const both = ((values[at]! - mean) / deviation) * ((values[cell]! - mean) / deviation);
          const through = isExact ? both / size : 0;
          const weight = (Number(at === cell) - 1 / size - through) / deviation;
          visit(at, cell, gamma * weight);
        }
      }
    }
  };
  return {
    shape: (_layer, input) => [...input],
    eachTerm: (layer, input, visit, values) => eachPair(layer, input, values, visit, false),
    eachDerivative: (layer, input, visit, values) => eachPair(layer, input, values, visit, true),
    bias(layer, input) {
      const { weightOf } = placesOf(layer, input);
      const { beta } = layer.weights;
      return beta && Array.from({ length: count(input) }, (_, cell) => beta[weightOf(cell)]!);
    },
  };
}

/** Cells that have one key, in their order. */
function setsBy(size: number, keyOf: (cell: number) => number): number[][] {
  const sets = new Map<number, number[]>();
  for (let cell = 0; cell < size; cell++) {
    const key = keyOf(cell);
    sets.set(key, [...(sets.get(key) ?? []), cell]);
  }
  return [...sets.values()];
}

/** The number of a cell when only some axes count. */
function numberAlong(cell: number, input: Shape, counts: (axis: number) => boolean): number {
  let number = 0;
  input.forEach((length, axis) => {
    const position = Math.floor(cell / count(input.slice(axis + 1))) % length;
    if (counts(axis + 1)) number = number * length + position;
  });
  return number;
}

export const layerNorm = normal<LayerNormSpec>(({ axes }, input) => ({
  sets: setsBy(count(input), (cell) => numberAlong(cell, input, (axis) => !axes.includes(axis))),
  weightOf: (cell) => numberAlong(cell, input, (axis) => axes.includes(axis)),
}));

export const groupNorm = normal<GroupNormSpec>(({ groups }, input) => {
  const channels = input.at(-1)!;
  return {
    sets: setsBy(count(input), (cell) => Math.floor(((cell % channels) * groups) / channels)),
    weightOf: (cell) => cell % channels,
  };
});
