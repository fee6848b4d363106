import { relu6 as rectify } from '@tensorflow/tfjs-core';
import { throughGate } from '../kernels/gate.js';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** A ReLU that is closed above 6 too. */
export interface Relu6 extends NodeBase {
  kind: 'relu6';
}

const gate = { above: 0, below: 6 };

export const relu6: OperationSpec<Relu6> = {
  ...activation,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => throughGate(signal, input, gate, false),
  rectifier: gate,
  sign: 'rectifies',
  relevanceAtZero: 'closed',
};
