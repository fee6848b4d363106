import { add, mul, relu6, type Tensor } from '@tensorflow/tfjs-core';
import { isBetween } from '../kernels/gate.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `min(1, max(0, slope * x + offset))`: of piecewise lines, and a gate in products as a sigmoid is. */
export interface HardSigmoid extends NodeBase {
  kind: 'hardSigmoid';
  slope: number;
  offset: number;
}

export const hardSigmoid: OperationSpec<HardSigmoid> = {
  ...activation,
  ...curve<HardSigmoid>(
    (x, node) => mul(relu6(sixfold(x, node)), 1 / 6),
    (x, node) => mul(isBetween(sixfold(x, node), 0, 6), node.slope),
  ),
  sign: 'rectifies',
  relevanceAtZero: 'any',
  gate: 'gate',
  completesConvolution: false,
};

/** Six times the line: `x + 3` with the slope 1/6 and the offset 1/2 of most, without a rounding. */
function sixfold(x: Tensor, { slope, offset }: HardSigmoid): Tensor {
  return add(mul(x, slope * 6), offset * 6);
}
