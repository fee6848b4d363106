import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { MaxPooled } from './pool.js';
import type { AxisWindows, Pair, Windows } from './window.js';

/**
 * Max pooling with switches in plain loops, for the backends whose tensors lie in this thread's
 * memory: one pass over the values instead of some twenty operations.
 */
export function maxPoolByLoops(input: Tensor4D, pool: Pair, geometry: Windows): MaxPooled {
  const { vertical, horizontal } = geometry;
  const [batch, , , channels] = input.shape;
  const values = input.dataSync<'float32'>();
  const size = batch * vertical.output * horizontal.output * channels;
  const output = new Float32Array(size).fill(-Infinity);
  const switches = new Float32Array(size);
  forEachWindow(batch, geometry, (window, origin, top, left) => {
    const rows = realCells(vertical, top, pool[0]);
    const columns = realCells(horizontal, left, pool[1]);
    for (let y = rows[0]; y < rows[1]; y++) {
      for (let x = columns[0]; x < columns[1]; x++) {
        const cell = (origin + y * horizontal.input + x) * channels;
        const index = y * pool[1] + x;
        for (let channel = 0; channel < channels; channel++) {
          const value = values[cell + channel]!;
          if (value > output[window * channels + channel]!) {
            output[window * channels + channel] = value;
            switches[window * channels + channel] = index;
          }
        }
      }
    }
  });
  const shape: Tensor4D['shape'] = [batch, vertical.output, horizontal.output, channels];
  return {
    output: tensor4d(output, shape),
    switches: tensor4d(switches, shape),
  };
}

/** Sends each signal to the cell that its switch names; overlapping windows sum. */
export function unpoolByLoops(
  signal: Tensor4D,
  switches: Tensor4D,
  pool: Pair,
  geometry: Windows,
): Tensor4D {
  const { vertical, horizontal } = geometry;
  const [batch, , , channels] = signal.shape;
  const values = signal.dataSync<'float32'>();
  const winners = switches.dataSync<'float32'>();
  const map = new Float32Array(batch * vertical.input * horizontal.input * channels);
  const offsets = Int32Array.from(
    { length: pool[0] * pool[1] },
    (_, index) => (Math.floor(index / pool[1]) * horizontal.input + (index % pool[1])) * channels,
  );
  forEachWindow(batch, geometry, (window, origin) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = window * channels + channel;
      const cell = origin * channels + offsets[winners[at]!]! + channel;
      map[cell] = map[cell]! + values[at]!;
    }
  });
  return tensor4d(map, [batch, vertical.input, horizontal.input, channels]);
}

/** @param visit is given the window's number, its first cell's number, and where that lies */
function forEachWindow(
  batch: number,
  { vertical, horizontal }: Windows,
  visit: (window: number, origin: number, top: number, left: number) => void,
): void {
  let window = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < vertical.output; row++) {
      const top = row * vertical.stride - vertical.before;
      for (let column = 0; column < horizontal.output; column++) {
        const left = column * horizontal.stride - horizontal.before;
        visit(window++, (image * vertical.input + top) * horizontal.input + left, top, left);
      }
    }
  }
}

/** The part of a window that is not padding. */
function realCells(axis: AxisWindows, start: number, extent: number): Pair {
  return [Math.max(-start, 0), Math.min(extent, axis.input - start)];
}
