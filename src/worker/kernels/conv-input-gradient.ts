import {
  conv2d,
  depthwiseConv2d,
  reshape,
  reverse,
  sum,
  transpose,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { bordered } from './bordered.js';
import type { GroupedKernel, Kernel } from './convolve.js';
import { everyNth } from './every-nth.js';
import { bundlesOf } from './bundles.js';
import { interleavePhases, phaseLength } from './phases.js';
import { ownInputGradient } from './simd/input-gradient.js';
import { transposedSize, windows, type AxisWindows, type Windows, type Pair } from './window.js';

/**
 * The input gradient of a convolution, as forward convolutions with flipped, transposed kernels:
 * the fast kernel of every backend does the work (tfjs's own input gradient is a naive loop on
 * wasm). A stride goes by phases: phase `r` of the input meets the kernel's cells `r, r+s, ...` only.
 */
export interface PreparedKernel {
  strides: Pair;
  dilations: Pair;
  /** Whether each channel is filtered on its own. */
  depthwise: boolean;
  /**
   * `phases[y][x]`, each `[rows, columns, out, in]`, or `[rows, columns, in * multiplier, 1]` when
   * depthwise; `null` where no kernel cell falls.
   */
  phases: (Tensor4D | null)[][];
  /** Of few input channels: every output's whole window, `[1, 1, out, rows * columns * in]`. */
  columns: Tensor4D | null;
  /** What a grouped convolution consists of, which has no phases itself. */
  bundles: readonly Bundle[];
}

/** A register of four would not be filled by more than once by the channels of one kernel cell. */
const MOST_COLUMN_CHANNELS = 4;

/** Groups of a grouped convolution as one plain convolution. */
export interface Bundle {
  node: Kernel;
  prepared: PreparedKernel;
}

/** Flips and splits a convolution's kernel once; the tensors belong to the caller. */
export function prepareKernel(node: Kernel | GroupedKernel): PreparedKernel {
  const { kind, kernel, strides, dilations } = node;
  if (kind === 'groupedConv2d') {
    const bundles = bundlesOf(node).map((each) => ({ node: each, prepared: prepareKernel(each) }));
    return { strides, dilations, depthwise: false, phases: [], columns: null, bundles };
  }
  const depthwise = kind === 'depthwiseConv2d';
  const [height, width, channels, multiplier] = kernel.shape;
  const whole: Tensor4D = depthwise
    ? reshape(kernel, [height, width, channels * multiplier, 1])
    : transposed(kernel);
  const phases = range(strides[0]).map((y) =>
    range(strides[1]).map((x) => phaseKernel(whole, strides, y, x)),
  );
  const columns: Tensor4D | null =
    depthwise || channels > MOST_COLUMN_CHANNELS || dilations[1] > 1
      ? null
      : reshape(transpose(kernel, [3, 0, 1, 2]), [1, 1, multiplier, height * width * channels]);
  return { strides, dilations, depthwise, phases, columns, bundles: [] };
}

/** Inputs and outputs exchanged. One cell is a matrix, which tfjs turns faster. */
function transposed(kernel: Tensor4D): Tensor4D {
  const [height, width, inputs, outputs] = kernel.shape;
  if (height * width > 1) return transpose(kernel, [0, 1, 3, 2]);
  return reshape(transpose(reshape(kernel, [inputs, outputs])), [1, 1, outputs, inputs]);
}

/** What would have been prepared of a kernel without groups, had its weights been changed one by one. */
export function changedPrepared(
  prepared: PreparedKernel,
  change: (weights: Tensor4D) => Tensor4D,
): PreparedKernel {
  const { phases, columns } = prepared;
  return {
    ...prepared,
    phases: phases.map((row) => row.map((phase) => phase && change(phase))),
    columns: columns && change(columns),
  };
}

/** All that was made for a kernel. */
export function preparedTensors({ phases, columns, bundles }: PreparedKernel): Tensor4D[] {
  return [
    ...[...phases.flat(), columns].filter((tensor) => tensor !== null),
    ...bundles.flatMap(({ node, prepared }) => [node.kernel, ...preparedTensors(prepared)]),
  ];
}

function phaseKernel(kernel: Tensor4D, [sy, sx]: Pair, y: number, x: number): Tensor4D | null {
  const [height, width, ...channels] = kernel.shape;
  if (y >= height || x >= width) return null;
  if (height * width === 1) return kernel;
  const part =
    sy === 1 && sx === 1
      ? kernel
      : (everyNth(kernel, [y, x, 0, 0], [height, width, ...channels], [sy, sx, 1, 1]) as Tensor4D);
  return reverse(part, [0, 1]);
}

/**
 * Keras's transposed convolution: the input gradient of a convolution, used going forward.
 *
 * @param input `[batch, height, width, in]`
 * @returns `[batch, height * stride (+ what the kernel reaches further when not "same"), ..., out]`
 */
export function transposedConvolution(
  input: Tensor4D,
  { kernel, strides, dilations, padding }: Kernel,
  prepared: PreparedKernel,
): Tensor4D {
  const [, height, width] = input.shape;
  const cells: Pair = [kernel.shape[0], kernel.shape[1]];
  const size = transposedSize([height, width], cells, strides, padding, dilations);
  const geometry = windows(size, cells, strides, padding, dilations);
  return convInputGradient(input, prepared, geometry, kernel.shape[2]);
}

/**
 * The input gradient of a depthwise convolution, whose outputs of one channel lie side by side.
 *
 * @param signal `[batch, outHeight, outWidth, in * multiplier]`
 * @returns `[batch, height, width, in]`
 */
export function depthwiseInputGradient(
  signal: Tensor4D,
  prepared: PreparedKernel,
  geometry: Windows,
  channels: number,
): Tensor4D {
  const each = convInputGradient(signal, prepared, geometry, signal.shape[3]);
  const [batch, height, width, outputs] = each.shape;
  if (outputs === channels) return each;
  const grouped = reshape(each, [batch * height * width, channels, outputs / channels]);
  return reshape(sum(grouped, 2), [batch, height, width, channels]);
}

/**
 * @param signal `[batch, outHeight, outWidth, out]`
 * @returns `[batch, height, width, in]`
 */
export function convInputGradient(
  signal: Tensor4D,
  prepared: PreparedKernel,
  geometry: Windows,
  channelsIn: number,
): Tensor4D {
  const own = ownInputGradient(signal, prepared, geometry, channelsIn);
  if (own) return own;
  const { vertical, horizontal } = geometry;
  if (prepared.strides[0] === 1 && prepared.strides[1] === 1) {
    const kernel = prepared.phases[0]![0]!;
    return correlate(signal, kernel, [border(vertical), border(horizontal)], prepared);
  }
  const phases = prepared.phases.map((row) =>
    row.map((kernel) => kernel && phaseGradient(signal, kernel, geometry, prepared)),
  );
  return interleavePhases(phases, geometry, signal.shape[0], channelsIn);
}

/** The padding that makes a stride-1 convolution of the signal as long as the input was. */
function border(axis: AxisWindows): Pair {
  const before = axis.extent - 1 - axis.before;
  return [before, axis.input - axis.output - before + axis.extent - 1];
}

function phaseGradient(
  signal: Tensor4D,
  kernel: Tensor4D,
  geometry: Windows,
  prepared: PreparedKernel,
): Tensor4D {
  const along = (axis: AxisWindows, length: number): Pair => [
    length - 1,
    phaseLength(axis) - axis.output,
  ];
  const [rows, columns] = kernel.shape;
  const borders: [Pair, Pair] = [
    along(geometry.vertical, rows),
    along(geometry.horizontal, columns),
  ];
  return correlate(signal, kernel, borders, prepared);
}

/** A convolution of stride 1 with these borders of zeros, which are cut off where they are negative. */
function correlate(
  signal: Tensor4D,
  kernel: Tensor4D,
  borders: [Pair, Pair],
  { depthwise, dilations }: PreparedKernel,
): Tensor4D {
  const convolve = depthwise ? depthwiseConv2d : conv2d;
  const { inner, padding } = bordered(signal, borders);
  return convolve(inner, kernel, 1, padding, 'NHWC', dilations);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
