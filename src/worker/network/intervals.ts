import type { AxisWindows, Windows } from '../kernels/window.js';
import type { Shape } from '../operations/operation.js';

/** First and last cell along an axis, both inside. */
export type Interval = [first: number, last: number];
export type Intervals = [vertical: Interval, horizontal: Interval];

export function eachAxis(
  along: (interval: Interval, axis: AxisWindows) => Interval,
  [rows, columns]: Intervals,
  { vertical, horizontal }: Windows,
): Intervals {
  return [along(rows, vertical), along(columns, horizontal)];
}

/** The cells that the windows of these outputs cover. */
export function gathered([first, last]: Interval, axis: AxisWindows): Interval {
  const { stride, before, extent } = axis;
  return [first * stride - before, last * stride - before + extent - 1];
}

/** The cells whose windows cover these outputs. */
export function scattered([first, last]: Interval, axis: AxisWindows): Interval {
  const { stride, before, extent } = axis;
  return [Math.ceil((first + before - extent + 1) / stride), Math.floor((last + before) / stride)];
}

export function shift([first, last]: Interval, by: number): Interval {
  return [first + by, last + by];
}

/** Cut to a map; an interval that lies outside becomes the nearest cell. */
export function inside([vertical, horizontal]: Intervals, map: Shape): Intervals {
  const [, height = 1, width = 1] = map;
  const clamp = ([first, last]: Interval, length: number): Interval => [
    Math.min(Math.max(first, 0), length - 1),
    Math.min(Math.max(last, 0), length - 1),
  ];
  return [clamp(vertical, height), clamp(horizontal, width)];
}

export function union([a, b]: Intervals, [c, d]: Intervals): Intervals {
  const join = (one: Interval, other: Interval): Interval => [
    Math.min(one[0], other[0]),
    Math.max(one[1], other[1]),
  ];
  return [join(a, c), join(b, d)];
}
