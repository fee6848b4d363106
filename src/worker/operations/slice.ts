import { amongZeros, everyNth } from '../kernels/every-nth.js';
import type { AxisWindows } from '../kernels/window.js';
import {
  isFlattened,
  weightless,
  type NodeBase,
  type OperationSpec,
  type Shape,
} from './operation.js';

/** Every `strides`-th cell from `begin` up to `end`, which is left out, along each axis. */
export interface Slice extends NodeBase {
  kind: 'slice';
  /** Without the batch, and from 0 on; an end beyond the axis is its length. */
  begin: number[];
  end: number[];
  /** Positive. */
  strides: number[];
}

/** Relevance goes where the value came from; what is left out gets none. */
export const slice: OperationSpec<Slice> = {
  ...weightless,
  outputShape: ({ begin, end, strides }, [input]) =>
    strides.map((stride, axis) => {
      const last = Math.min(end[axis]!, input![axis]!);
      return Math.ceil((last - begin[axis]!) / stride);
    }),
  forward: ({ begin, end, strides }, [input]) => {
    const [batch, ...shape] = input!.shape;
    const ends = shape.map((length, axis) => Math.min(end[axis]!, length));
    return everyNth(input!, [0, ...begin], [batch!, ...ends], [1, ...strides]);
  },
  gradient: (signal, { node: { begin, strides }, input }) =>
    amongZeros(signal, [0, ...begin], [1, ...strides], input.shape),
  rectifier: null,
  relevance: () => ({ passes: 'rearranged' }),
  intervals: (node) => {
    const along = (input: number, axis: 0 | 1): AxisWindows => {
      const [before, stride] = [-node.begin[axis]!, node.strides[axis]!];
      const output = Math.ceil((Math.min(node.end[axis]!, input) + before) / stride);
      return { input, output, extent: 1, stride, before, after: 0 };
    };
    return {
      by: 'windows',
      over: ([, height, width]) => ({
        vertical: along(height!, 0),
        horizontal: along(width!, 1),
      }),
      padded: {
        ...node,
        begin: [0, 0, ...node.begin.slice(2)],
        end: [Infinity, Infinity, ...node.end.slice(2)],
      },
      outside: 0,
    };
  },
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'rearranges',
  ending: 'mixing',
  bounds: 'computed',
  onMaps: {
    of: (node, _shape, below) => {
      const { map, isVector } = below[0]!;
      if (!isVector) return upToTheEnd(node, map);
      const [begin, end, stride] = [node.begin[0]!, node.end[0]!, node.strides[0]!];
      if (below.some(isFlattened)) return 'unfit';
      return {
        ...node,
        begin: [0, 0, begin],
        end: [Infinity, Infinity, end],
        strides: [1, 1, stride],
      };
    },
  },
  listed: false,
  completesConvolution: false,
};

/** On a larger map an end within the map has no meaning. */
function upToTheEnd(node: Slice, map: Shape): Slice | 'unfit' {
  const [height, width, channels] = node.end;
  if (height! < map[0]! || width! < map[1]!) return 'unfit';
  return { ...node, end: [Infinity, Infinity, channels!] };
}
