import { windows, type AxisWindows, type Windows } from '../kernels/window.js';
import type { Convolution, NodeOf, Pair } from './nodes.js';

/** First and last cell along an axis, both inside. */
export type Span = [first: number, last: number];
export type Spans = [vertical: Span, horizontal: Span];

/** The windows of a convolution over a map `[batch, height, width, channels]`. */
export function kernelWindows(
  { kernel, strides, padding, dilations }: Convolution,
  map: readonly number[],
): Windows {
  const size: Pair = [map[1]!, map[2]!];
  return windows(size, [kernel.shape[0], kernel.shape[1]], strides, padding, dilations);
}

export function poolingWindows(
  { pool, strides, padding }: NodeOf<'maxPool'> | NodeOf<'averagePool'>,
  map: readonly number[],
): Windows {
  return windows([map[1]!, map[2]!], pool, strides, padding);
}

export function eachAxis(
  along: (span: Span, axis: AxisWindows) => Span,
  [rows, columns]: Spans,
  { vertical, horizontal }: Windows,
): Spans {
  return [along(rows, vertical), along(columns, horizontal)];
}

/** The cells that the windows of these outputs cover. */
export function gathered([first, last]: Span, { stride, before, extent }: AxisWindows): Span {
  return [first * stride - before, last * stride - before + extent - 1];
}

/** The cells whose windows cover these outputs. */
export function scattered([first, last]: Span, { stride, before, extent }: AxisWindows): Span {
  return [Math.ceil((first + before - extent + 1) / stride), Math.floor((last + before) / stride)];
}

export function shift([first, last]: Span, by: number): Span {
  return [first + by, last + by];
}

/** Cut to a map; a span that lies outside becomes the nearest cell. */
export function inside(
  [vertical, horizontal]: Spans,
  [, height = 1, width = 1]: readonly number[],
): Spans {
  const clamp = ([first, last]: Span, length: number): Span => [
    Math.min(Math.max(first, 0), length - 1),
    Math.min(Math.max(last, 0), length - 1),
  ];
  return [clamp(vertical, height), clamp(horizontal, width)];
}

export function union([a, b]: Spans, [c, d]: Spans): Spans {
  const join = (one: Span, other: Span): Span => [
    Math.min(one[0], other[0]),
    Math.max(one[1], other[1]),
  ];
  return [join(a, c), join(b, d)];
}
