import { mul, sigmoid as logistic } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';
import { sigmoidSlope } from './sigmoid-slope.js';

export interface Sigmoid extends NodeBase {
  kind: 'sigmoid';
}

export const sigmoid: OperationSpec<Sigmoid> = {
  ...elementwise,
  forward: (_node, [input]) => logistic(input!),
  gradient: (signal, { input }) => mul(signal, sigmoidSlope(input)),
  rectifier: null,
  relevance: () => ({ passes: 'through', onRequest: false }),
  locality: () => 'local',
  sign: 'rectifies',
  relevanceAtZero: 'any',
  gate: 'gate',
  ending: 'sigmoid',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
