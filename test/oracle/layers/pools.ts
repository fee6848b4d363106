/** Pooling: max pooling takes the first maximum, average pooling counts real cells and what it is told. */

import { along, asMap, count, offset, slide } from '../shapes.js';
import type { GlobalPoolSpec, PoolSpec, Shape } from '../spec.js';
import type { Linear } from './linear.js';
import { eachTap, windowCounts } from './windows.js';
import type { Sliding } from './windows.js';

function sliding(layer: PoolSpec): Sliding {
  return { ...layer, window: layer.pool };
}

const pooled = (layer: PoolSpec, input: Shape): Shape => [
  ...windowCounts(sliding(layer), input),
  asMap(input, layer)[2],
];

/**
 * For every output cell [oy, ox, c] of max pooling, the input cells of its window in row-major
 * order. Padding is none of them.
 */
export function windowCells(layer: PoolSpec, input: Shape): number[][] {
  const output = pooled(layer, input);
  const cells: number[][] = Array.from({ length: count(output) }, () => []);
  eachTap(sliding(layer), input, (oy, ox, y, x) => {
    for (let c = 0; c < input[2]!; c++) {
      cells[offset(output, oy, ox) + c]!.push(offset(input, y, x) + c);
    }
  });
  return cells;
}

/** The first of the given cells that has the largest value. */
function firstMaximum(cells: number[], values: Float64Array): number {
  return cells.reduce((best, cell) => (values[cell]! > values[best]! ? cell : best));
}

export const maxPool: Linear<PoolSpec> = {
  shape: pooled,
  eachTerm(layer, input, visit, values) {
    windowCells(layer, input).forEach((cells, at) => visit(at, firstMaximum(cells, values), 1));
  },
};

export const averagePool: Linear<PoolSpec> = {
  shape: pooled,
  eachTerm(layer, input, visit) {
    const counts = countedCells(layer, input);
    windowCells(layer, input).forEach((cells, at) => {
      for (const cell of cells) visit(at, cell, 1 / counts[at]!);
    });
  },
};

/** For every output cell of average pooling, how many cells it divides by. */
function countedCells(layer: PoolSpec, input: Shape): number[] {
  const real = windowCells(layer, input).map((cells) => cells.length);
  if (!layer.counted) return real;
  const [[top, bottom], [left, right]] = layer.counted;
  const output = pooled(layer, input);
  const [before, beside] = [0, 1].map((axis) => firstCell(layer, input, axis as 0 | 1));
  return real.map((_, at) => {
    const place = Math.floor(at / output[2]!);
    const y = Math.floor(place / output[1]!) * layer.strides[0] - before!;
    const x = (place % output[1]!) * layer.strides[1] - beside!;
    let counted = 0;
    for (let row = y; row < y + layer.pool[0]; row++) {
      for (let column = x; column < x + layer.pool[1]; column++) {
        const isRow = row >= -top && row < input[0]! + bottom;
        const isColumn = column >= -left && column < input[1]! + right;
        if (isRow && isColumn) counted++;
      }
    }
    return counted;
  });
}

/** Cells of padding before the first real one. */
function firstCell(layer: PoolSpec, input: Shape, axis: 0 | 1): number {
  const padding = along(layer.padding, axis);
  return slide(input[axis]!, layer.pool[axis], layer.strides[axis], padding).before;
}

const pooledWhole = (layer: GlobalPoolSpec, input: Shape): Shape => {
  const [, , channels] = asMap(input, layer);
  return layer.keepDims ? [1, 1, channels] : [channels];
};

/** For every channel, its cells in row-major order. */
export function channelCells(input: Shape): number[][] {
  const [h, w, channels] = asMap(input, { name: 'global pooling' });
  const pixels = Array.from({ length: h * w }, (_, pixel) => pixel);
  return Array.from({ length: channels }, (_, c) => pixels.map((pixel) => pixel * channels + c));
}

export const globalMaxPool: Linear<GlobalPoolSpec> = {
  shape: pooledWhole,
  eachTerm(_layer, input, visit, values) {
    channelCells(input).forEach((cells, c) => visit(c, firstMaximum(cells, values), 1));
  },
};

export const globalAveragePool: Linear<GlobalPoolSpec> = {
  shape: pooledWhole,
  eachTerm(_layer, input, visit) {
    channelCells(input).forEach((cells, c) => {
      for (const cell of cells) visit(c, cell, 1 / cells.length);
    });
  },
};
