import { pointwise } from '../kernels/pointwise.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `x * tanh(softplus(x))` (D. Misra 2019). */
export interface Mish extends NodeBase {
  kind: 'mish';
}

/**
 * The tanh is `n / (n + 2)` with `n = e (e + 2)` and `e = exp(x)`, from which it differs by less than
 * float32 tells where `x` is 20.
 */
export const mish: OperationSpec<Mish> = {
  ...activation,
  ...curve(
    (values) =>
      pointwise(values, {
        loop: (x) => {
          const e = Math.exp(Math.min(x, 20));
          const n = e * (e + 2);
          return (x * n) / (n + 2);
        },
        shader: `
          float e = exp(min(x, 20.0));
          float n = e * (e + 2.0);
          return x * (n / (n + 2.0));`,
      }),
    (values) =>
      pointwise(values, {
        loop: (x) => {
          const e = Math.exp(Math.min(x, 20));
          const n = e * (e + 2);
          return n / (n + 2) + (4 * x * e * (e + 1)) / (n + 2) ** 2;
        },
        shader: `
          float e = exp(min(x, 20.0));
          float n = e * (e + 2.0);
          return n / (n + 2.0) + 4.0 * x * (e / (n + 2.0)) * ((e + 1.0) / (n + 2.0));`,
      }),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
