import { add, mul, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { isBetween } from '../kernels/gate.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** A ReLU with a threshold, a slope below it and a limit, each of them as it may be. */
export interface BoundedRelu extends NodeBase {
  kind: 'boundedRelu';
  /** Above it the input passes. */
  threshold: number;
  /** `slope * (x - threshold)` from the threshold down. */
  slope: number;
  /** What becomes of larger inputs. */
  most: number | null;
}

/** It is a ReLU's gate where it cuts off all that is not positive, and nothing else below the limit. */
export const boundedRelu: OperationSpec<BoundedRelu> = {
  ...activation,
  ...curve<BoundedRelu>(
    (x, node) => {
      const { threshold, slope, most } = node;
      const open = isOpen(x, node);
      const below = sub(1, step(sub(x, threshold)));
      const value = add(mul(x, open), mul(mul(sub(x, threshold), slope), below));
      return most === null ? value : add(value, mul(sub(sub(1, open), below), most));
    },
    (x, node) => add(isOpen(x, node), mul(sub(1, step(sub(x, node.threshold))), node.slope)),
  ),
  rectifier: {
    of: ({ threshold, slope, most }) =>
      threshold === 0 && slope === 0 ? { above: 0, below: most ?? Infinity } : null,
  },
  sign: 'any',
  relevanceAtZero: 'any',
};

/** 1 where the input passes as it is. */
function isOpen(x: Tensor, { threshold, most }: BoundedRelu): Tensor {
  return isBetween(x, threshold, most ?? Infinity);
}
