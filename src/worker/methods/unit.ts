import { ExplainError } from '../../protocol.js';
import { firstMaximum, flatIndexOf, positionOf } from '../propagate/seeds.js';

/** Where a seed is placed in a layer's output. */
export interface Unit {
  /** Flat indices of the neurons. */
  indices: number[];
  /** `[y, x, channel]`; `[unit]` of a dense layer; `[channel]` where it is a whole channel. */
  position: number[];
}

/**
 * Finds the neuron that `unit` names, as people write it: `max`, `channel`, `x,y`, `x,y,channel`,
 * `*,*,channel`; what it leaves open is the strongest. Throws `unit-unknown`.
 *
 * @param values the layer's output for one picture, row-major
 * @param shape of that output: `[height, width, channels]` or `[units]`
 */
export function findUnit(
  unit: string,
  layer: string,
  values: Float32Array,
  shape: readonly number[],
): Unit {
  const parts = unit.split(',').map((part) => part.trim());
  const [height = 1, width = 1, channels = 1] = shape;
  const all = (count: number) => Array.from({ length: count }, (_, index) => index);
  if (unit.trim() === 'max') return strongest(all(values.length));
  const numbers = parts.map((part) => (part === '' ? NaN : Number(part)));
  const isMap = shape.length === 3;

  if (isMap && parts.length === 1) {
    const channel = flatIndexOf([0, 0, numbers[0]!], shape);
    if (channel === null) throw unknownUnit(unit, layer, shape);
    return strongest(all(height * width).map((place) => place * channels + channel));
  }
  if (isMap && parts.length === 2) {
    const start = flatIndexOf([numbers[1]!, numbers[0]!, 0], shape);
    if (start === null) throw unknownUnit(unit, layer, shape);
    return strongest(all(channels).map((channel) => start + channel));
  }
  if (isMap && parts.length === 3 && parts[0] === '*' && parts[1] === '*') {
    const channel = flatIndexOf([0, 0, numbers[2]!], shape);
    if (channel === null) throw unknownUnit(unit, layer, shape);
    const indices = all(height * width).map((place) => place * channels + channel);
    return { indices, position: [channel] };
  }
  // People write a place as x, y; tensors have rows first.
  const [x, y, ...rest] = numbers;
  const position = isMap ? [y!, x!, ...rest] : numbers;
  const index = flatIndexOf(position, shape);
  if (index === null) throw unknownUnit(unit, layer, shape);
  return { indices: [index], position };

  function strongest(indices: number[]): Unit {
    const index = indices[firstMaximum(indices.map((candidate) => values[candidate]!))]!;
    return { indices: [index], position: positionOf(index, shape) };
  }
}

function unknownUnit(unit: string, layer: string, shape: readonly number[]): ExplainError {
  const hint =
    shape.length === 3
      ? `a channel below ${shape[2]}, a place "x,y" with x below ${shape[1]} and y below ${shape[0]}, "x,y,channel", or "*,*,channel"`
      : `one number below ${shape[0]}`;
  return new ExplainError(
    'unit-unknown',
    `The layer "${layer}" has no unit "${unit}".`,
    `Write "max" for its strongest neuron, or ${hint}.`,
  );
}
