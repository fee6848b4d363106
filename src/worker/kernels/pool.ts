import { add, getBackend, mul, pad, slice4d, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { interleavePhases, phaseLength } from './phases.js';
import { maxPoolByLoops, unpoolByLoops } from './pool-loops.js';
import { bestByShader, maxPoolByShader, unpoolByShader } from './pool-shaders.js';
import type { AxisWindows, Pair, Windows } from './window.js';

export interface MaxPooled {
  output: Tensor4D;
  /**
   * Which cell of its window won, as a row-major index into the window: a float tensor of the
   * output's shape. The first maximum wins, on every backend.
   */
  switches: Tensor4D;
}

/**
 * Max pooling that records its switches, with one answer on every backend (tfjs's own kernels break
 * ties differently, and the one for wasm loses windows without a positive value).
 */
export function maxPoolWithSwitches(input: Tensor4D, pool: Pair, geometry: Windows): MaxPooled {
  const record = getBackend() === 'webgl' ? maxPoolByShader : maxPoolByLoops;
  return record(input, pool, geometry);
}

/** The same without the switches. */
export function maxPool(input: Tensor4D, pool: Pair, geometry: Windows): Tensor4D {
  if (getBackend() === 'webgl') return bestByShader(input, pool, geometry);
  const { output, switches } = maxPoolByLoops(input, pool, geometry);
  switches.dispose();
  return output;
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
  const spread = getBackend() === 'webgl' ? unpoolByShader : unpoolByLoops;
  return spread(signal, switches, pool, geometry);
}

/**
 * The input gradient of average pooling, with TensorFlow's convention: a window divides by the
 * number of its real cells, padding not counted.
 */
export function averagePoolGradient(signal: Tensor4D, pool: Pair, geometry: Windows): Tensor4D {
  const share = mul(signal, reciprocalCounts(pool, geometry)) as Tensor4D;
  return spreadOverWindows(share, pool, geometry);
}

/** Sends each signal to every cell of its window; overlapping windows sum. */
function spreadOverWindows(signal: Tensor4D, pool: Pair, geometry: Windows): Tensor4D {
  const { vertical, horizontal } = geometry;
  const phases: (Tensor4D | null)[][] = Array.from({ length: vertical.stride }, () =>
    Array.from({ length: horizontal.stride }, () => null),
  );
  for (const [y, x] of windowOffsets(pool)) {
    const cells = shiftIntoPhase(signal, y, x, geometry);
    if (!cells) continue;
    const row = phases[y % vertical.stride]!;
    const column = x % horizontal.stride;
    const sum = row[column];
    row[column] = sum ? add<Tensor4D>(sum, cells) : cells;
  }
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

function windowOffsets([height, width]: Pair): Pair[] {
  return Array.from({ length: height * width }, (_, index) => [
    Math.floor(index / width),
    index % width,
  ]);
}
