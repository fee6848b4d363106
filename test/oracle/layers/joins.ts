/** Layers of several inputs. */

import { count } from '../shapes.js';
import type { ConcatenateSpec, JoinSpec, Shape } from '../spec.js';

/** The length of the axis, counted from the last one, in a shape that may have fewer axes. */
const fromEnd = (shape: Shape, back: number) => shape.at(-1 - back) ?? 1;

/**
 * The shape that inputs of one layer are repeated to, axes of length 1 along the others. A vector
 * [c] stands for [1, 1, c] beside a map.
 */
function broadcast(shapes: Shape[]): Shape {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...shapes.map((shape) => fromEnd(shape, rank - 1 - axis))),
  );
}

/** The cell of an input that is repeated at cell `at` of the output. */
function sourceCell(at: number, output: Shape, input: Shape): number {
  let cell = 0;
  let rest = at;
  let step = 1;
  for (let back = 0; back < output.length; back++) {
    const position = rest % fromEnd(output, back);
    rest = Math.floor(rest / fromEnd(output, back));
    const length = fromEnd(input, back);
    cell += (length === 1 ? 0 : position) * step;
    step *= length;
  }
  return cell;
}

export function joinedShape(layer: JoinSpec | ConcatenateSpec, inputs: Shape[]): Shape {
  if (layer.kind !== 'concatenate') return broadcast(inputs);
  return inputs[0]!.map((length, axis) =>
    axis === layer.axis ? inputs.reduce((sum, shape) => sum + shape[axis]!, 0) : length,
  );
}

/** For every input of a concatenation, the output cell that each of its cells goes to. */
function placesOf(layer: ConcatenateSpec, shapes: Shape[]): number[][] {
  const inner = count(shapes[0]!.slice(layer.axis + 1));
  const total = joinedShape(layer, shapes)[layer.axis]! * inner;
  let start = 0;
  return shapes.map((shape) => {
    const own = shape[layer.axis]! * inner;
    const before = start;
    start += own;
    return Array.from(
      { length: count(shape) },
      (_, i) => Math.floor(i / own) * total + before + (i % own),
    );
  });
}

/** Values of the inputs -> values of the output, all row-major. */
export function join(
  layer: JoinSpec | ConcatenateSpec,
  inputs: Float64Array[],
  shapes: Shape[],
): Float64Array {
  const output = joinedShape(layer, shapes);
  const result = new Float64Array(count(output));
  if (layer.kind === 'concatenate') {
    placesOf(layer, shapes).forEach((places, n) => {
      places.forEach((place, i) => (result[place] = inputs[n]![i]!));
    });
    return result;
  }
  return result.map((_, at) => {
    const values = inputs.map((input, n) => input[sourceCell(at, output, shapes[n]!)]!);
    switch (layer.kind) {
      case 'add':
        return values.reduce((a, b) => a + b);
      case 'multiply':
        return values.reduce((a, b) => a * b);
      default:
        return values[winnerOf(layer.kind, values)]!;
    }
  });
}

/** The number of the first largest or smallest value. */
function winnerOf(kind: 'maximum' | 'minimum', values: number[]): number {
  return values.indexOf(kind === 'maximum' ? Math.max(...values) : Math.min(...values));
}

/** For each cell of what inputs are joined to cell by cell, their values there. */
export function rivals(inputs: Float64Array[], shapes: Shape[]): number[][] {
  const output = broadcast(shapes);
  return Array.from({ length: count(output) }, (_, at) =>
    inputs.map((input, n) => input[sourceCell(at, output, shapes[n]!)]!),
  );
}

/** The derivative of a join by its input number n. */
function factorOf(kind: JoinSpec['kind'], values: number[], n: number): number {
  switch (kind) {
    case 'add':
      return 1;
    case 'multiply':
      return values.reduce((product, value, m) => (m === n ? product : product * value), 1);
    default:
      return winnerOf(kind, values) === n ? 1 : 0;
  }
}

/** The signal of the output -> the signal of each input. */
export function separate(
  layer: JoinSpec | ConcatenateSpec,
  inputs: Float64Array[],
  shapes: Shape[],
  signal: Float64Array,
): Float64Array[] {
  if (layer.kind === 'concatenate') {
    return placesOf(layer, shapes).map((places) => Float64Array.from(places, (p) => signal[p]!));
  }
  const output = joinedShape(layer, shapes);
  return inputs.map((input, n) => {
    const result = new Float64Array(input.length);
    signal.forEach((g, at) => {
      const values = inputs.map((other, m) => other[sourceCell(at, output, shapes[m]!)]!);
      result[sourceCell(at, output, shapes[n]!)]! += g * factorOf(layer.kind, values, n);
    });
    return result;
  });
}
