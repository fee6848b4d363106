import { getBackend, tensor2d, type Tensor4D } from '@tensorflow/tfjs-core';
import { byLoops } from './by-loops.js';
import { runShader } from './shader.js';
import type { Pair } from './window.js';

/** Of each picture of a batch: where a rectangle of one size begins on a map. */
export type Starts = readonly Pair[];

/** One map for all pictures, with a patch of its own for each. */
export interface PatchedMap {
  /** `[1, height, width, channels]` */
  map: Tensor4D;
  /** `[batch, rows, columns, channels]`, inside the map. */
  patch: Tensor4D;
  starts: Starts;
}

/**
 * Cuts a region of one size out of each picture's map, which is the common one under that picture's
 * patch.
 *
 * @param outside what cells beyond the map have
 * @returns `[batch, ...size, channels]`
 */
export function cutRegions(
  patched: PatchedMap,
  starts: Starts,
  size: Pair,
  outside: number,
): Tensor4D {
  const cut = getBackend() === 'webgl' ? cutByShader : cutByLoops;
  return cut(patched, starts, size, outside);
}

/** Row by row: from the left what is beyond the map, the map, the patch, the map, and beyond again. */
function cutByLoops(
  { map, patch, starts: patchStarts }: PatchedMap,
  starts: Starts,
  [rows, columns]: Pair,
  outside: number,
): Tensor4D {
  const [, height, width, channels] = map.shape;
  const [batch, patchRows, patchColumns] = patch.shape;
  const shape = [batch, rows, columns, channels];
  const [regions] = byLoops([map, patch], [shape], ([common, patches], [cells]) => {
    starts.forEach(([top, left], picture) => {
      const [patchTop, patchLeft] = patchStarts[picture]!;
      // Columns of the region where the map begins and ends, and the patch.
      const [mapFrom, mapTo] = [clamp(-left, columns), clamp(width - left, columns)];
      const patchFrom = clamp(patchLeft - left, columns);
      const patchTo = clamp(patchLeft + patchColumns - left, columns);
      for (let row = 0; row < rows; row++) {
        const y = top + row;
        const to = (picture * rows + row) * columns;
        if (y < 0 || y >= height) {
          cells!.fill(outside, to * channels, (to + columns) * channels);
          continue;
        }
        const copy = (source: Float32Array, start: number, from: number, until: number): void => {
          if (until <= from) return;
          const values = source.subarray((start + from) * channels, (start + until) * channels);
          cells!.set(values, (to + from) * channels);
        };
        if (mapFrom > 0) cells!.fill(outside, to * channels, (to + mapFrom) * channels);
        if (mapTo < columns)
          cells!.fill(outside, (to + mapTo) * channels, (to + columns) * channels);
        const onMap = y * width + left;
        const patchRow = y - patchTop;
        if (patchRow < 0 || patchRow >= patchRows) {
          copy(common!, onMap, mapFrom, mapTo);
          continue;
        }
        const onPatch = (picture * patchRows + patchRow) * patchColumns + left - patchLeft;
        copy(common!, onMap, mapFrom, Math.min(patchFrom, mapTo));
        copy(patches!, onPatch, patchFrom, patchTo);
        copy(common!, onMap, Math.max(patchTo, mapFrom), mapTo);
      }
    });
  });
  return regions as Tensor4D;
}

function clamp(at: number, most: number): number {
  return Math.min(Math.max(at, 0), most);
}

function cutByShader(
  { map, patch, starts: patchStarts }: PatchedMap,
  starts: Starts,
  [rows, columns]: Pair,
  outside: number,
): Tensor4D {
  const [, height, width, channels] = map.shape;
  const [batch, patchRows, patchColumns] = patch.shape;
  const corners = tensor2d(
    starts.map((start, picture) => [...start, ...patchStarts[picture]!]),
    [batch, 4],
  );
  const shader = `
    int corner(int picture, int which) {
      return int(floor(getCorners(picture, which) + 0.5));
    }
    void main() {
      ivec4 cell = getOutputCoords();
      int row = cell[1] + corner(cell[0], 0);
      int column = cell[2] + corner(cell[0], 1);
      int patchRow = row - corner(cell[0], 2);
      int patchColumn = column - corner(cell[0], 3);
      if (row < 0 || row >= ${height} || column < 0 || column >= ${width}) {
        setOutput(${outside.toExponential()});
      } else if (patchRow >= 0 && patchRow < ${patchRows} &&
                 patchColumn >= 0 && patchColumn < ${patchColumns}) {
        setOutput(getChanged(cell[0], patchRow, patchColumn, cell[3]));
      } else {
        setOutput(getMap(0, row, column, cell[3]));
      }
    }`;
  // "patch" is a reserved word of the shading language.
  return runShader(shader, [batch, rows, columns, channels], { map, changed: patch, corners });
}
