import { leakyRelu as leak, mul, step } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

export interface LeakyRelu extends NodeBase {
  kind: 'leakyRelu';
  /** `slope * x` where x is negative. */
  slope: number;
}

export const leakyRelu: OperationSpec<LeakyRelu> = {
  ...elementwise,
  forward: ({ slope }, [input]) => leak(input!, slope),
  gradient: (signal, { node: { slope }, input }) => mul(signal, step(input, slope)),
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
