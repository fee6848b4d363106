import { elu as curve, exp, mul, relu } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/** `exp(x) - 1` where x is negative. */
export interface Elu extends NodeBase {
  kind: 'elu';
}

export const elu: OperationSpec<Elu> = {
  ...elementwise,
  forward: (_node, [input]) => curve(input!),
  gradient: (signal, { input }) => mul(signal, exp(mul(relu(mul(input, -1)), -1))),
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
  completesConvolution: true,
};
