import { conv2d, depthwiseConv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import { bordered } from './bordered.js';
import { windows, type AxisWindows, type Windows, type Padding, type Pair } from './window.js';

/** Weights that slide over a map. */
interface Sliding {
  kernel: Tensor4D;
  strides: Pair;
  dilations: Pair;
  padding: Padding;
}

/**
 * A convolution without its bias. Its kernel is `[height, width, in, out]`; depthwise `[height, width,
 * in, multiplier]`, transposed `[height, width, out, in]`.
 */
export interface Kernel extends Sliding {
  kind: 'conv2d' | 'depthwiseConv2d' | 'conv2dTranspose';
}

/** One whose kernel is `[height, width, in / groups, out]`. */
export interface GroupedKernel extends Sliding {
  kind: 'groupedConv2d';
  groups: number;
}

/** The windows of a convolution over a map `[batch, height, width, channels]`. */
export function convolutionWindows(
  { kernel, strides, padding, dilations }: Sliding,
  { shape: [, height, width] }: Pick<Tensor4D, 'shape'>,
): Windows {
  const [rows, columns] = kernel.shape;
  return windows([height, width], [rows, columns], strides, padding, dilations);
}

/**
 * A convolution without its bias, the padding spelled out: XNNPACK, which does the work on wasm, gets
 * its own SAME wrong where a window is shorter than its stride.
 */
export function convolve(map: Tensor4D, node: Kernel): Tensor4D {
  const { kind, kernel, strides, dilations } = node;
  const { vertical, horizontal } = convolutionWindows(node, map);
  const sides = ({ before, after }: AxisWindows): Pair => [before, after];
  const convolution = kind === 'depthwiseConv2d' ? depthwiseConv2d : conv2d;
  const { inner, padding } = bordered(map, [sides(vertical), sides(horizontal)]);
  return convolution(inner, kernel, strides, padding, 'NHWC', dilations);
}
