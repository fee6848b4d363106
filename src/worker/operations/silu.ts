import { add, mul, sigmoid } from '@tensorflow/tfjs-core';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `x * sigmoid(x)`, also called swish (S. Elfwing et al. 2018). */
export interface Silu extends NodeBase {
  kind: 'silu';
}

export const silu: OperationSpec<Silu> = {
  ...activation,
  ...curve(
    (x) => mul(x, sigmoid(x)),
    (x) => mul(sigmoid(x), add(mul(x, sigmoid(mul(x, -1))), 1)),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
