import { mul, reshape, util, type Tensor4D } from '@tensorflow/tfjs-core';
import { transposedConvolution } from '../kernels/conv-input-gradient.js';
import { convolve } from '../kernels/convolve.js';
import { transposedLength } from '../kernels/window.js';
import {
  convolutional,
  kernelWindows,
  withBias,
  withKernel,
  type Convolution,
} from './convolution.js';
import type { OperationSpec } from './operation.js';

/** Its kernel is `[height, width, out, in]`. */
export interface Conv2dTranspose extends Convolution {
  kind: 'conv2dTranspose';
}

export const conv2dTranspose: OperationSpec<Conv2dTranspose> = {
  ...convolutional,
  outputShape: ({ kernel, strides, dilations, padding }, [input]) => {
    const along = (axis: 0 | 1) =>
      transposedLength(input![axis]!, kernel.shape[axis], strides[axis], dilations[axis], padding);
    return [along(0), along(1), kernel.shape[2]];
  },
  forward: (node, [input], { network }) =>
    withBias(
      transposedConvolution(input as Tensor4D, node, network.preparedKernel(node)),
      node.bias,
    ),
  gradient: (signal, { node }) => convolve(signal as Tensor4D, node),
  kernel: {
    outputAxis: 2,
    outputs: ({ kernel }) => kernel.shape[2],
    fanIn: ({ kernel: { shape, size } }) => size / shape[2],
    scaled: ({ kernel }, scale) => mul(kernel, reshape(scale, [scale.size, 1])),
    with: withKernel,
  },
  intervals: (node) => ({
    by: 'transposed-windows',
    over: (output) => kernelWindows(node, output),
  }),
  locality: () => 'not-local',
  multiplications: ({ kernel }, [, ...output], input) =>
    (kernel.size * input[1]! * input[2]!) / util.sizeFromShape(output),
};
