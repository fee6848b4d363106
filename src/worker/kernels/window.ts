export type Pair = [vertical: number, horizontal: number];
export type Padding = 'same' | 'valid';

/** How windows lie along one axis, in cells. */
export interface AxisWindows {
  input: number;
  output: number;
  /** Extent of one window, dilation included. */
  extent: number;
  stride: number;
  /** Cells of padding before the first and after the last real cell. */
  before: number;
  after: number;
}

/** TensorFlow's SAME and VALID arithmetic for one axis. */
export function axisWindows(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding,
): AxisWindows {
  const extent = (kernel - 1) * dilation + 1;
  const output =
    padding === 'same' ? Math.ceil(input / stride) : Math.ceil((input - extent + 1) / stride);
  const missing = padding === 'same' ? Math.max((output - 1) * stride + extent - input, 0) : 0;
  const before = Math.floor(missing / 2);
  return { input, output, extent, stride, before, after: missing - before };
}

/** The length that a transposed convolution makes of `input` cells along one axis, as Keras has it. */
export function transposedLength(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding,
): number {
  const extent = (kernel - 1) * dilation + 1;
  return input * stride + (padding === 'same' ? 0 : Math.max(extent - stride, 0));
}

export interface Windows {
  vertical: AxisWindows;
  horizontal: AxisWindows;
}

export function windows(
  [height, width]: Pair,
  kernel: Pair,
  strides: Pair,
  padding: Padding,
  dilations: Pair = [1, 1],
): Windows {
  return {
    vertical: axisWindows(height, kernel[0], strides[0], dilations[0], padding),
    horizontal: axisWindows(width, kernel[1], strides[1], dilations[1], padding),
  };
}
