import type { Tensor4D } from '@tensorflow/tfjs-core';
import { averagePool as pooled, averagePoolGradient, isEvenlyCounted } from '../kernels/pool.js';
import type { Sides } from '../kernels/window.js';
import { weightless, type OperationSpec } from './operation.js';
import { pooledShape, poolWindows, type Pooling } from './pooling.js';

/** A window divides by the number of its real cells, and of its cells of counted padding. */
export interface AveragePool extends Pooling {
  kind: 'averagePool';
  /** So many cells of padding count; `null` are none. What lies beyond them never does. */
  counted: Sides | null;
}

export const averagePool: OperationSpec<AveragePool> = {
  ...weightless,
  outputShape: pooledShape,
  forward: ({ counted, ...node }, [input]) =>
    pooled(input as Tensor4D, node.pool, poolWindows(node, input!.shape), counted),
  gradient: (signal, { node: { counted, ...node }, input }) =>
    averagePoolGradient(signal as Tensor4D, node.pool, poolWindows(node, input.shape), counted),
  rectifier: null,
  relevance: () => ({ passes: 'by-contribution' }),
  intervals: (node) => ({
    by: 'windows',
    over: (input) => poolWindows(node, input),
    padded: { ...node, padding: 'valid', counted: null },
    outside: 0,
  }),
  // A window at the border may divide by fewer cells: a cut-out cannot tell.
  locality: ({ counted, ...node }, _output, [input]) =>
    isEvenlyCounted(node.pool, poolWindows(node, input!), counted) ? 'local' : 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
