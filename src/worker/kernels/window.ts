export type Pair = [vertical: number, horizontal: number];
/** Cells on two sides of a map, vertically and horizontally. */
export type Sides = readonly [vertical: Pair, horizontal: Pair];
/**
 * TensorFlow's two, or so many cells at each side. Of a transposed convolution they are cut off its full
 * output, and negative ones are added to it.
 */
export type Padding = 'same' | 'valid' | Sides;

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

/** What padding is along one of the two axes. */
type AxisPadding = 'same' | 'valid' | Readonly<Pair>;

function along(padding: Padding, axis: 0 | 1): AxisPadding {
  return typeof padding === 'string' ? padding : padding[axis];
}

/** TensorFlow's SAME and VALID arithmetic for one axis, and that of explicit padding. */
function axisWindows(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: AxisPadding,
): AxisWindows {
  const extent = (kernel - 1) * dilation + 1;
  if (typeof padding !== 'string') {
    const [before, after] = padding;
    const output = Math.floor((input + before + after - extent) / stride) + 1;
    return { input, output, extent, stride, before, after };
  }
  const output =
    padding === 'same' ? Math.ceil(input / stride) : Math.ceil((input - extent + 1) / stride);
  const missing = padding === 'same' ? Math.max((output - 1) * stride + extent - input, 0) : 0;
  const before = Math.floor(missing / 2);
  return { input, output, extent, stride, before, after: missing - before };
}

/** The length that a transposed convolution makes of `input` cells along one axis, as Keras has it. */
function transposedLength(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: AxisPadding,
): number {
  const extent = (kernel - 1) * dilation + 1;
  if (typeof padding !== 'string') {
    return (input - 1) * stride + extent - padding[0] - padding[1];
  }
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
    vertical: axisWindows(height, kernel[0], strides[0], dilations[0], along(padding, 0)),
    horizontal: axisWindows(width, kernel[1], strides[1], dilations[1], along(padding, 1)),
  };
}

/** Height and width of a transposed convolution's output. */
export function transposedSize(
  [height, width]: Pair,
  kernel: Pair,
  strides: Pair,
  padding: Padding,
  dilations: Pair,
): Pair {
  return [
    transposedLength(height, kernel[0], strides[0], dilations[0], along(padding, 0)),
    transposedLength(width, kernel[1], strides[1], dilations[1], along(padding, 1)),
  ];
}
