import { conv2d, depthwiseConv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import { windows, type AxisWindows, type Windows, type Padding, type Pair } from './window.js';

/** A convolution of any kind, without its bias. */
export interface Kernel {
  kind: 'conv2d' | 'depthwiseConv2d' | 'conv2dTranspose';
  /** `[height, width, in, out]`; depthwise `[height, width, in, multiplier]`, transposed `[height, width, out, in]` */
  kernel: Tensor4D;
  strides: Pair;
  dilations: Pair;
  padding: Padding;
}

/** The windows of a convolution over a map `[batch, height, width, channels]`. */
export function convolutionWindows(
  { kernel, strides, padding, dilations }: Omit<Kernel, 'kind'>,
  { shape: [, height, width] }: Tensor4D,
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
  const padding: [Pair, Pair, Pair, Pair] = [[0, 0], sides(vertical), sides(horizontal), [0, 0]];
  return convolution(map, kernel, strides, padding, 'NHWC', dilations);
}
