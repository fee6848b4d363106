import type { Cell } from '../../client/occlusion/plan.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Extreme } from './extremes.js';

/**
 * Positions for a strip of pictures: evenly spread over the row of the grid in which the most important
 * one lies, and that one among them; while the sweep goes, of the cells that are known.
 */
export function stripCells(
  { details: { grid, known } }: OcclusionResult,
  { cell: most }: Extreme,
  count: number,
): Cell[] {
  const columns = grid.lefts.length;
  const start = most - (most % columns);
  const cells = Array.from({ length: columns }, (_, column) => start + column).filter(
    (cell) => known[cell],
  );
  if (count < 1 || cells.length <= count) return count < 1 ? [] : cells;
  if (count === 1) return [most];
  const places = Array.from({ length: count }, (_, index) =>
    Math.round((index * (cells.length - 1)) / (count - 1)),
  );
  const at = cells.indexOf(most);
  const nearest = places.reduce(
    (best, place, index) => (Math.abs(place - at) < Math.abs(places[best]! - at) ? index : best),
    0,
  );
  places[nearest] = at;
  return places.map((place) => cells[place]!);
}
