import type { Pair } from '../../kernels/window.js';
import { uniformNumbers } from '../codespace/random.js';
import { stretch, stretchedLines } from './stretch.js';

/** Cells of the grid along each axis. */
const GRID = 7;
/** The probability that a cell is kept. */
export const KEPT = 0.5;

/**
 * RISE's masks (V. Petsiuk et al. 2018, section 3.2): a grid of cells that are kept or hidden at
 * random, enlarged bilinearly to one cell more than the image, and cut out at a random place. They
 * follow from the seed alone: every image and every backend gets the same ones.
 *
 * @returns makes the next mask: `[height * width]` values in [0, 1]
 */
export function randomMasks(seed: number, size: Pair): () => Float32Array {
  const next = uniformNumbers(seed);
  const cell = size.map((length) => Math.ceil(length / GRID)) as Pair;
  const larger = cell.map((length) => (GRID + 1) * length) as Pair;
  const lines = stretchedLines([GRID, GRID], larger);
  return () => {
    const grid = Array.from({ length: GRID * GRID }, () => (next() < KEPT ? 1 : 0));
    const [rows, columns] = lines.map((line, axis) => {
      const start = Math.floor(next() * cell[axis]!);
      return line.slice(start, start + size[axis]!);
    });
    return stretch(grid, GRID, rows!, columns!);
  };
}
