import { concat, slice } from '@tensorflow/tfjs-core';
import { isFlattened, weightless, type NodeBase, type OperationSpec } from './operation.js';

export interface Concatenate extends NodeBase {
  kind: 'concatenate';
  /** Counted from the batch; a negative axis counts from the last one. */
  axis: number;
}

export const concatenate: OperationSpec<Concatenate> = {
  ...weightless,
  outputShape: ({ axis }, inputs) => {
    const along = axisOf(axis, inputs[0]!.length + 1) - 1;
    const total = inputs.reduce((sum, input) => sum + input[along]!, 0);
    return inputs[0]!.map((length, index) => (index === along ? total : length));
  },
  forward: ({ axis }, inputs) => concat(inputs, axisOf(axis, inputs[0]!.rank)),
  gradient: (signal, { node, inputs }) => {
    const axis = axisOf(node.axis, signal.rank);
    let start = 0;
    return inputs.map(({ shape }) => {
      const begin = shape.map((_, index) => (index === axis ? start : 0));
      start += shape[axis]!;
      return slice(signal, begin, shape);
    });
  },
  rectifier: null,
  relevance: () => ({ passes: 'rearranged' }),
  intervals: () => ({ by: 'cell' }),
  locality: ({ axis }) => (axis === -1 || axis === 3 ? 'local' : 'not-local'),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: {
    of: (node, _shape, below) => {
      if (below.some(isFlattened)) return 'unfit';
      return below.every(({ isVector }) => isVector) ? { ...node, axis: 3 } : node;
    },
  },
  listed: true,
  completesConvolution: false,
};

function axisOf(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
