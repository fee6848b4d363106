import { pad, type Tensor4D } from '@tensorflow/tfjs-core';
import { crop } from '../kernels/crop.js';
import type { Pair } from '../kernels/window.js';
import { weightless, type NodeBase, type OperationSpec } from './operation.js';

export interface Cropping extends NodeBase {
  kind: 'cropping';
  cropping: [vertical: Pair, horizontal: Pair];
}

export const cropping: OperationSpec<Cropping> = {
  ...weightless,
  outputShape: ({ cropping: [vertical, horizontal] }, [input]) => [
    input![0]! - vertical[0] - vertical[1],
    input![1]! - horizontal[0] - horizontal[1],
    input![2]!,
  ],
  forward: ({ cropping: sides }, [input]) => crop(input as Tensor4D, sides),
  gradient: (signal, { node }) => pad(signal as Tensor4D, [[0, 0], ...node.cropping, [0, 0]]),
  rectifier: null,
  relevance: () => ({ passes: 'rearranged' }),
  intervals: ({ cropping: [vertical, horizontal] }) => ({
    by: 'shift',
    cells: [-vertical[0], -horizontal[0]],
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
