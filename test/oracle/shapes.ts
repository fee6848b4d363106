/** Shapes, and how windows lie on them. */

import type { Padding, Pair, Shape } from './spec.js';

/** What padding is along one axis. */
export type AxisPadding = 'same' | 'valid' | Pair;

export function along(padding: Padding, axis: 0 | 1): AxisPadding {
  return typeof padding === 'string' ? padding : padding[axis];
}

/** The number of elements of a shape. */
export function count(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The last axis. */
export function channelsOf(shape: Shape): number {
  return shape.at(-1) ?? 0;
}

/** The offset of [y, x, 0] in a row-major [h, w, c] array. */
export function offset(shape: Shape, y: number, x: number): number {
  return (y * shape[1]! + x) * shape[2]!;
}

/** Reads a map shape; raises an error for anything that is not [h, w, c]. */
export function asMap(shape: Shape, layer: { name: string }): [number, number, number] {
  const [h, w, c] = shape;
  if (shape.length !== 3 || h === undefined || w === undefined || c === undefined) {
    throw new Error(`${layer.name} needs a map [h, w, c], not [${shape.join(', ')}]`);
  }
  return [h, w, c];
}

/**
 * Sliding-window arithmetic along one axis, TensorFlow's or with explicit padding: the number of windows and the number of
 * padded cells before the first real one. An odd total of SAME padding has its extra cell behind.
 */
export function slide(
  size: number,
  kernel: number,
  stride: number,
  padding: AxisPadding,
  dilation = 1,
): { out: number; before: number } {
  const extent = (kernel - 1) * dilation + 1;
  if (typeof padding !== 'string') {
    const [before, after] = padding;
    return { out: Math.floor((size + before + after - extent) / stride) + 1, before };
  }
  if (padding === 'valid') {
    return { out: Math.max(0, Math.floor((size - extent) / stride) + 1), before: 0 };
  }
  const out = Math.ceil(size / stride);
  const total = Math.max(0, (out - 1) * stride + extent - size);
  return { out, before: Math.floor(total / 2) };
}
