import {
  add,
  elu as exponential,
  exp,
  mul,
  relu,
  step,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

export interface Elu extends NodeBase {
  kind: 'elu';
  /** `alpha * (exp(x) - 1)` where x is negative. */
  alpha: number;
}

export const elu: OperationSpec<Elu> = {
  ...activation,
  ...curve<Elu>(
    (x, { alpha }) => eluOf(x, alpha),
    (x, { alpha }) => eluSlope(x, alpha),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};

export function eluOf(x: Tensor, alpha: number): Tensor {
  if (alpha === 1) return exponential(x);
  const above = relu(x);
  return add(above, mul(exponential(sub(x, above)), alpha));
}

/** At 0 that of the negative side. */
export function eluSlope(x: Tensor, alpha: number): Tensor {
  const below = mul(exp(sub(x, relu(x))), alpha);
  const above = step(x);
  return add(above, mul(below, sub(1, above)));
}
