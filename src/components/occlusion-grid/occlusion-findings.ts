import { isPhotograph } from '../../client/image/photograph.js';
import type {
  OccludedAt,
  OcclusionDetails,
  OcclusionResult,
} from '../../client/occlusion/occlusion.js';
import { coarseToFine, positionOf, type Cell } from '../../client/occlusion/plan.js';
import type { Position, Prediction, Target } from '../../protocol.js';
import { classScheme } from '../figure/color-schemes.build.js';
import { remembered } from '../figure/remembered.js';
import type { ValueRange } from '../figure/heatmap.js';
import { rangesOf } from '../figure/ranges.js';
import { isValue } from '../figure/sentences.js';

export interface Extreme {
  cell: Cell;
  position: Position;
  /** Probability or logit, as the sweep measures. */
  score: number;
}

/** Where hiding lowers the score most, and where it does so least. */
export interface Extremes {
  most: Extreme;
  least: Extreme;
}

export function isFinished({ details: { done, known } }: OcclusionResult): boolean {
  return done === known.length;
}

/** Among the cells that are known, the first among equals. */
export function extremesOf(result: OcclusionResult): Extremes {
  return remembered(result, 'extremes', [], () => {
    const { details } = result;
    const scores = scoresOf(details);
    const best = (isBetter: (score: number, than: number) => boolean): Extreme => {
      let found = -1;
      scores.forEach((score, cell) => {
        if (details.known[cell] && (found < 0 || isBetter(score, scores[found]!))) found = cell;
      });
      return { cell: found, position: positionOf(details.grid, found), score: scores[found]! };
    };
    return {
      most: best((score, than) => score < than),
      least: best((score, than) => score > than),
    };
  });
}

const NOTHING = 0.0005;

/**
 * Smaller changes are none to a reader: of probabilities and of logits always the same, of a value, which
 * may be of any size, a share of the largest.
 */
export function negligible(result: OcclusionResult): number {
  const { target, details } = result;
  if (!isValue(target)) return NOTHING;
  const largest = scoresOf(details).reduce(
    (most, score) => (Number.isFinite(score) ? Math.max(most, Math.abs(score)) : most),
    Math.abs(target.logit),
  );
  return largest > 0 ? NOTHING * largest : NOTHING;
}

/** What the grid shows in each cell: the target's score, less that of its contrast. */
export function scoresOf({
  score,
  probabilities,
  logits,
  contrast,
}: OcclusionDetails): Float32Array {
  const isLogit = score === 'logit' || !probabilities;
  const scores = isLogit ? logits : probabilities;
  const against = isLogit ? contrast?.logits : contrast?.probabilities;
  return against ? scores.map((value, cell) => value - against[cell]!) : scores;
}

/** The same of the image as it is. */
export function unoccludedScore({ target, details }: OcclusionResult): number {
  const isLogit = details.score === 'logit';
  const against = (isLogit ? details.contrast?.logit : details.contrast?.probability) ?? 0;
  // As precise as those of the cells, so that no change is none.
  return Math.fround(Math.fround(isLogit ? target.logit : amountOf(target)) - against);
}

/** A target's probability, or the value. */
export function amountOf({ logit, probability = logit }: Target): number {
  return probability;
}

/** What is kept of a prediction with the occluder at one position. */
export type OccludedPrediction = Pick<OccludedAt, 'occluded' | 'predictions'>;

/** What is predicted with the occluder at one position. */
export interface PositionFinding {
  /** The target's probability with the occluder, or the value. */
  now: number;
  /** Best first, as many as are known: of a grid's cell the winner, and the target. */
  ranked: readonly Prediction[];
  /** Whether it is the prediction for this very position, and not that of the nearest one in the grid. */
  exact: boolean;
}

/** The network's prediction, or while it is awaited what the sweep has found there or nearest by. */
export function findingAt(
  result: OcclusionResult,
  position: Position,
  answer: OccludedPrediction | null,
  labels: readonly string[],
): PositionFinding | null {
  if (answer) {
    return { now: amountOf(answer.occluded), ranked: answer.predictions, exact: true };
  }
  const cell = nearestKnown(result, position);
  if (cell === null) return null;
  const { target, details } = result;
  const { probabilities, winnerProbabilities, logits } = details;
  const winner = details.winners[cell]!;
  const best: Prediction = {
    index: winner,
    label: labels[winner] ?? String(winner),
    ...(winnerProbabilities && { probability: winnerProbabilities[cell]! }),
  };
  const now = (probabilities ?? logits)[cell]!;
  const ranked = winner === target.index ? [best] : [best, { ...target, probability: now }];
  const exact = String(positionOf(details.grid, cell)) === String(position);
  return { now, ranked, exact };
}

/** The known cell whose window lies nearest; `null` while none is known. */
function nearestKnown(
  { details: { grid, known } }: OcclusionResult,
  position: Position,
): Cell | null {
  let [nearest, least] = [-1, Infinity];
  known.forEach((isKnown, cell) => {
    if (!isKnown) return;
    const [top, left] = positionOf(grid, cell);
    const distance = Math.hypot(top - position[0], left - position[1]);
    if (distance < least) [nearest, least] = [cell, distance];
  });
  return nearest < 0 ? null : nearest;
}

/** The cell of the grid whose window lies nearest, known or not. */
export function nearestCell({ details: { grid } }: OcclusionResult, position: Position): Cell {
  const nearest = (starts: number[], at: number): number =>
    starts.reduce((best, start, index) => {
      return Math.abs(start - at) < Math.abs(starts[best]! - at) ? index : best;
    }, 0);
  return nearest(grid.tops, position[0]) * grid.lefts.length + nearest(grid.lefts, position[1]);
}

/** The same of some cells. */
export function nearestOf(
  { details: { grid } }: OcclusionResult,
  [top, left]: Position,
  cells: readonly Cell[],
): Cell {
  const away = (cell: Cell): number => {
    const [down, right] = positionOf(grid, cell);
    return Math.hypot(down - top, right - left);
  };
  return cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best));
}

/**
 * Which cell's value each cell shows: its own, or while the sweep is coarse that of the block that it
 * lies in; -1 where none is known.
 */
export function shownCells({ grid, known }: OcclusionDetails): Cell[] {
  const columns = grid.lefts.length;
  const most = Math.max(grid.tops.length, columns);
  return Array.from(known, (_, cell) => blockOf(cell, columns, most, known));
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

/**
 * Positions for a strip of images: evenly spread over the row of the grid in which the occluder is, and
 * the one nearest to it among them; while the sweep goes, of the cells that are known.
 *
 * @param around where the occluder is
 */
export function stripCells(result: OcclusionResult, count: number, around: Position): Cell[] {
  const { most } = extremesOf(result);
  const near = nearestCell(result, around);
  const knownOfRow = knownInRow(result, near);
  const [middle, cells] =
    knownOfRow.length > 0 ? [near, knownOfRow] : [most.cell, knownInRow(result, most.cell)];
  if (count < 1 || cells.length <= count) return count < 1 ? [] : cells;
  const at = cells.reduce(
    (best, cell, index) =>
      Math.abs(cell - middle) < Math.abs(cells[best]! - middle) ? index : best,
    0,
  );
  if (count === 1) return [cells[at]!];
  const places = Array.from({ length: count }, (_, index) =>
    Math.round((index * (cells.length - 1)) / (count - 1)),
  );
  const nearest = places.reduce(
    (best, place, index) => (Math.abs(place - at) < Math.abs(places[best]! - at) ? index : best),
    0,
  );
  places[nearest] = at;
  return places.map((place) => cells[place]!);
}

/** The known cells in the row of one. */
function knownInRow({ details: { grid, known } }: OcclusionResult, cell: Cell): Cell[] {
  const columns = grid.lefts.length;
  const start = cell - (cell % columns);
  return Array.from({ length: columns }, (_, column) => start + column).filter(
    (each) => known[each],
  );
}

/** Images that a figure shows at once: more would be too small to be told apart. */
const MOST_IMAGES = 400;

/** Which rows and columns of the grid are shown as images: all, or every `step`-th. */
export interface ImageGrid {
  step: number;
  rows: number;
  columns: number;
}

export function imageGridOf(rows: number, columns: number): ImageGrid {
  for (let step = 1; ; step++) {
    const [down, across] = [Math.ceil(rows / step), Math.ceil(columns / step)];
    if (down * across <= MOST_IMAGES) return { step, rows: down, columns: across };
  }
}

/** A class that wins somewhere. */
export interface Winner {
  index: number;
  label: string;
  /** Cells in which it wins. */
  cells: number;
  /** What stands on its cells: as much of the label as tells it from the other winners. */
  short: string;
  /** `#rrggbb`; `null` for the prediction without the occluder, and for more classes than colors. */
  color: string | null;
}

/** Which class has which color of the class map: that of its place, in the order in which they came. */
export type ClassOrder = number[];

/**
 * Who wins where: the prediction without the occluder first, then by the number of cells.
 *
 * @param order to which new classes are added, so that colors stay from one sweep to the next
 */
export function winnersOf(
  { predictions, details }: OcclusionResult,
  labels: readonly string[],
  order: ClassOrder,
): Winner[] {
  const cells = new Map<number, number>();
  const answer = predictions[0]!.index;
  cells.set(answer, 0);
  for (const winner of details.winners) {
    if (winner >= 0) cells.set(winner, (cells.get(winner) ?? 0) + 1);
  }
  const others = [...cells.keys()].filter((index) => index !== answer);
  others.sort((a, b) => cells.get(b)! - cells.get(a)! || a - b);
  // As the sweep meets them, however it was cut into slices.
  for (const cell of coarseToFine(details.grid, isPhotograph(details.input.shape))) {
    const index = details.winners[cell]!;
    if (index >= 0 && index !== answer && !order.includes(index)) order.push(index);
  }
  const names = [answer, ...others].map((index) => labels[index] ?? String(index));
  return [answer, ...others].map((index, place) => ({
    index,
    label: names[place]!,
    cells: cells.get(index)!,
    short: shortest(names[place]!, names),
    color: index === answer ? null : (classScheme[order.indexOf(index)] ?? null),
  }));
}

/** The shortest beginning that no other name has. */
function shortest(name: string, names: readonly string[]): string {
  for (let length = 1; length < name.length; length++) {
    const start = name.slice(0, length);
    if (names.filter((other) => other.startsWith(start)).length === 1) return start;
  }
  return name;
}

/** How far the score falls at the two ends of the colors, of the grid and of the map. */
export interface FallRanges {
  grid: ValueRange;
  map: ValueRange;
}

/** Symmetric around 0, the score of the unoccluded image, unless two numbers are asked for. */
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

/** From the lowest value that the sweep has met to the highest, and 0: the bar grows from there. */
export function spanOf(
  { details }: OcclusionResult,
  more: readonly number[],
): [low: number, high: number] {
  const values = [...details.logits, ...more, 0].filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low, low + 1];
}
