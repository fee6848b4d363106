import { reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { NodeBase, Shape } from './operation.js';

/** A shape with as many axes of length 1 behind the batch as it lacks, which is where Keras puts them. */
function alignedShape([batch, ...rest]: Shape, rank: number): number[] {
  return [batch!, ...Array.from({ length: rank - 1 - rest.length }, () => 1), ...rest];
}

/** Inputs that are added or multiplied, a vector `[batch, c]` beside a map as `[batch, 1, 1, c]`. */
export function alignRanks(inputs: readonly Tensor[]): Tensor[] {
  const rank = Math.max(...inputs.map((input) => input.rank));
  return inputs.map((input) => reshape(input, alignedShape(input.shape, rank)));
}

/** Inputs of fewer axes have theirs at the end; an axis of length 1 is repeated. */
export function broadcastShape(_node: NodeBase, inputs: readonly Shape[]): Shape {
  const rank = Math.max(...inputs.map((input) => input.length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...inputs.map((input) => input[axis - rank + input.length] ?? 1)),
  );
}

/** Undoes broadcasting: the signal summed over the axes along which the input was repeated. */
export function sumTo(signal: Tensor, shape: Shape): Tensor {
  const aligned = alignedShape(shape, signal.rank);
  const repeated = aligned.flatMap((size, axis) => (size < signal.shape[axis]! ? [axis] : []));
  return reshape(repeated.length === 0 ? signal : sum(signal, repeated, true), [...shape]);
}
