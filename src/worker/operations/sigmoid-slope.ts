import { mul, sigmoid, type Tensor } from '@tensorflow/tfjs-core';

/**
 * `sigmoid(x) * (1 - sigmoid(x))`, of the input: the output tells it too, but rounded away where it
 * saturates.
 */
export function sigmoidSlope(x: Tensor): Tensor {
  return mul(sigmoid(x), sigmoid(mul(x, -1)));
}
