import { isPhotograph } from '../image/photograph.js';
import { ExplainError, type Occluder, type Position, type Shape3 } from '../../protocol.js';
import type { OcclusionOptions } from './occlusion.js';

/** Where the occluder goes: rows and columns of windows. */
export interface OcclusionGrid {
  /** First row of pixels of each row of windows, ascending. */
  tops: number[];
  /** First column of pixels of each column of windows. */
  lefts: number[];
}

/** Where the occluder of a sweep goes. */
export interface OcclusionPlan {
  occluder: Occluder;
  stride: readonly [vertical: number, horizontal: number];
  grid: OcclusionGrid;
  /** Of the grid. */
  positions: number;
}

type PlanOptions = Pick<OcclusionOptions, 'occluder' | 'shape' | 'stride'>;

/** What a sweep over an image would do; throws `setting-out-of-range`. */
export function planOcclusion(image: Shape3, options: PlanOptions): OcclusionPlan {
  const occluder = occluderOf(image, options);
  const stride = strideOf(image, occluder, options);
  requireFitting(image, occluder, stride);
  const grid = gridOf(image, occluder, stride);
  return { occluder, stride, grid, positions: grid.tops.length * grid.lefts.length };
}

/** A quarter of the image's shorter side unless given. */
export function occluderOf([height, width]: Shape3, { occluder, shape }: PlanOptions): Occluder {
  const quarter = Math.max(1, Math.round(Math.min(height, width) / 4));
  const [tall, wide] = pair(occluder ?? quarter);
  return { height: tall, width: wide, shape: shape ?? 'square' };
}

/**
 * A quarter of the occluder unless given; of a photograph half: with the occluder's default 7 positions
 * along a side, each of which takes most of a forward pass.
 */
function strideOf(
  image: Shape3,
  { height, width }: Occluder,
  { stride }: PlanOptions,
): OcclusionPlan['stride'] {
  const steps = isPhotograph(image) ? 2 : 4;
  return pair(stride ?? Math.max(1, Math.round(Math.min(height, width) / steps)));
}

function pair(sides: number | readonly [number, number]): readonly [number, number] {
  return typeof sides === 'number' ? [sides, sides] : sides;
}

/**
 * Windows that step by `stride` from the first pixel until the image is covered, the last one cut at
 * the border: Captum's positions. A stride that is longer than the occluder, which Captum refuses,
 * leaves gaps.
 */
function gridOf(
  [height, width]: Shape3,
  occluder: Occluder,
  stride: OcclusionPlan['stride'],
): OcclusionGrid {
  return {
    tops: starts(height, occluder.height, stride[0]),
    lefts: starts(width, occluder.width, stride[1]),
  };
}

function starts(length: number, window: number, stride: number): number[] {
  const count = Math.ceil((length - window) / stride) + 1;
  return Array.from({ length: count }, (_, index) => index * stride).filter(
    // With gaps the last step may leave the image.
    (start) => start < length,
  );
}

/** A cell of the grid: `row * columns + column`. */
export type Cell = number;

/**
 * The cells, coarse grid first: every 2^n-th row and column, then what lies halfway, and so on. Of a
 * photograph, whose positions take long, each of these goes from the middle outward, where most images
 * have their subject.
 */
export function coarseToFine({ tops, lefts }: OcclusionGrid, fromMiddle: boolean): Cell[] {
  const columns = lefts.length;
  let step = 1;
  while (step * 4 < Math.max(tops.length, columns)) step *= 2;
  const cells: Cell[] = [];
  const away = (cell: Cell): number =>
    Math.hypot(
      Math.floor(cell / columns) - (tops.length - 1) / 2,
      (cell % columns) - (columns - 1) / 2,
    );
  for (let coarser = 0; step >= 1; coarser = step, step /= 2) {
    const level: Cell[] = [];
    for (let row = 0; row < tops.length; row += step) {
      for (let column = 0; column < columns; column += step) {
        const known = coarser > 0 && row % coarser === 0 && column % coarser === 0;
        if (!known) level.push(row * columns + column);
      }
    }
    cells.push(...(fromMiddle ? level.sort((a, b) => away(a) - away(b)) : level));
  }
  return cells;
}

export function positionOf({ tops, lefts }: OcclusionGrid, cell: Cell): Position {
  return [tops[Math.floor(cell / lefts.length)]!, lefts[cell % lefts.length]!];
}

/** Throws `setting-out-of-range`, naming the side that does not fit. */
function requireFitting(
  [height, width]: Shape3,
  occluder: Occluder,
  stride: OcclusionPlan['stride'],
): void {
  const sides = [
    ['occluder', occluder.height, height, 'high'],
    ['occluder', occluder.width, width, 'wide'],
    ['stride', stride[0], height, 'high'],
    ['stride', stride[1], width, 'wide'],
  ] as const;
  for (const [name, value, most, side] of sides) {
    if (Number.isInteger(value) && value >= 1 && value <= most) continue;
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "${name}" is ${value}; the image that the network sees is ${most} pixels ${side}.`,
      `Give a whole number of pixels from 1 to ${most}.`,
    );
  }
}
