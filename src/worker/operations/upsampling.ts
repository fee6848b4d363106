import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Interpolation } from '../kernels/resample.js';
import { upsample, upsampleGradient } from '../kernels/upsample.js';
import type { Pair } from '../kernels/window.js';
import { weightless, type NodeBase, type OperationSpec } from './operation.js';

export interface Upsampling extends NodeBase {
  kind: 'upsampling';
  size: Pair;
  interpolation: Interpolation;
}

export const upsampling: OperationSpec<Upsampling> = {
  ...weightless,
  outputShape: ({ size }, [input]) => [input![0]! * size[0], input![1]! * size[1], input![2]!],
  forward: ({ size, interpolation }, [input]) => upsample(input as Tensor4D, size, interpolation),
  gradient: (signal, { node }) =>
    upsampleGradient(signal as Tensor4D, node.size, node.interpolation),
  rectifier: null,
  relevance: ({ interpolation }) => ({
    passes: interpolation === 'nearest' ? 'rearranged' : 'by-contribution',
  }),
  intervals: ({ size, interpolation }) => ({
    by: 'repetition',
    size,
    reach: interpolation === 'nearest' ? 0 : 1,
  }),
  locality: ({ interpolation }) => (interpolation === 'nearest' ? 'local' : 'not-local'),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'rearranges',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
