import { add, mul, relu, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { activation, curve } from './activation.js';
import { isFlattened, type NodeBase, type OperationSpec } from './operation.js';

/** A leaky ReLU whose slopes were learned (K. He et al. 2015). */
export interface Prelu extends NodeBase {
  kind: 'prelu';
  /** Where x is negative; without the batch, repeated over axes where it has one value or that it lacks. */
  slope: Tensor;
}

export const prelu: OperationSpec<Prelu> = {
  ...activation,
  ...curve<Prelu>(
    (x, { slope }) => {
      const above = relu(x);
      return add(above, mul(sub(x, above), slope));
    },
    (x, { slope }) => {
      const above = step(x);
      return add(above, mul(sub(1, above), slope));
    },
  ),
  weights: ({ slope }) => [slope],
  locality: ({ slope }) => (isForPlaces(slope) ? 'not-local' : 'local'),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  onMaps: {
    of: (node, _shape, below) => {
      const isBound = below.some(isFlattened) && node.slope.size > 1;
      return isBound || isForPlaces(node.slope) ? 'unfit' : node;
    },
  },
};

/** Whether a map's places have slopes of their own. */
function isForPlaces({ size, shape }: Tensor): boolean {
  return size !== (shape.at(-1) ?? 1);
}
