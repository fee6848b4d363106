import type { Cell } from '../../client/occlusion/plan.js';
import type { OcclusionDetails } from '../../client/occlusion/occlusion.js';

/**
 * Which cell's value each cell shows: its own, or while the sweep is coarse that of the block that it
 * lies in; -1 where none is known.
 */
export function shownCells({ grid, known }: OcclusionDetails): Int32Array {
  const columns = grid.lefts.length;
  const most = Math.max(grid.tops.length, columns);
  return Int32Array.from(known, (_, cell) => blockOf(cell, columns, most, known));
}

function blockOf(cell: Cell, columns: number, most: number, known: Uint8Array): Cell {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  // Blocks double in size, as the sweep's grids do.
  for (let size = 1; size <= most; size *= 2) {
    const corner = (row - (row % size)) * columns + column - (column % size);
    if (known[corner]) return corner;
  }
  return -1;
}
