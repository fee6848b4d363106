import {
  matMul,
  mul,
  ones,
  reshape,
  slice4d,
  step,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convInputGradient } from '../kernels/conv-input-gradient.js';
import { averagePoolGradient, unpool } from '../kernels/pool.js';
import { windows } from '../kernels/window.js';
import { poolWindows } from '../network/forward.js';
import type { RuleTable } from './walker.js';

/** The exact gradient through every kind of node; other methods start from this table. */
export const gradientRules: RuleTable = {
  input: (signal) => signal,
  conv2d: (signal, { network, node, input }) => {
    const [, height, width, channels] = (input as Tensor4D).shape;
    const geometry = windows(
      [height, width],
      [node.kernel.shape[0], node.kernel.shape[1]],
      node.strides,
      node.padding,
      node.dilations,
    );
    const kernel = network.preparedKernel(node);
    return convInputGradient(signal as Tensor4D, kernel, geometry, channels);
  },
  dense: (signal, { node }) => matMul(signal as Tensor2D, node.kernel, false, true),
  affine: (signal, { node }) => mul(signal, node.scale),
  relu: (signal, { input }) => mul(signal, step(input)),
  softmax: (signal) => signal,
  maxPool: (signal, { node, tape, input }) =>
    unpool(signal as Tensor4D, tape.switchesOf(node.name), node.pool, poolWindows(node, input)),
  averagePool: (signal, { node, input }) =>
    averagePoolGradient(signal as Tensor4D, node.pool, poolWindows(node, input)),
  globalAveragePool: (signal, { input }) => spreadEvenly(signal, input as Tensor4D),
  flatten: (signal, { input }) => reshape(signal, input.shape),
  zeroPadding: (signal, { node, input }) =>
    slice4d(
      signal as Tensor4D,
      [0, node.padding[0][0], node.padding[1][0], 0],
      (input as Tensor4D).shape,
    ),
};

/** Each cell of a channel receives the channel's signal divided by the number of cells. */
function spreadEvenly(signal: Tensor, { shape }: Tensor4D): Tensor {
  const [batch, height, width, channels] = shape;
  const perCell = mul(ones([1, height, width, 1]), 1 / (height * width));
  return mul(reshape(signal, [batch, 1, 1, channels]), perCell);
}
