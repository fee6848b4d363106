import {
  add,
  avgPool,
  getBackend,
  mul,
  pad,
  slice4d,
  tensor4d,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { interleavePhases, phaseLength } from './phases.js';
import { maxPoolByLoops, unpoolByLoops } from './pool-loops.js';
import { bestByShader, maxPoolByShader, unpoolByShader } from './pool-shaders.js';
import type { AxisWindows, Pair, Sides, Windows } from './window.js';

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
 * Average pooling. A window divides by the number of its real cells; of padding, only cells that are
 * counted add to it, so many at each side.
 */
export function averagePool(
  map: Tensor4D,
  pool: Pair,
  geometry: Windows,
  counted: Sides | null,
): Tensor4D {
  const { vertical, horizontal } = geometry;
  const sides: Pair[] = [paddingOf(vertical), paddingOf(horizontal)];
  const isPadded = sides.flat().some((cells) => cells > 0);
  const bordered: Tensor4D = isPadded ? pad(map, [[0, 0], ...sides, [0, 0]]) : map;
  const means = avgPool(bordered, pool, [vertical.stride, horizontal.stride], 'valid');
  if (isEvenlyCounted(pool, geometry, counted)) return means;
  return mul(means, mul(reciprocalCounts(pool, geometry, counted), pool[0] * pool[1]));
}

/** Cells of padding that windows reach. */
function paddingOf({ input, output, extent, stride, before }: AxisWindows): Pair {
  return [before, Math.max((output - 1) * stride + extent - before - input, 0)];
}

/** Its input gradient. */
export function averagePoolGradient(
  signal: Tensor4D,
  pool: Pair,
  geometry: Windows,
  counted: Sides | null,
): Tensor4D {
  const share = mul(signal, reciprocalCounts(pool, geometry, counted)) as Tensor4D;
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

/** Whether every window divides by the number of all its cells. */
export function isEvenlyCounted(pool: Pair, geometry: Windows, counted: Sides | null): boolean {
  const [rows, columns] = countsOf(pool, geometry, counted);
  return rows.every((row) => row === pool[0]) && columns.every((column) => column === pool[1]);
}

/** `[1, outHeight, outWidth, 1]` */
function reciprocalCounts(pool: Pair, geometry: Windows, counted: Sides | null): Tensor4D {
  const [rows, columns] = countsOf(pool, geometry, counted);
  const values = rows.flatMap((row) => columns.map((column) => 1 / (row * column)));
  return tensor4d(values, [1, rows.length, columns.length, 1]);
}

/** Of each row and each column of windows, how many cells of it count. */
function countsOf(
  pool: Pair,
  { vertical, horizontal }: Windows,
  counted: Sides | null,
): [rows: number[], columns: number[]] {
  const along = (axis: AxisWindows, extent: number, [before, after]: Pair): number[] =>
    Array.from({ length: axis.output }, (_, index) => {
      const start = index * axis.stride - axis.before;
      return Math.min(start + extent, axis.input + after) - Math.max(start, -before);
    });
  const [rows, columns] = counted ?? [NONE, NONE];
  return [along(vertical, pool[0], rows), along(horizontal, pool[1], columns)];
}

const NONE: Pair = [0, 0];

function windowOffsets([height, width]: Pair): Pair[] {
  return Array.from({ length: height * width }, (_, index) => [
    Math.floor(index / width),
    index % width,
  ]);
}
