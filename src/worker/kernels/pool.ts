import {
  add,
  equal,
  fill,
  greater,
  maximum,
  mul,
  pad,
  slice4d,
  tensor4d,
  where,
  zerosLike,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Pair } from '../network/nodes.js';
import { everyNth } from './every-nth.js';
import { interleavePhases, phaseLength } from './phases.js';
import type { AxisWindows, Windows } from './window.js';

/** Below every float32 that a network produces, so that padding never wins. */
const PADDING = -3.4e38;

export interface MaxPooled {
  output: Tensor4D;
  /**
   * Which cell of its window won, as a row-major index into the window: a float tensor of the
   * output's shape. The first maximum wins, on every backend.
   */
  switches: Tensor4D;
}

/**
 * Max pooling that records its switches, from operations that every backend computes alike (tfjs's
 * own kernels break ties differently, and the one for wasm loses windows without a positive value).
 */
export function maxPoolWithSwitches(input: Tensor4D, pool: Pair, geometry: Windows): MaxPooled {
  const padded = padInput(input, geometry);
  let output = windowCells(padded, 0, 0, geometry);
  let switches = zerosLike(output);
  windowOffsets(pool).forEach(([y, x], index) => {
    if (index === 0) return;
    const cells = windowCells(padded, y, x, geometry);
    switches = where(greater(cells, output), fill(output.shape, index), switches);
    output = maximum(output, cells);
  });
  return { output, switches };
}

/**
 * Unpooling: each signal goes back to the cell that its switch names; overlapping windows sum.
 *
 * @param signal `[batch, outHeight, outWidth, channels]`
 * @returns `[batch, height, width, channels]`
 */
export function unpool(
  signal: Tensor4D,
  switches: Tensor4D,
  pool: Pair,
  geometry: Windows,
): Tensor4D {
  return scatterWindows(pool, geometry, signal, (index) =>
    where(equal(switches, index), signal, zerosLike(signal)),
  );
}

/**
 * The input gradient of average pooling, with TensorFlow's convention: a window divides by the
 * number of its real cells, padding not counted.
 */
export function averagePoolGradient(signal: Tensor4D, pool: Pair, geometry: Windows): Tensor4D {
  const share = mul(signal, reciprocalCounts(pool, geometry)) as Tensor4D;
  return scatterWindows(pool, geometry, share, () => share);
}

/** Sums, over every cell of the window, what `contribution(cell)` sends there. */
function scatterWindows(
  pool: Pair,
  geometry: Windows,
  signal: Tensor4D,
  contribution: (index: number) => Tensor4D,
): Tensor4D {
  const { vertical, horizontal } = geometry;
  const phases: (Tensor4D | null)[][] = Array.from({ length: vertical.stride }, () =>
    Array.from({ length: horizontal.stride }, () => null),
  );
  windowOffsets(pool).forEach(([y, x], index) => {
    const cells = shiftIntoPhase(contribution(index), y, x, geometry);
    if (!cells) return;
    const row = phases[y % vertical.stride]!;
    const column = x % horizontal.stride;
    const sum = row[column];
    row[column] = sum ? add<Tensor4D>(sum, cells) : cells;
  });
  return interleavePhases(phases, geometry, signal.shape[0], signal.shape[3]);
}

/**
 * A window's cell at `offset` lies `floor(offset / stride)` steps on in its phase; what would fall
 * into the padding after the last real cell is cut off, and `null` says that nothing remains.
 */
function shiftIntoPhase(
  cells: Tensor4D,
  y: number,
  x: number,
  { vertical, horizontal }: Windows,
): Tensor4D | null {
  const [batch, , , channels] = cells.shape;
  const rows = shiftAlong(vertical, y);
  const columns = shiftAlong(horizontal, x);
  if (rows.kept <= 0 || columns.kept <= 0) return null;
  const kept =
    rows.kept === vertical.output && columns.kept === horizontal.output
      ? cells
      : slice4d(cells, [0, 0, 0, 0], [batch, rows.kept, columns.kept, channels]);
  if ([...rows.border, ...columns.border].every((border) => border === 0)) return kept;
  return pad(kept, [[0, 0], rows.border, columns.border, [0, 0]]);
}

function shiftAlong(axis: AxisWindows, offset: number): { kept: number; border: Pair } {
  const length = phaseLength(axis);
  const before = Math.floor(offset / axis.stride);
  const kept = Math.min(axis.output, length - before);
  return { kept, border: [before, length - before - kept] };
}

/** `[1, outHeight, outWidth, 1]` */
function reciprocalCounts(pool: Pair, { vertical, horizontal }: Windows): Tensor4D {
  const rows = realCells(vertical, pool[0]);
  const columns = realCells(horizontal, pool[1]);
  const values = rows.flatMap((row) => columns.map((column) => 1 / (row * column)));
  return tensor4d(values, [1, rows.length, columns.length, 1]);
}

function realCells(axis: AxisWindows, extent: number): number[] {
  return Array.from({ length: axis.output }, (_, index) => {
    const start = index * axis.stride - axis.before;
    return Math.min(start + extent, axis.input) - Math.max(start, 0);
  });
}

function padInput(input: Tensor4D, { vertical, horizontal }: Windows): Tensor4D {
  const border = [vertical.before, vertical.after, horizontal.before, horizontal.after];
  if (border.every((cells) => cells === 0)) return input;
  return pad(
    input,
    [
      [0, 0],
      [vertical.before, vertical.after],
      [horizontal.before, horizontal.after],
      [0, 0],
    ],
    PADDING,
  );
}

/** The cell at `(y, x)` of every window: `[batch, outHeight, outWidth, channels]`. */
function windowCells(padded: Tensor4D, y: number, x: number, geometry: Windows): Tensor4D {
  const { vertical, horizontal } = geometry;
  const [batch, , , channels] = padded.shape;
  const end = (axis: AxisWindows, offset: number): number =>
    offset + (axis.output - 1) * axis.stride + 1;
  return everyNth(
    padded,
    [0, y, x, 0],
    [batch, end(vertical, y), end(horizontal, x), channels],
    [1, vertical.stride, horizontal.stride, 1],
  );
}

function windowOffsets([height, width]: Pair): Pair[] {
  return Array.from({ length: height * width }, (_, index) => [
    Math.floor(index / width),
    index % width,
  ]);
}
