import { mul, reshape, util, type Tensor4D } from '@tensorflow/tfjs-core';
import { transposedConvolution } from '../kernels/conv-input-gradient.js';
import { convolve } from '../kernels/convolve.js';
import { transposedSize, type Pair } from '../kernels/window.js';
import {
  convolutional,
  kernelWindows,
  withBias,
  withKernel,
  type PlainConvolution,
} from './convolution.js';
import type { OperationSpec } from './operation.js';

/** Its kernel is `[height, width, out, in]`. */
export interface Conv2dTranspose extends PlainConvolution {
  kind: 'conv2dTranspose';
}

export const conv2dTranspose: OperationSpec<Conv2dTranspose> = {
  ...convolutional,
  outputShape: ({ kernel, strides, dilations, padding }, [input]) => {
    const [rows, columns, filters] = kernel.shape;
    const size: Pair = [input![0]!, input![1]!];
    return [...transposedSize(size, [rows, columns], strides, padding, dilations), filters];
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
