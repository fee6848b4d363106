import {
  exp,
  matMul,
  mul,
  ones,
  pad,
  relu,
  reshape,
  sigmoid,
  slice,
  step,
  sub,
  sum,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convInputGradient, depthwiseInputGradient } from '../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve } from '../kernels/convolve.js';
import { crop } from '../kernels/crop.js';
import { averagePoolGradient, unpool } from '../kernels/pool.js';
import { upsampleGradient } from '../kernels/upsample.js';
import {
  alignedShape,
  alignRanks,
  poolWindows,
  resolveAxis,
  wholeMap,
} from '../network/forward.js';
import type { RuleTable } from './walker.js';

/** The exact gradient through every kind of node; other methods start from this table. */
export const gradientRules: RuleTable = {
  input: (signal) => signal,
  conv2d: (signal, { network, node, input }) =>
    convInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
  depthwiseConv2d: (signal, { network, node, input }) =>
    depthwiseInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
  conv2dTranspose: (signal, { node }) => convolve(signal as Tensor4D, node),
  dense: (signal, { node: { kernel }, input }) => {
    const units = kernel.shape[1];
    const rows: Tensor2D = reshape(signal, [signal.size / units, units]);
    return reshape(matMul(rows, kernel, false, true), input.shape);
  },
  affine: (signal, { node }) => mul(signal, node.scale),
  relu: (signal, { input }) => mul(signal, step(input)),
  relu6: (signal, { input }) => mul(signal, mul(step(input), step(sub(6, input)))),
  leakyRelu: (signal, { node: { slope }, input }) => mul(signal, step(input, slope)),
  // Of these the output tells the derivative too, but rounded away where the activation saturates.
  elu: (signal, { input }) => mul(signal, exp(mul(relu(mul(input, -1)), -1))),
  sigmoid: (signal, { input }) => mul(signal, sigmoidSlope(input)),
  tanh: (signal, { input }) => mul(signal, mul(sigmoidSlope(mul(input, 2)), 4)),
  softmax: (signal, { node, tape }) => {
    const output = tape.output(node.name);
    const centred = (values: Tensor) => sub(values, sum(mul(values, output), -1, true));
    // Equal to centring once, but once leaves rounding errors of the size of the mean.
    return mul(output, centred(centred(signal)));
  },
  maxPool: (signal, { node, tape, input }) =>
    unpool(signal as Tensor4D, tape.switchesOf(node.name), node.pool, poolWindows(node, input)),
  averagePool: (signal, { node, input }) =>
    averagePoolGradient(signal as Tensor4D, node.pool, poolWindows(node, input)),
  globalAveragePool: (signal, { input }) => spreadEvenly(signal, input as Tensor4D),
  globalMaxPool: (signal, { node, tape, input }) => {
    const [batch, , , channels] = (input as Tensor4D).shape;
    const { pool, geometry } = wholeMap(input as Tensor4D);
    const cells: Tensor4D = reshape(signal, [batch, 1, 1, channels]);
    return unpool(cells, tape.switchesOf(node.name), pool, geometry);
  },
  reshape: (signal, { input }) => reshape(signal, input.shape),
  permute: (signal, { node: { axes } }) =>
    transpose(
      signal,
      axes.map((_, axis) => axes.indexOf(axis)),
    ),
  zeroPadding: (signal, { node }) => crop(signal as Tensor4D, node.padding),
  cropping: (signal, { node }) => pad(signal as Tensor4D, [[0, 0], ...node.cropping, [0, 0]]),
  upsampling: (signal, { node }) =>
    upsampleGradient(signal as Tensor4D, node.size, node.interpolation),
  add: (signal, { inputs }) => inputs.map((input) => sumTo(signal, input.shape)),
  multiply: (signal, { inputs }) =>
    inputs.map((input, index) => {
      const others = alignRanks(inputs).filter((_, other) => other !== index);
      const share = others.reduce((product, factor) => mul(product, factor), signal);
      return sumTo(share, input.shape);
    }),
  concatenate: (signal, { node, inputs }) => {
    const axis = resolveAxis(node.axis, signal);
    let start = 0;
    return inputs.map(({ shape }) => {
      const begin = shape.map((_, index) => (index === axis ? start : 0));
      start += shape[axis]!;
      return slice(signal, begin, shape);
    });
  },
};

/** `sigmoid(x) * (1 - sigmoid(x))` */
function sigmoidSlope(x: Tensor): Tensor {
  return mul(sigmoid(x), sigmoid(mul(x, -1)));
}

/** Each cell of a channel receives the channel's signal divided by the number of cells. */
function spreadEvenly(signal: Tensor, { shape }: Tensor4D): Tensor {
  const [batch, height, width, channels] = shape;
  const perCell = mul(ones([1, height, width, 1]), 1 / (height * width));
  return mul(reshape(signal, [batch, 1, 1, channels]), perCell);
}

/** Undoes broadcasting: the signal summed over the axes along which the input was repeated. */
function sumTo(signal: Tensor, shape: number[]): Tensor {
  const aligned = alignedShape(shape, signal.rank);
  const repeated = aligned.flatMap((size, axis) => (size < signal.shape[axis]! ? [axis] : []));
  return reshape(repeated.length === 0 ? signal : sum(signal, repeated, true), shape);
}
