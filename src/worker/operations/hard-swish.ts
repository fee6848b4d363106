import { add, mul, relu6 } from '@tensorflow/tfjs-core';
import { isBetween } from '../kernels/gate.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `x * relu6(x + 3) / 6` (A. Howard et al. 2019, MobileNetV3). */
export interface HardSwish extends NodeBase {
  kind: 'hardSwish';
}

export const hardSwish: OperationSpec<HardSwish> = {
  ...activation,
  ...curve(
    (x) => mul(x, mul(relu6(add(x, 3)), 1 / 6)),
    (x) => mul(add(relu6(add(x, 3)), mul(x, isBetween(x, -3, 3))), 1 / 6),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
