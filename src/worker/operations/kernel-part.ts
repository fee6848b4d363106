import { add, mul, relu, type Tensor1D, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { KernelPart } from './operation.js';

/** The weights that a rule of LRP makes of a layer's. */
export function partOf<T extends Tensor1D | Tensor2D | Tensor4D>(weights: T, part: KernelPart): T {
  switch (part) {
    case 'whole':
    case 'transposed':
      return weights;
    case 'positive':
      return relu(weights);
    case 'negative':
      return mul(relu(mul(weights, -1)), -1);
    case 'square':
      return mul(weights, weights);
    case 'ones':
      return add(mul(weights, 0), 1);
    default:
      return add(weights, mul(relu(weights), part.gamma));
  }
}
