import { relu as rectify } from '@tensorflow/tfjs-core';
import { throughGate } from '../kernels/gate.js';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

export interface Relu extends NodeBase {
  kind: 'relu';
}

const gate = { above: 0, below: Infinity };

export const relu: OperationSpec<Relu> = {
  ...activation,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => throughGate(signal, input, gate, false),
  rectifier: gate,
  sign: 'rectifies',
  relevanceAtZero: 'closed',
};
