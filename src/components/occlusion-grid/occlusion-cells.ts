import { Pixels } from '../../client/image/pixels.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Cell } from '../../client/occlusion/plan.js';
import type { Head } from '../../protocol.js';
import { colorStops, colorTable, parseColor } from '../figure/color-maps.js';
import { hidesClass, hidesFindings } from '../figure/concealed.js';
import { remembered } from '../figure/remembered.js';
import {
  markOf,
  type Bitmap,
  type ClassKey,
  type Legend,
  type Mark,
  type Name,
  type Panel,
} from '../figure/figure.js';
import { contrastName } from '../figure/contrasts.js';
import { formatCount, formatValue } from '../figure/format.js';
import type { ValueRange } from '../figure/heatmap.js';
import { legendOf } from '../figure/legends.js';
import { isValue, outputNumber } from '../figure/sentences.js';
import { translate, translatePieces } from '../locale/message.js';
import type { OcclusionState } from './occlusion-figure.js';
import {
  fallRanges,
  nearestCell,
  scoresOf,
  shownCells,
  unoccludedScore,
  winnersOf,
  type ClassOrder,
} from './occlusion-findings.js';
import { differenceText, gridText, probabilityText } from './occlusion-text.js';

/** A cell for every position of the occluder, in the color of the score or of the class that wins. */
export function gridPanel(state: OcclusionState, drawn: DrawnGrid | null): Panel {
  const { attributes, shown, position, description } = state;
  const label = gridTitle(
    hidesClass(attributes) ? null : shown,
    attributes.cells,
    description?.head,
  );
  const common = { kind: 'panel', key: 'grid', part: 'grid-panel', label } as const;
  const legend = legendOf(null, attributes.colormap);
  if (!shown || !drawn) return { ...common, layers: [], marks: [], legend };
  const { tops, lefts } = shown.details.grid;
  const [rows, columns] = [tops.length, lefts.length];
  const source = cellsBitmap(rows, columns, [drawn], (cell) => drawn.colors[cell] ?? null);
  return {
    ...common,
    layers: [
      {
        part: 'grid',
        source,
        alternative: label,
        summary: gridText(shown, description?.labels ?? [], attributes.cells),
      },
    ],
    ground: 'cells',
    marks: position ? [cellMark(nearestCell(shown, position), rows, columns)] : [],
    // Its numbers are those of the class; the colors keep their room.
    legend: hidesFindings(attributes) ? drawn.legend && legend : drawn.legend,
  };
}

function cellMark(cell: Cell, rows: number, columns: number): Mark {
  const box = { top: Math.floor(cell / columns), left: cell % columns, height: 1, width: 1 };
  return markOf('window', box, [rows, columns]);
}

function gridTitle(
  shown: OcclusionResult | null,
  cells: string | null,
  head: Head | undefined,
): string {
  if (head === 'value') return translate`Output at each position`;
  if (cells === 'class') return translate`Predicted class at each position`;
  // As long as most are, to keep their room.
  if (!shown) return translate`Probability at each position, in %`;
  const { label } = shown.target;
  if (shown.contrast) {
    const other = contrastName(shown.contrast);
    return shown.details.score === 'logit'
      ? translate`Logit of ${label} relative to ${other} at each position`
      : translate`Probability of ${label} relative to ${other} at each position, in %`;
  }
  return shown.details.score === 'logit'
    ? translate`Logit of ${label} at each position`
    : translate`Probability of ${label} at each position, in %`;
}

/** Red, green, blue as bytes; `null` where nothing is painted. */
type CellColor = readonly number[] | null;

/** One pixel per cell, row-major. */
export function cellsBitmap(
  rows: number,
  columns: number,
  key: readonly unknown[],
  colorOf: (cell: number) => CellColor,
): Bitmap {
  const paint = (): Pixels => {
    const pixels = new Pixels(columns, rows);
    for (let cell = 0; cell < rows * columns; cell++) {
      const color = colorOf(cell);
      if (color) pixels.data.set([...color, 255], cell * 4);
    }
    return pixels;
  };
  return { width: columns, height: rows, key, paint };
}

/** The grid as it is drawn. */
export interface DrawnGrid {
  /** Row-major; `null` where nothing is known, or nothing changes the prediction. */
  colors: CellColor[];
  /** What stands on each cell; empty where nothing does. */
  marks: string[];
  /** What the colors of the scores mean, or of the classes. */
  legend: Legend | null;
  key: ClassKey | null;
}

/** Made once for each result and way of drawing. */
export function drawnGrid(
  { attributes, description, classOrder }: OcclusionState,
  shown: OcclusionResult,
): DrawnGrid {
  const { range, colormap } = attributes;
  // A value has no classes that could win.
  const cells = isValue(shown.target) ? 'score' : attributes.cells;
  return remembered(shown, 'grid', [cells, range, colormap], () =>
    cells === 'class'
      ? drawnClasses(shown, description?.labels ?? [], classOrder)
      : drawnScores(shown, range, colormap),
  );
}

function drawnScores(shown: OcclusionResult, range: string, colorMap: string): DrawnGrid {
  const { details } = shown;
  const scores = scoresOf(details);
  const unoccluded = unoccludedScore(shown);
  const falls = fallRanges(shown, range).grid;
  const sources = shownCells(details);
  const unit = details.score === 'logit' ? 1 : 100;
  const ofValue = isValue(shown.target);
  return {
    colors: sources.map((source) =>
      source < 0 ? null : fallColor(unoccluded - scores[source]!, falls, colorMap),
    ),
    marks: sources.map((source, cell) => {
      const written = Math.round(scores[cell]! * unit);
      // Where a certainty stays one the cell stays quiet.
      const isQuiet = unit === 100 && written === Math.round(unoccluded * unit) && written === 100;
      const isTold = source === cell && !isQuiet;
      if (!isTold) return '';
      return ofValue ? formatValue(scores[cell]!) : String(written).replace('-', '\u2212');
    }),
    legend: scoreLegend(shown, falls, colorMap),
    key: null,
  };
}

/** The score at one position, or the class that is predicted there; empty where nothing is known yet. */
export function cellText(shown: OcclusionResult, cell: Cell, labels: readonly string[]): string {
  const { details } = shown;
  const source = shownCells(details)[cell] ?? -1;
  if (source < 0) return '';
  const score = scoresOf(details)[source]!;
  if (isValue(shown.target)) return outputNumber(score);
  const ofProbability = shown.contrast ? differenceText : probabilityText;
  const number = details.score === 'logit' ? formatValue(score) : ofProbability(score);
  const winner = details.winners[source]!;
  const { index } = shown.target;
  return winner === index ? number : `${number} (${labels[winner] ?? String(winner)})`;
}

function drawnClasses(
  shown: OcclusionResult,
  labels: readonly string[],
  order: ClassOrder,
): DrawnGrid {
  const { details } = shown;
  const winners = winnersOf(shown, labels, order);
  const byIndex = new Map(winners.map((winner) => [winner.index, winner]));
  const answer = winners[0]!.index;
  const sources = shownCells(details);
  const colorOf = (index: number): CellColor => {
    const { color } = byIndex.get(index)!;
    return color === null ? null : parseColor(color);
  };
  return {
    colors: sources.map((source) => (source < 0 ? null : colorOf(details.winners[source]!))),
    marks: sources.map((source, cell) => {
      const winner = details.winners[cell]!;
      return source === cell && winner !== answer ? byIndex.get(winner)!.short : '';
    }),
    legend: null,
    key: {
      kind: 'key',
      title:
        details.done === 1
          ? translate`Predicted class at 1 position`
          : translate`Predicted classes at ${formatCount(details.done)} positions`,
      entries: winners.map(({ label, short, color, cells }, place) => ({
        color,
        mark: place === 0 ? '' : short,
        label:
          place === 0
            ? translatePieces<string | Name>`${{ name: label }}, unchanged: ${String(cells)}`
            : [{ name: label }, `: ${cells}`],
      })),
    },
  };
}

/** The color of a fall of the score. */
export function fallColor(fall: number, [low, high]: ValueRange, colorMap: string): CellColor {
  const table = colorTable(colorMap);
  const share = high > low ? Math.min(Math.max((fall - low) / (high - low), 0), 1) : 0.5;
  const entry = Math.round(share * (table.length / 3 - 1)) * 3;
  return [table[entry]!, table[entry + 1]!, table[entry + 2]!];
}

/** Numbers this near to another, as a share of the bar, would run into it. */
const NEAR = 0.35;

/**
 * The colors of the grid from the lowest score to the highest, with that of the unoccluded image;
 * of the symmetric range only as much as probabilities can reach.
 */
function scoreLegend(shown: OcclusionResult, [low, high]: ValueRange, colorMap: string): Legend {
  const isLogit = shown.details.score === 'logit';
  const unoccluded = unoccludedScore(shown);
  const [from, to] = [unoccluded - high, unoccluded - low];
  const { contrast } = shown.details;
  const [least, most] = isLogit ? [from, to] : [Math.max(from, contrast ? -1 : 0), Math.min(to, 1)];
  // Two numbers of the author's may lie beyond.
  const [first, last] = least < most ? [least, most] : [from, to];
  const ofProbability = contrast ? differenceText : probabilityText;
  const plain = isLogit ? formatValue : ofProbability;
  const text = isValue(shown.target) ? outputNumber : plain;
  const middle = (unoccluded - first) / (last - first);
  const asItIs = translate`before ${text(unoccluded)}`;
  const isBetween = middle >= NEAR && middle <= 1 - NEAR;
  return {
    // A fall is positive, a low score lies left.
    colors: [...colorStops(colorMap)].reverse(),
    shown: [(first - from) / (to - from), (last - from) / (to - from)],
    start: middle < NEAR ? asItIs : text(first),
    end: middle > 1 - NEAR ? asItIs : text(last),
    middle: isBetween ? { text: text(unoccluded), place: 100 * middle } : null,
    isWorded: true,
    note: '',
  };
}
