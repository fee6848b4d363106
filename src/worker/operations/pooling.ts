import { reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { maxPool, maxPoolWithSwitches } from '../kernels/pool.js';
import { windows, type Padding, type Pair, type Windows } from '../kernels/window.js';
import type { NodeBase, Recording, Shape } from './operation.js';

/** What pooling over windows has in common. */
export interface Pooling extends NodeBase {
  pool: Pair;
  strides: Pair;
  padding: Padding;
}

/** What pooling over a whole map has in common. */
export interface GlobalPooling extends NodeBase {
  /** `[1, 1, channels]` instead of `[channels]`. */
  keepDims: boolean;
}

/** The windows of a pooling over a map `[batch, height, width, channels]`. */
export function poolWindows({ pool, strides, padding }: Pooling, map: Shape): Windows {
  return windows([map[1]!, map[2]!], pool, strides, padding);
}

export function pooledShape(node: Pooling, [input]: readonly Shape[]): Shape {
  const { vertical, horizontal } = poolWindows(node, [1, ...input!]);
  return [vertical.output, horizontal.output, input![2]!];
}

export function globallyPooledShape({ keepDims }: GlobalPooling, [input]: readonly Shape[]): Shape {
  const channels = input![2]!;
  return keepDims ? [1, 1, channels] : [channels];
}

/** Global pooling as one window over the whole map. */
export function wholeMap({ shape: [, height, width] }: Tensor4D): {
  pool: Pair;
  geometry: Windows;
} {
  const pool: Pair = [height, width];
  return { pool, geometry: windows(pool, pool, pool, 'valid') };
}

/** Max pooling that records its switches where there is a tape. */
export function maxPooled(
  { name }: NodeBase,
  map: Tensor4D,
  pool: Pair,
  geometry: Windows,
  { tape }: Recording,
): Tensor4D {
  if (!tape) return maxPool(map, pool, geometry);
  const { output, switches } = maxPoolWithSwitches(map, pool, geometry);
  tape.switches.set(name, switches);
  return output;
}

/** A signal of one value for each channel as a map of one cell. */
export function asCells(signal: Tensor, { shape: [batch, , , channels] }: Tensor4D): Tensor4D {
  return reshape(signal, [batch, 1, 1, channels]);
}
