import { avgPool, type Tensor4D } from '@tensorflow/tfjs-core';
import { averagePoolGradient } from '../kernels/pool.js';
import { weightless, type OperationSpec } from './operation.js';
import { pooledShape, poolWindows, type Pooling } from './pooling.js';

/** A window divides by the number of its real cells, padding not counted. */
export interface AveragePool extends Pooling {
  kind: 'averagePool';
}

export const averagePool: OperationSpec<AveragePool> = {
  ...weightless,
  outputShape: pooledShape,
  forward: ({ pool, strides, padding }, [input]) =>
    avgPool(input as Tensor4D, pool, strides, padding),
  gradient: (signal, { node, input }) =>
    averagePoolGradient(signal as Tensor4D, node.pool, poolWindows(node, input.shape)),
  rectifier: null,
  relevance: () => ({ passes: 'by-contribution' }),
  intervals: (node) => ({
    by: 'windows',
    over: (input) => poolWindows(node, input),
    padded: { ...node, padding: 'valid' },
    outside: 0,
  }),
  // A window at the border divides by its real cells: a cut-out cannot tell.
  locality: (node, _output, [input]) => {
    const { vertical, horizontal } = poolWindows(node, input!);
    const isPadded = [vertical, horizontal].some(({ before, after }) => before > 0 || after > 0);
    return isPadded ? 'not-local' : 'local';
  },
  sign: 'preserves',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
