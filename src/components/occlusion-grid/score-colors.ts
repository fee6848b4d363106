import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { colorTable } from '../figure/color-maps.js';
import type { ValueRange } from '../figure/heatmap.js';
import { rangesOf } from '../figure/ranges.js';
import { negligible, scoresOf, unoccludedScore } from './extremes.js';
import type { CellColor } from './paint-cells.js';

/** How far the score falls at the two ends of the colours, of the grid and of the map. */
export interface FallRanges {
  grid: ValueRange;
  map: ValueRange;
}

/** Symmetric around 0, the score of the unoccluded picture, unless two numbers are asked for. */
export function fallRanges(result: OcclusionResult, choice: string): FallRanges {
  const { known } = result.details;
  const unoccluded = unoccludedScore(result);
  const falls = scoresOf(result.details)
    .filter((_, cell) => known[cell])
    .map((score) => unoccluded - score);
  const maps = new Map<keyof FallRanges, Float32Array>([
    ['grid', falls],
    ['map', result.map],
  ]);
  const ranges = rangesOf(choice, maps);
  const least = 2 * negligible(result);
  return { grid: widened(ranges.get('grid')!, least), map: widened(ranges.get('map')!, least) };
}

/** So that rounding errors are not painted as findings. */
function widened([low, high]: ValueRange, least: number): ValueRange {
  return high - low < least ? [-least, least] : [low, high];
}

/** The colour of a fall of the score. */
export function fallColor(fall: number, [low, high]: ValueRange, colorMap: string): CellColor {
  const table = colorTable(colorMap);
  const share = high > low ? Math.min(Math.max((fall - low) / (high - low), 0), 1) : 0.5;
  const entry = Math.round(share * (table.length / 3 - 1)) * 3;
  return [table[entry]!, table[entry + 1]!, table[entry + 2]!];
}
