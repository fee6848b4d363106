import {
  conv2d,
  matMul,
  pad,
  reshape,
  sum,
  transpose,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { crop } from './crop.js';
import type { AxisWindows, Pair, Windows } from './window.js';

/**
 * The kernel gradient of a convolution, summed over the batch, as a forward convolution with the
 * roles swapped: pictures become channels, the signal becomes the kernel, and stride and dilation
 * change places. So it needs no kernel that a backend may lack (wasm has no Conv2DBackpropFilter).
 *
 * @param input `[batch, height, width, in]`
 * @param signal `[batch, outHeight, outWidth, out]`, of the convolution's output
 * @param geometry the convolution's windows over `input`
 * @returns `[rows, columns, in, out]`
 */
export function convFilterGradient(
  input: Tensor4D,
  signal: Tensor4D,
  geometry: Windows,
  dilations: Pair,
): Tensor4D {
  const { vertical, horizontal } = geometry;
  const pictures: Tensor4D = transpose(seen(input, geometry), [3, 1, 2, 0]);
  const kernel: Tensor4D = transpose(signal, [1, 2, 0, 3]);
  const steps: Pair = [vertical.stride, horizontal.stride];
  const gradient = conv2d(pictures, kernel, dilations, 'valid', 'NHWC', steps);
  return transpose(gradient, [1, 2, 0, 3]);
}

/** What the windows see of the input, with its padding: no cell more, or the gradient would be longer. */
function seen(input: Tensor4D, { vertical, horizontal }: Windows): Tensor4D {
  const axes = [vertical, horizontal].map((axis) => ({ axis, behind: cellsBehind(axis) }));
  const [rows, columns] = axes.map(({ behind }): Pair => [0, Math.max(-behind, 0)]);
  const [above, beside] = axes.map(({ axis, behind }): Pair => [axis.before, Math.max(behind, 0)]);
  return pad(crop(input, [rows!, columns!]), [[0, 0], above!, beside!, [0, 0]]);
}

/** Cells of padding that the last window reaches behind the input; negative where it ends before. */
function cellsBehind({ input, output, extent, stride, before }: AxisWindows): number {
  return (output - 1) * stride + extent - before - input;
}

/**
 * The kernel gradient of a dense layer, summed over all rows.
 *
 * @param input `[..., in]`
 * @param signal `[..., out]`
 * @returns `[in, out]`
 */
export function denseKernelGradient(input: Tensor, signal: Tensor): Tensor2D {
  // Transposed beforehand: wasm multiplies transposed matrices by a slower loop.
  return matMul(transpose(rowsOf(input)), rowsOf(signal));
}

/** The bias gradient of any layer, `[out]`: the signal summed over all but its last axis. */
export function biasGradient(signal: Tensor): Tensor1D {
  return sum(rowsOf(signal), 0);
}

function rowsOf(tensor: Tensor): Tensor2D {
  const length = tensor.shape.at(-1)!;
  return reshape(tensor, [tensor.size / length, length]);
}
