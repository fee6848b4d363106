import { mul, tanh as hyperbolic } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';
import { sigmoidSlope } from './sigmoid-slope.js';

export interface Tanh extends NodeBase {
  kind: 'tanh';
}

export const tanh: OperationSpec<Tanh> = {
  ...elementwise,
  forward: (_node, [input]) => hyperbolic(input!),
  gradient: (signal, { input }) => mul(signal, mul(sigmoidSlope(mul(input, 2)), 4)),
  rectifier: null,
  relevance: () => ({ passes: 'through', onRequest: false }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'bent',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
