import { mul, relu as rectify, step } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

export interface Relu extends NodeBase {
  kind: 'relu';
}

export const relu: OperationSpec<Relu> = {
  ...elementwise,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => mul(signal, step(input)),
  rectifier: step,
  relevance: () => ({ passes: 'through', onRequest: false }),
  locality: () => 'local',
  sign: 'rectifies',
  relevanceAtZero: 'closed',
  gate: 'none',
  ending: 'bent',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: true,
};
