import { getBackend, tensor2d, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair } from '../network/nodes.js';
import { runShader } from './shader.js';

/** Of each picture of a batch: where a rectangle of one size begins on a map. */
export type Starts = readonly Pair[];

/** One map for all pictures, with a patch of its own for each. */
export interface PatchedMap {
  /** `[1, height, width, channels]` */
  map: Tensor4D;
  /** The same values where they are wanted in this thread's memory. */
  values: () => Float32Array;
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

/** Row by row, for the backends whose tensors lie in this thread's memory. */
function cutByLoops(
  { map, values, patch, starts: patchStarts }: PatchedMap,
  starts: Starts,
  [rows, columns]: Pair,
  outside: number,
): Tensor4D {
  const [, height, width, channels] = map.shape;
  const [batch, patchRows, patchColumns] = patch.shape;
  const [common, patches] = [values(), patch.dataSync<'float32'>()];
  const regions = new Float32Array(batch * rows * columns * channels);
  if (outside !== 0) regions.fill(outside);
  starts.forEach(([top, left], picture) => {
    const [patchTop, patchLeft] = patchStarts[picture]!;
    // The columns of the region that lie on the map, and those that lie on the patch.
    const onMap = [Math.max(0, -left), Math.min(columns, width - left)] as const;
    const onPatch = [
      Math.max(0, patchLeft - left),
      Math.min(columns, patchLeft + patchColumns - left),
    ] as const;
    const [first, last] = [Math.max(0, -top), Math.min(rows, height - top)];
    for (let row = first; row < last; row++) {
      const to = (picture * rows + row) * columns;
      const copy = (
        [from, until]: readonly [number, number],
        source: Float32Array,
        rowStart: number,
      ): void => {
        if (until <= from) return;
        const cells = source.subarray((rowStart + from) * channels, (rowStart + until) * channels);
        regions.set(cells, (to + from) * channels);
      };
      copy(onMap, common, (top + row) * width + left);
      const patchRow = top + row - patchTop;
      if (patchRow < 0 || patchRow >= patchRows) continue;
      copy(onPatch, patches, (picture * patchRows + patchRow) * patchColumns + left - patchLeft);
    }
  });
  return tensor4d(regions, [batch, rows, columns, channels]);
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
