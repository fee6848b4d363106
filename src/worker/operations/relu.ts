import { mul, relu as rectify, step } from '@tensorflow/tfjs-core';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

export interface Relu extends NodeBase {
  kind: 'relu';
}

export const relu: OperationSpec<Relu> = {
  ...activation,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => mul(signal, step(input)),
  rectifier: step,
  sign: 'rectifies',
  relevanceAtZero: 'closed',
};
