import type { Tensor4D } from '@tensorflow/tfjs-core';
import { convInputGradient } from '../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve } from '../kernels/convolve.js';
import { outputsLast, withBias, type PlainConvolution } from './convolution.js';
import type { OperationSpec } from './operation.js';

/** Its kernel is `[height, width, in, out]`. */
export interface Conv2d extends PlainConvolution {
  kind: 'conv2d';
}

export const conv2d: OperationSpec<Conv2d> = {
  ...outputsLast,
  forward: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  gradient: (signal, { network, node, input }) =>
    convInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
};
