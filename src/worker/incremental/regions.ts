import type { Starts } from '../kernels/regions.js';
import type { AxisWindows } from '../kernels/window.js';
import type { Node, Pair } from '../network/nodes.js';
import { kernelWindows, poolingWindows } from '../network/spans.js';

/** A rectangle of one size on each picture's map; it may reach beyond the map. */
export interface Region {
  starts: Starts;
  size: Pair;
}

/** What a node reads of its input, whose shape is given, to compute a region of its output. */
export function regionBefore(node: Node, region: Region, input: readonly number[]): Region {
  switch (node.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
      return windowsBefore(region, kernelWindows(node, input));
    case 'maxPool':
    case 'averagePool':
      return windowsBefore(region, poolingWindows(node, input));
    case 'zeroPadding':
      return moved(region, [-node.padding[0][0], -node.padding[1][0]]);
    case 'cropping':
      return moved(region, [node.cropping[0][0], node.cropping[1][0]]);
    case 'upsampling': {
      const [rows, columns] = node.size;
      return {
        starts: region.starts.map(([top, left]) => [top / rows, left / columns]),
        size: [region.size[0] / rows, region.size[1] / columns],
      };
    }
    default:
      return region;
  }
}

function windowsBefore(
  { starts, size }: Region,
  { vertical, horizontal }: { vertical: AxisWindows; horizontal: AxisWindows },
): Region {
  const start = (at: number, { stride, before }: AxisWindows): number => at * stride - before;
  const length = (cells: number, { stride, extent }: AxisWindows): number =>
    (cells - 1) * stride + extent;
  return {
    starts: starts.map(([top, left]) => [start(top, vertical), start(left, horizontal)]),
    size: [length(size[0], vertical), length(size[1], horizontal)],
  };
}

function moved({ starts, size }: Region, [down, right]: Pair): Region {
  return { starts: starts.map(([top, left]) => [top + down, left + right]), size };
}

export function sameRegion(one: Region, other: Region): boolean {
  return (
    sameSize(one.size, other.size) &&
    one.starts.every(([top, left], picture) => {
      const [otherTop, otherLeft] = other.starts[picture]!;
      return top === otherTop && left === otherLeft;
    })
  );
}

export function sameSize([rows, columns]: Pair, [otherRows, otherColumns]: Pair): boolean {
  return rows === otherRows && columns === otherColumns;
}
