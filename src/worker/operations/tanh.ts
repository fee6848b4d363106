import { mul, tanh as hyperbolic } from '@tensorflow/tfjs-core';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';
import { sigmoidSlope } from './sigmoid-slope.js';

export interface Tanh extends NodeBase {
  kind: 'tanh';
}

export const tanh: OperationSpec<Tanh> = {
  ...activation,
  forward: (_node, [input]) => hyperbolic(input!),
  gradient: (signal, { input }) => mul(signal, mul(sigmoidSlope(mul(input, 2)), 4)),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  completesConvolution: false,
};
