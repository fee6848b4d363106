import { mean as meanOf, mul, ones, reshape } from '@tensorflow/tfjs-core';
import { isFlattened, weightless, type NodeBase, type OperationSpec } from './operation.js';

/** Over some axes; over the places of a map it is `globalAveragePool`. */
export interface Mean extends NodeBase {
  kind: 'mean';
  /** Counted with the batch, which is none of them. */
  axes: number[];
  /** Whether the axes stay, of length 1. */
  keepDims: boolean;
}

export const mean: OperationSpec<Mean> = {
  ...weightless,
  outputShape: ({ axes, keepDims }, [input]) =>
    input!.flatMap((length, index) => {
      if (!axes.includes(index + 1)) return [length];
      return keepDims ? [1] : [];
    }),
  forward: ({ axes, keepDims }, [input]) => meanOf(input!, axes, keepDims),
  gradient: (signal, { node: { axes }, input }) => {
    const lengths = input.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
    const kept = input.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    const count = lengths.reduce((product, length) => product * length, 1);
    return mul(reshape(signal, kept), mul(ones(lengths), 1 / count));
  },
  rectifier: null,
  relevance: () => ({ passes: 'by-contribution' }),
  intervals: ({ axes }) => ({ by: isOfChannels(axes) ? 'cell' : 'whole' }),
  locality: ({ axes }) => (isOfChannels(axes) ? 'local' : 'not-local'),
  sign: 'preserves',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: {
    of: (node, shape, below) => {
      if (below.some(isFlattened)) return 'unfit';
      if (below[0]!.isVector) return { ...node, axes: [3], keepDims: true };
      const isOfPlaces = String(node.axes) === '1,2';
      return isOfPlaces || shape.length === 3 ? { ...node, keepDims: true } : 'unfit';
    },
  },
  listed: true,
  completesConvolution: false,
};

/** On maps, with the batch. */
function isOfChannels(axes: readonly number[]): boolean {
  return axes.every((axis) => axis === 3);
}
