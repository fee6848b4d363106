import { mul, type Tensor4D } from '@tensorflow/tfjs-core';
import { convInputGradient } from '../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve } from '../kernels/convolve.js';
import {
  convolutional,
  convolvedSize,
  windowIntervals,
  withBias,
  withKernel,
  type PlainConvolution,
} from './convolution.js';
import type { OperationSpec } from './operation.js';

/** Its kernel is `[height, width, in, out]`. */
export interface Conv2d extends PlainConvolution {
  kind: 'conv2d';
}

export const conv2d: OperationSpec<Conv2d> = {
  ...convolutional,
  outputShape: (node, [input]) => [...convolvedSize(node, input!), node.kernel.shape[3]],
  forward: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  gradient: (signal, { network, node, input }) =>
    convInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
  kernel: {
    outputAxis: 3,
    outputs: ({ kernel }) => kernel.shape[3],
    fanIn: ({ kernel: { shape, size } }) => size / shape[3],
    // The outputs are the last axis, over which a scale of one number each is repeated.
    scaled: ({ kernel }, scale) => mul(kernel, scale),
    with: withKernel,
  },
  intervals: windowIntervals,
  locality: () => 'local',
  multiplications: ({ kernel }) => kernel.size / kernel.shape[3],
};
