import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Pass } from './input-gradient.js';
import { addressOf } from './simd-kernels.js';

/**
 * All kernel cells at once, side by side in `columns`, and what comes of each position is then added to
 * its window: where a map has few channels, one cell alone would leave the registers empty.
 */
export function addByColumns(pass: Pass, columns: Tensor4D, ends: number, to: number): void {
  const { wasm, kernels, prepared, geometry, shape, channelsIn } = pass;
  const [, height, width] = shape;
  const { vertical, horizontal } = geometry;
  const [, , , length] = columns.shape;
  const positions = height * width;
  const made = wasm.makeOutput([positions, length], 'float32');
  wasm.typedArrayFromHeap(made).fill(0);
  const windows = addressOf(wasm, made);
  const [from, step] = [addressOf(wasm, columns), 4 * length];
  kernels.accumulate(1, ends, 4 * positions, 0, from, length, windows, step, 0);
  const [dilation] = prepared.dilations;
  const cellRows = (vertical.extent - 1) / dilation + 1;
  const { before, stride, extent: cellColumns, input } = horizontal;
  // The windows between these lie inside of the map, from side to side.
  const first = Math.min(width, Math.max(0, Math.ceil(before / stride)));
  const end = Math.max(
    first,
    Math.min(width, Math.floor((input - cellColumns + before) / stride) + 1),
  );
  const add = (row: number, cellRow: number, column: number, columnEnd: number): void => {
    const y = row * vertical.stride - vertical.before + cellRow * dilation;
    const left = column * stride - before;
    const cut = Math.max(0, -left);
    const cells = Math.min(cellColumns, input - left) - cut;
    if (y < 0 || y >= vertical.input || column >= columnEnd || cells <= 0) return;
    kernels.add(
      columnEnd - column,
      cells * channelsIn,
      windows + step * (row * width + column) + 4 * channelsIn * (cellRow * cellColumns + cut),
      step,
      to + 4 * channelsIn * (y * input + left + cut),
      4 * channelsIn * stride,
    );
  };
  for (let row = 0; row < height; row++) {
    for (let cellRow = 0; cellRow < cellRows; cellRow++) {
      for (let column = 0; column < first; column++) add(row, cellRow, column, column + 1);
      add(row, cellRow, first, end);
      for (let column = end; column < width; column++) add(row, cellRow, column, column + 1);
    }
  }
  wasm.disposeData(made.dataId);
}
