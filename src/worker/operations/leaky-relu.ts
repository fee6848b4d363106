import { leakyRelu as leak, mul, step } from '@tensorflow/tfjs-core';
import { activation } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

export interface LeakyRelu extends NodeBase {
  kind: 'leakyRelu';
  /** `slope * x` where x is negative. */
  slope: number;
}

export const leakyRelu: OperationSpec<LeakyRelu> = {
  ...activation,
  forward: ({ slope }, [input]) => leak(input!, slope),
  gradient: (signal, { node: { slope }, input }) => mul(signal, step(input, slope)),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
