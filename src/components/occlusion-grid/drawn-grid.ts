import { html, type TemplateResult } from 'lit';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { shownCells } from './blocks.js';
import { parsedColor, winnersOf } from './class-colors.js';
import { classLegend } from './class-legend.js';
import { formatValue } from '../figure/format.js';
import { isValue } from '../figure/sentences.js';
import { spokenLanguage, type Language } from '../locale/message.js';
import { scoresOf, unoccludedScore } from './extremes.js';
import type { OcclusionState } from './occlusion-state.js';
import type { CellColor } from './paint-cells.js';
import { fallColor, fallRanges } from './score-colors.js';
import { scoreLegend } from './score-legend.js';
import type { Stage } from './stage.js';

/** The grid as it is drawn. */
export interface DrawnGrid {
  /** Row-major; `null` where nothing is known, or nothing changes the answer. */
  colors: CellColor[];
  /** What stands on each cell; empty where nothing does. */
  marks: string[];
  legend: TemplateResult;
}

const drawings = new WeakMap<
  OcclusionResult,
  { key: string; language: Language; drawn: DrawnGrid }
>();

/** Made once for each result and way of drawing. */
export function drawnGrid(
  { element, description }: OcclusionState,
  stage: Stage,
  shown: OcclusionResult,
): DrawnGrid {
  const { range, colormap } = element;
  // A value has no classes that could win.
  const cells = isValue(shown.target) ? 'score' : element.cells;
  const key = JSON.stringify([cells, range, colormap]);
  const made = drawings.get(shown);
  const language = spokenLanguage();
  if (made?.key === key && made.language === language) return made.drawn;
  const drawn =
    cells === 'class'
      ? drawnClasses(shown, description?.labels ?? [], stage.classSlots)
      : drawnScores(shown, range, colormap);
  drawings.set(shown, { key, language, drawn });
  return drawn;
}

function drawnScores(shown: OcclusionResult, range: string, colorMap: string): DrawnGrid {
  const { details } = shown;
  const scores = scoresOf(details);
  const unoccluded = unoccludedScore(shown);
  const falls = fallRanges(shown, range).grid;
  const sources = [...shownCells(details)];
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
  };
}

function drawnClasses(
  shown: OcclusionResult,
  labels: readonly string[],
  slots: Map<number, number>,
): DrawnGrid {
  const { details } = shown;
  const winners = winnersOf(shown, labels, slots);
  const byIndex = new Map(winners.map((winner) => [winner.index, winner]));
  const answer = winners[0]!.index;
  const sources = [...shownCells(details)];
  return {
    colors: sources.map((source) =>
      source < 0 ? null : parsedColor(byIndex.get(details.winners[source]!)!.color),
    ),
    marks: sources.map((source, cell) => {
      const winner = details.winners[cell]!;
      return source === cell && winner !== answer ? byIndex.get(winner)!.short : '';
    }),
    legend: html`${classLegend(winners, details.done)}`,
  };
}
