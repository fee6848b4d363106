import { sigmoid } from '@tensorflow/tfjs-core';
import { pointwise } from '../kernels/pointwise.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `log(1 + exp(x))`. */
export interface Softplus extends NodeBase {
  kind: 'softplus';
}

/**
 * `log(1 + e)` for `e` up to 1, as the series of `2 atanh(e / (2 + e))`: graphics processors compute
 * logarithms near 1 to some six digits.
 */
const LOGARITHM = [3, 5, 7, 9, 11, 13].reduceRight(
  (sum, power) => `1.0 / ${power}.0 + s * (${sum})`,
  '1.0 / 15.0',
);

export const softplus: OperationSpec<Softplus> = {
  ...activation,
  ...curve(
    (values) =>
      pointwise(values, {
        loop: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
        shader: `
          float e = exp(-abs(x));
          float z = e / (2.0 + e);
          float s = z * z;
          return max(x, 0.0) + 2.0 * z * (1.0 + s * (${LOGARITHM}));`,
      }),
    sigmoid,
  ),
  sign: 'rectifies',
  relevanceAtZero: 'any',
};
