import { scattered, type Interval } from '../network/intervals.js';
import type { AxisMap, NodeGeometry } from './geometry.js';

/** What a change of the picture can change along one axis, by the place of the node. */
export interface Reach {
  /** Of nodes that are not local it means nothing. */
  first: Int32Array;
  length: Int32Array;
}

/** @param changed cells of the picture along the axis */
export function reachOf(geometry: readonly NodeGeometry[], axis: 0 | 1, changed: Interval): Reach {
  const first = new Int32Array(geometry.length);
  const length = new Int32Array(geometry.length);
  geometry.forEach(({ inputs, axes, shape, local }, place) => {
    if (!local) return;
    const spans = inputs.map((input): Interval => {
      const start = first[input]!;
      return after(axes[axis], [start, start + length[input]! - 1]);
    });
    const [from, to] = inputs.length > 0 ? spans.reduce(union) : changed;
    const most = shape[axis + 1]! - 1;
    // Where no window reads what has changed the span is empty; the cells around it do no harm.
    first[place] = Math.min(Math.max(Math.min(from, to), 0), most);
    length[place] = Math.min(Math.max(from, to, 0), most) - first[place] + 1;
  });
  return { first, length };
}

function after(map: AxisMap, [first, last]: Interval): Interval {
  if (map.windows) return scattered([first, last], map.windows);
  const { shift, repeated } = map;
  return [first * repeated + shift, last * repeated + repeated - 1 + shift];
}

function union([first, last]: Interval, [otherFirst, otherLast]: Interval): Interval {
  return [Math.min(first, otherFirst), Math.max(last, otherLast)];
}

/** How many cells of its input a node reads to compute so many of its output. */
export function lengthBefore(map: AxisMap, cells: number): number {
  return map.windows ? (cells - 1) * map.windows.stride + map.windows.extent : cells / map.repeated;
}

/** The first of them. */
export function startBefore(map: AxisMap, first: number): number {
  return map.windows
    ? first * map.windows.stride - map.windows.before
    : (first - map.shift) / map.repeated;
}
