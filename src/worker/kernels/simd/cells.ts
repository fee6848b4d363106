import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { AxisWindows } from '../window.js';
import type { Pass } from './input-gradient.js';
import { addressOf } from './simd-kernels.js';

/** Positions for which one kernel cell's weights are used in a row; their sums fit the nearest caches too. */
const TILE = 64;

/** Adds to the output what comes of the signals that are listed from `ends`, kernel cell by kernel cell. */
export function addByCells(pass: Pass, ends: number, to: number): void {
  const { wasm, kernels, shape, channelsIn } = pass;
  const [, , width, channels] = shape;
  const cellBytes = 4 * channels * channelsIn;
  forEachCell(pass, ({ kernel, cell, rows, columns, position, offset, step, rowBytes }) =>
    kernels.accumulate(
      rows,
      ends + 4 * position,
      4 * columns,
      4 * (width - columns),
      addressOf(wasm, kernel) + cellBytes * cell,
      channelsIn,
      to + offset,
      step,
      rowBytes - columns * step,
    ),
  );
}

/** The same of a depthwise convolution, of all signals from `from`. */
export function addDepthwise(pass: Pass, from: number, to: number): void {
  const { wasm, kernels, shape } = pass;
  const [, , width, channels] = shape;
  const bytes = 4 * channels;
  forEachCell(pass, ({ kernel, cell, rows, columns, position, offset, step, rowBytes }) => {
    const weights = addressOf(wasm, kernel) + bytes * cell;
    for (let row = 0; row < rows; row++) {
      const signals = from + bytes * (position + row * width);
      kernels.addWeighted(
        columns,
        channels,
        weights,
        signals,
        bytes,
        to + offset + row * rowBytes,
        step,
      );
    }
  });
}

/** Rows of positions that one kernel cell leads from the signal to the output. */
interface CellRows {
  kernel: Tensor4D;
  /** Its number in the kernel. */
  cell: number;
  rows: number;
  columns: number;
  /** The first position in the signal. */
  position: number;
  /** Bytes: the first position in the output, and from column to column and from row to row there. */
  offset: number;
  step: number;
  rowBytes: number;
}

/** Cells come in their order, one tile of the output's rows after another. */
function forEachCell(
  { prepared, geometry, shape, channelsIn }: Pass,
  visit: (rows: CellRows) => void,
): void {
  const [, height, width] = shape;
  const { vertical, horizontal } = geometry;
  const [dilationY, dilationX] = prepared.dilations;
  const step = 4 * channelsIn * horizontal.stride;
  const rowBytes = 4 * channelsIn * horizontal.input * vertical.stride;
  prepared.phases.forEach((phasesOfRow, phaseY) =>
    phasesOfRow.forEach((kernel, phaseX) => {
      if (!kernel) return;
      const [cellRows, cellColumns] = kernel.shape;
      const y = phaseOf(vertical, phaseY, cellRows, dilationY);
      const x = phaseOf(horizontal, phaseX, cellColumns, dilationX);
      const corner = 4 * channelsIn * (y.first * horizontal.input + x.first);
      const tile = Math.ceil(TILE / x.count);
      for (let top = 0; top < y.count; top += tile) {
        for (let cell = 0; cell < cellRows * cellColumns; cell++) {
          const shiftY = y.from + Math.floor(cell / cellColumns) * dilationY;
          const shiftX = x.from + (cell % cellColumns) * dilationX;
          const row = Math.max(top, -shiftY);
          const rows = Math.min(top + tile, y.count, height - shiftY) - row;
          const column = Math.max(0, -shiftX);
          const columns = Math.min(x.count, width - shiftX) - column;
          if (rows <= 0 || columns <= 0) continue;
          const position = (row + shiftY) * width + column + shiftX;
          const offset = corner + row * rowBytes + column * step;
          visit({ kernel, cell, rows, columns, position, offset, step, rowBytes });
        }
      }
    }),
  );
}

/**
 * Where a phase of the input lies along an axis: its first cell, how many there are, and where in the
 * signal the kernel's first cell stands for the first of them.
 */
function phaseOf(
  { before, input, stride }: AxisWindows,
  phase: number,
  cells: number,
  dilation: number,
): { first: number; count: number; from: number } {
  const index = Math.ceil((before - phase) / stride);
  const first = index * stride + phase - before;
  return {
    first,
    count: Math.max(0, Math.ceil((input - first) / stride)),
    from: index - (cells - 1) * dilation,
  };
}
