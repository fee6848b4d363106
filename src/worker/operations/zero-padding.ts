import { ones, pad, sub, type Rank, type Tensor4D } from '@tensorflow/tfjs-core';
import { crop } from '../kernels/crop.js';
import { dot } from '../kernels/divide.js';
import type { Pair } from '../kernels/window.js';
import { weightless, type NodeBase, type OperationSpec } from './operation.js';

export interface ZeroPadding extends NodeBase {
  kind: 'zeroPadding';
  padding: [vertical: Pair, horizontal: Pair];
}

export const zeroPadding: OperationSpec<ZeroPadding> = {
  ...weightless,
  outputShape: ({ padding: [vertical, horizontal] }, [input]) => [
    input![0]! + vertical[0] + vertical[1],
    input![1]! + horizontal[0] + horizontal[1],
    input![2]!,
  ],
  forward: ({ padding }, [input]) => pad(input as Tensor4D, [[0, 0], ...padding, [0, 0]]),
  gradient: (signal, { node }) => crop(signal as Tensor4D, node.padding),
  rectifier: null,
  relevance: () => ({
    passes: 'own',
    rules: ['pass'],
    relevance: (relevance, { node: { padding }, report }) => {
      const inner = crop(relevance as Tensor4D, padding);
      const border = sub(1, pad(ones<Rank.R4>(inner.shape), [[0, 0], ...padding, [0, 0]]));
      report('lostToPadding', dot(relevance, border));
      return inner;
    },
  }),
  intervals: ({ padding: [vertical, horizontal] }) => ({
    by: 'shift',
    cells: [vertical[0], horizontal[0]],
  }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'mixing',
  bounds: 'computed',
  onMaps: 'same',
  listed: false,
  completesConvolution: false,
};
