import {
  conv2d,
  depthwiseConv2d,
  pad,
  reshape,
  reverse,
  sum,
  transpose,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolutionWindows, type Kernel } from './convolve.js';
import { crop } from './crop.js';
import type { AxisWindows, Pair } from './window.js';

/**
 * The transposed convolution as textbooks draw it (V. Dumoulin and F. Visin 2016): zeros between the
 * cells of the signal, a border of zeros around it, and a convolution of stride 1 with the flipped
 * kernel, input and output channels changed round. Slower than the phases of `convInputGradient`, and
 * independent of them.
 *
 * @param signal `[batch, outHeight, outWidth, out]`, of the convolution's output
 * @param input `[batch, height, width, in]`, for its shape
 * @returns `[batch, height, width, in]`
 */
export function transposedByZeros(
  signal: Tensor4D,
  node: Kernel,
  input: Pick<Tensor4D, 'shape'>,
): Tensor4D {
  const { kernel, dilations, kind } = node;
  const [rows, columns, channels, multiplier] = kernel.shape;
  const { vertical, horizontal } = convolutionWindows(node, input);
  const [above, beside] = [border(vertical), border(horizontal)];
  const spread = withZeros(signal, [vertical.stride, horizontal.stride]);
  const bordered = pad(spread, [[0, 0], above.added, beside.added, [0, 0]]);
  const flipped = reverse(kernel, [0, 1]);
  const cut = (map: Tensor4D): Tensor4D => crop(map, [above.cut, beside.cut]);
  if (kind !== 'depthwiseConv2d') {
    const changed: Tensor4D = transpose(flipped, [0, 1, 3, 2]);
    return cut(conv2d(bordered, changed, 1, 'valid', 'NHWC', dilations));
  }
  const each: Tensor4D = reshape(flipped, [rows, columns, channels * multiplier, 1]);
  const all = cut(depthwiseConv2d(bordered, each, 1, 'valid', 'NHWC', dilations));
  return reshape(
    sum(reshape(all, [all.size / each.shape[2], channels, multiplier]), 2),
    input.shape,
  );
}

/** The signal's cells `strides` apart. */
function withZeros(signal: Tensor4D, [sy, sx]: Pair): Tensor4D {
  const [batch, height, width, channels] = signal.shape;
  const cells: Tensor4D = reshape(signal, [batch * height, width, 1, channels]);
  const wide = pad(cells, [
    [0, 0],
    [0, 0],
    [0, sx - 1],
    [0, 0],
  ]);
  const rows: Tensor4D = reshape(wide, [batch, height, 1, width * sx * channels]);
  const tall = pad(rows, [
    [0, 0],
    [0, 0],
    [0, sy - 1],
    [0, 0],
  ]);
  const spread: Tensor4D = reshape(tall, [batch, height * sy, width * sx, channels]);
  return crop(spread, [
    [0, sy - 1],
    [0, sx - 1],
  ]);
}

/** Zeros that are added along an axis, and cells of the result that lie outside of the input. */
function border({
  input,
  output,
  extent,
  stride,
  before,
}: AxisWindows): Record<'added' | 'cut', Pair> {
  const behind = (output - 1) * stride + extent - before - input;
  return {
    added: [extent - 1, extent - 1 + Math.max(-behind, 0)],
    cut: [before, Math.max(behind, 0)],
  };
}
