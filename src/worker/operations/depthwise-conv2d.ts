import { mul, reshape, type Tensor4D } from '@tensorflow/tfjs-core';
import { depthwiseInputGradient } from '../kernels/conv-input-gradient.js';
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

/** Its kernel is `[height, width, in, multiplier]`, its bias `[in * multiplier]`. */
export interface DepthwiseConv2d extends PlainConvolution {
  kind: 'depthwiseConv2d';
}

export const depthwiseConv2d: OperationSpec<DepthwiseConv2d> = {
  ...convolutional,
  outputShape: (node, [input]) => [...convolvedSize(node, input!), outputsOf(node)],
  forward: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  gradient: (signal, { network, node, input }) =>
    depthwiseInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
  kernel: {
    outputAxis: 3,
    outputs: outputsOf,
    fanIn: ({ kernel: { shape } }) => shape[0] * shape[1],
    scaled: ({ kernel }, scale) => {
      const [, , channels, multiplier] = kernel.shape;
      return mul(kernel, reshape(scale, [channels, multiplier]));
    },
    with: withKernel,
  },
  intervals: windowIntervals,
  locality: () => 'local',
  multiplications: ({ kernel }) => kernel.shape[0] * kernel.shape[1],
};

function outputsOf({ kernel }: DepthwiseConv2d): number {
  return kernel.shape[2] * kernel.shape[3];
}
