import {
  concat,
  pad,
  reshape,
  slice4d,
  zeros,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { AxisWindows, Windows } from './window.js';

/**
 * What flows back through strided windows falls, per axis, into `stride` phases: the cells whose
 * padded index is congruent modulo the stride. Each phase is dense on a small grid, so a backward
 * pass works per phase and interleaves the results, instead of inserting zeros.
 */

/** Cells of one phase along an axis: enough to cover the padded index of the last real cell. */
export function phaseLength(axis: AxisWindows): number {
  return Math.ceil((axis.before + axis.input) / axis.stride);
}

/**
 * Interleaves phases into a map in input space and cuts the padding off.
 *
 * @param phases `phases[y][x]` of shape `[batch, phaseLength, phaseLength, channels]`; `null` is all zero.
 * @returns `[batch, height, width, channels]`
 */
export function interleavePhases(
  phases: (Tensor4D | null)[][],
  { vertical, horizontal }: Windows,
  batch: number,
  channels: number,
): Tensor4D {
  const height = phaseLength(vertical);
  const width = phaseLength(horizontal);
  const rows = phases.map((row) => {
    const cells = row.map((phase): Tensor2D =>
      reshape(phase ?? zeros([batch, height, width, channels]), [batch * height * width, channels]),
    );
    return sideBySide(cells, batch * height);
  });
  const full: Tensor4D = reshape(sideBySide(rows, batch), [
    batch,
    height * vertical.stride,
    width * horizontal.stride,
    channels,
  ]);
  return cropTo(full, vertical, horizontal);
}

/** Joins along the inner axis, then folds everything behind `rows` into one axis. */
function sideBySide(parts: Tensor2D[], rows: number): Tensor2D {
  const joined = parts.length === 1 ? parts[0]! : concat(parts, 1);
  return reshape(joined, [rows, joined.size / rows]);
}

function cropTo(map: Tensor4D, vertical: AxisWindows, horizontal: AxisWindows): Tensor4D {
  const [batch, height, width, channels] = map.shape;
  const sides = [vertical, horizontal];
  if (height === vertical.input && width === horizontal.input) {
    if (sides.every(({ before }) => before === 0)) return map;
  }
  // Where windows begin behind the first cells, as those of a padded output do, nothing comes to them.
  const [above, beside] = sides.map(({ before }) => Math.max(-before, 0));
  const kept = slice4d(
    map,
    [0, Math.max(vertical.before, 0), Math.max(horizontal.before, 0), 0],
    [batch, vertical.input - above!, horizontal.input - beside!, channels],
  );
  if (above === 0 && beside === 0) return kept;
  return pad(kept, [
    [0, 0],
    [above!, 0],
    [beside!, 0],
    [0, 0],
  ]);
}
