import { mul, relu6 as rectify, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** A ReLU that is closed above 6 too. */
export interface Relu6 extends NodeBase {
  kind: 'relu6';
}

export const relu6: OperationSpec<Relu6> = {
  ...activation,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => mul(signal, isOpen(input)),
  rectifier: isOpen,
  sign: 'rectifies',
  relevanceAtZero: 'closed',
};

function isOpen(input: Tensor): Tensor {
  return mul(step(input), step(sub(6, input)));
}
