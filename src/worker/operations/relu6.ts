import { mul, relu6 as rectify, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/** A ReLU that is closed above 6 too. */
export interface Relu6 extends NodeBase {
  kind: 'relu6';
}

export const relu6: OperationSpec<Relu6> = {
  ...elementwise,
  forward: (_node, [input]) => rectify(input!),
  gradient: (signal, { input }) => mul(signal, isOpen(input)),
  rectifier: isOpen,
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

function isOpen(input: Tensor): Tensor {
  return mul(step(input), step(sub(6, input)));
}
