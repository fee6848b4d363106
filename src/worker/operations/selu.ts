import { mul } from '@tensorflow/tfjs-core';
import { activation, curve } from './activation.js';
import { eluOf, eluSlope } from './elu.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** A scaled ELU that keeps mean and variance (G. Klambauer et al. 2017). */
export interface Selu extends NodeBase {
  kind: 'selu';
}

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

export const selu: OperationSpec<Selu> = {
  ...activation,
  ...curve(
    (x) => mul(eluOf(x, ALPHA), SCALE),
    (x) => mul(eluSlope(x, ALPHA), SCALE),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
