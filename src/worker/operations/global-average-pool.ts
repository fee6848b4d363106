import { mean, mul, ones, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { weightless, type OperationSpec } from './operation.js';
import { asCells, globallyPooledShape, type GlobalPooling } from './pooling.js';

export interface GlobalAveragePool extends GlobalPooling {
  kind: 'globalAveragePool';
}

export const globalAveragePool: OperationSpec<GlobalAveragePool> = {
  ...weightless,
  outputShape: globallyPooledShape,
  forward: ({ keepDims }, [input]) => mean(input!, [1, 2], keepDims),
  gradient: (signal, { input }) => spreadEvenly(signal, input as Tensor4D),
  rectifier: null,
  relevance: () => ({ passes: 'by-contribution' }),
  intervals: () => ({ by: 'whole' }),
  locality: () => 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: { of: (node) => ({ ...node, keepDims: true }) },
  listed: true,
  completesConvolution: false,
};

/** Each cell of a channel receives the channel's signal divided by the number of cells. */
function spreadEvenly(signal: Tensor, map: Tensor4D): Tensor {
  const [, height, width] = map.shape;
  const perCell = mul(ones([1, height, width, 1]), 1 / (height * width));
  return mul(asCells(signal, map), perCell);
}
