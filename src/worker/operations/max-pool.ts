import type { Tensor4D } from '@tensorflow/tfjs-core';
import { unpool } from '../kernels/pool.js';
import { weightless, type OperationSpec } from './operation.js';
import { maxPooled, pooledShape, poolWindows, type Pooling } from './pooling.js';

export interface MaxPool extends Pooling {
  kind: 'maxPool';
}

/** What padding holds: it never wins, and is finite where infinity is not. */
const LOWEST = -3e38;

export const maxPool: OperationSpec<MaxPool> = {
  ...weightless,
  outputShape: pooledShape,
  forward: (node, [input], recording) =>
    maxPooled(node, input as Tensor4D, node.pool, poolWindows(node, input!.shape), recording),
  gradient: (signal, { node, tape, input }) =>
    unpool(
      signal as Tensor4D,
      tape.switchesOf(node.name),
      node.pool,
      poolWindows(node, input.shape),
    ),
  rectifier: null,
  relevance: () => ({ passes: 'winner-take-all' }),
  intervals: (node) => ({
    by: 'windows',
    over: (input) => poolWindows(node, input),
    padded: { ...node, padding: 'valid' },
    outside: LOWEST,
  }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
