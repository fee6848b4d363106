import { mul, sigmoid as logistic } from '@tensorflow/tfjs-core';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';
import { sigmoidSlope } from './sigmoid-slope.js';

export interface Sigmoid extends NodeBase {
  kind: 'sigmoid';
}

export const sigmoid: OperationSpec<Sigmoid> = {
  ...activation,
  forward: (_node, [input]) => logistic(input!),
  gradient: (signal, { input }) => mul(signal, sigmoidSlope(input)),
  sign: 'rectifies',
  relevanceAtZero: 'any',
  gate: 'gate',
  ending: 'sigmoid',
  completesConvolution: false,
};
