import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { engine, type Tensor4D } from '@tensorflow/tfjs-core';
import type { PreparedKernel } from '../conv-input-gradient.js';
import type { AxisWindows, Windows } from '../window.js';
import { sparseKernels, type Kernels } from './kernels.js';

/** Above this share of values that are not zero XNNPACK's dense convolution is the faster one. */
const MOST_DENSITY = 0.6;

/** Multiplications for each value of the signal below which looking for zeros costs more than it saves. */
const FEWEST_MULTIPLICATIONS = 16;

/** Positions for which one kernel cell's weights are used in a row; their sums fit the nearest caches too. */
const TILE = 64;

/** A job of one convolution: the maps' places in memory, and how they lie to each other. */
interface Pass {
  wasm: BackendWasm;
  kernels: Kernels;
  prepared: PreparedKernel;
  geometry: Windows;
  /** Of the signal: its positions, and its channels. */
  height: number;
  width: number;
  channels: number;
  channelsIn: number;
  /** Where the ends of the positions' lists are. */
  ends: number;
}

/**
 * The input gradient of a convolution, of which only what is not zero in the signal is computed: behind
 * ReLUs that is a tenth of it. Sums run in XNNPACK's order, so that the numbers are the same to the bit;
 * only those of the narrow maps that networks begin with run through the channels first.
 *
 * @param signal `[batch, outHeight, outWidth, out]`
 * @returns `[batch, height, width, in]`, or `null` where the dense way is the better one: on other
 *   backends, for dense signals, and for kernels of few weights
 */
export function sparseInputGradient(
  signal: Tensor4D,
  prepared: PreparedKernel,
  geometry: Windows,
  channelsIn: number,
): Tensor4D | null {
  const { vertical, horizontal } = geometry;
  const [batch, height, width, channels] = signal.shape;
  const multiplications = weightsOf(prepared) / channels / vertical.stride / horizontal.stride;
  if (prepared.depthwise || multiplications < FEWEST_MULTIPLICATIONS) return null;
  const found = sparseKernels();
  if (!found) return null;
  const { wasm, kernels } = found;
  const from = addressOf(wasm, signal);
  const positions = height * width;
  const images = Array.from({ length: batch }, (_, i) => from + 4 * i * positions * channels);
  const counts = images.map((image) => kernels.count(image, positions * channels));
  if (counts.reduce((sum, count) => sum + count, 0) > MOST_DENSITY * signal.size) return null;
  const [list, pairs] = [positions + 1, 2 * (Math.max(...counts) + 1)].map((size) =>
    wasm.makeOutput([size], 'int32'),
  ) as [Made, Made];
  const output = wasm.makeOutput([batch, vertical.input, horizontal.input, channelsIn], 'float32');
  wasm.typedArrayFromHeap(output).fill(0);
  const ends = addressOf(wasm, list);
  const pass = { wasm, kernels, prepared, geometry, height, width, channels, channelsIn, ends };
  const { columns } = prepared;
  const rowBytes = 4 * (columns?.shape[3] ?? channelsIn);
  images.forEach((image, index) => {
    kernels.list(image, positions, channels, rowBytes, ends, addressOf(wasm, pairs));
    const to = addressOf(wasm, output) + 4 * index * vertical.input * horizontal.input * channelsIn;
    if (columns) addByColumns(pass, columns, to);
    else addByCells(pass, to);
  });
  for (const { dataId } of [list, pairs]) wasm.disposeData(dataId);
  return engine().makeTensorFromTensorInfo(output) as Tensor4D;
}

type Made = ReturnType<BackendWasm['makeOutput']>;

function addressOf(wasm: BackendWasm, { dataId }: Pick<Tensor4D, 'dataId'>): number {
  return wasm.dataIdMap.get(dataId).memoryOffset;
}

function weightsOf({ phases }: PreparedKernel): number {
  return phases.flat().reduce((sum, phase) => sum + (phase?.size ?? 0), 0);
}

/** Kernel cell by kernel cell, straight into the output. */
function addByCells(pass: Pass, to: number): void {
  const { wasm, kernels, prepared, height, width, channels, channelsIn, ends } = pass;
  const { vertical, horizontal } = pass.geometry;
  const [dilationY, dilationX] = prepared.dilations;
  const cell = 4 * channelsIn;
  const step = cell * horizontal.stride;
  const rowBytes = cell * horizontal.input * vertical.stride;
  prepared.phases.forEach((phasesOfRow, phaseY) =>
    phasesOfRow.forEach((kernel, phaseX) => {
      if (!kernel) return;
      const [cellRows, cellColumns] = kernel.shape;
      const y = phaseOf(vertical, phaseY, cellRows, dilationY);
      const x = phaseOf(horizontal, phaseX, cellColumns, dilationX);
      const corner = to + cell * (y.first * horizontal.input + x.first);
      const tile = Math.ceil(TILE / x.count);
      for (let top = 0; top < y.count; top += tile) {
        for (let index = 0; index < cellRows * cellColumns; index++) {
          const shiftY = y.from + Math.floor(index / cellColumns) * dilationY;
          const shiftX = x.from + (index % cellColumns) * dilationX;
          const row = Math.max(top, -shiftY);
          const rows = Math.min(top + tile, y.count, height - shiftY) - row;
          const column = Math.max(0, -shiftX);
          const columns = Math.min(x.count, width - shiftX) - column;
          if (rows <= 0 || columns <= 0) continue;
          kernels.accumulate(
            rows,
            ends + 4 * ((row + shiftY) * width + column + shiftX),
            4 * columns,
            4 * (width - columns),
            addressOf(wasm, kernel) + cell * channels * index,
            channelsIn,
            corner + row * rowBytes + column * step,
            step,
            rowBytes - columns * step,
          );
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

/**
 * All kernel cells at once, side by side in `columns`, and what comes of each position is then added to
 * its window: where a map has few channels, one cell alone would leave the registers empty.
 */
function addByColumns(pass: Pass, columns: Tensor4D, to: number): void {
  const { wasm, kernels, prepared, geometry, height, width, channelsIn, ends } = pass;
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
