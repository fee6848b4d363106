import { conv2d, reverse, transpose, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair } from '../network/nodes.js';
import { everyNth } from './every-nth.js';
import { interleavePhases, phaseLength } from './phases.js';
import type { AxisWindows, Windows } from './window.js';

/**
 * The input gradient of a convolution, as forward convolutions with flipped, transposed kernels:
 * the fast kernel of every backend does the work (tfjs's own input gradient is a naive loop on
 * wasm). A stride goes by phases: phase `r` of the input meets the kernel's cells `r, r+s, ...` only.
 */
export interface PreparedKernel {
  strides: Pair;
  dilations: Pair;
  /** `phases[y][x]`, each `[rows, columns, out, in]`; `null` where no kernel cell falls. */
  phases: (Tensor4D | null)[][];
}

/** Flips and splits `kernel` `[height, width, in, out]` once; the tensors belong to the caller. */
export function prepareKernel(kernel: Tensor4D, strides: Pair, dilations: Pair): PreparedKernel {
  const phases = range(strides[0]).map((y) =>
    range(strides[1]).map((x) => phaseKernel(kernel, strides, y, x)),
  );
  return { strides, dilations, phases };
}

function phaseKernel(kernel: Tensor4D, [sy, sx]: Pair, y: number, x: number): Tensor4D | null {
  const [height, width, channelsIn, channelsOut] = kernel.shape;
  if (y >= height || x >= width) return null;
  const part =
    sy === 1 && sx === 1
      ? kernel
      : everyNth(kernel, [y, x, 0, 0], [height, width, channelsIn, channelsOut], [sy, sx, 1, 1]);
  return transpose(reverse(part, [0, 1]), [0, 1, 3, 2]);
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
  const { vertical, horizontal } = geometry;
  if (prepared.strides[0] === 1 && prepared.strides[1] === 1) {
    const kernel = prepared.phases[0]![0]!;
    return conv2d(
      signal,
      kernel,
      1,
      [[0, 0], border(vertical), border(horizontal), [0, 0]],
      'NHWC',
      prepared.dilations,
    );
  }
  const phases = prepared.phases.map((row) =>
    row.map((kernel) => kernel && phaseGradient(signal, kernel, geometry)),
  );
  return interleavePhases(phases, geometry, signal.shape[0], channelsIn);
}

/** The padding that makes a stride-1 convolution of the signal as long as the input was. */
function border(axis: AxisWindows): Pair {
  const before = axis.extent - 1 - axis.before;
  return [before, axis.input - axis.output - before + axis.extent - 1];
}

function phaseGradient(signal: Tensor4D, kernel: Tensor4D, geometry: Windows): Tensor4D {
  const along = (axis: AxisWindows, length: number): Pair => [
    length - 1,
    phaseLength(axis) - axis.output,
  ];
  const [rows, columns] = kernel.shape;
  return conv2d(signal, kernel, 1, [
    [0, 0],
    along(geometry.vertical, rows),
    along(geometry.horizontal, columns),
    [0, 0],
  ]);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
