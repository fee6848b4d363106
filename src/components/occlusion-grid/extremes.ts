import { positionOf, type Cell } from '../../client/occlusion/plan.js';
import type { OcclusionDetails, OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position } from '../../protocol.js';
import { isValue } from '../figure/sentences.js';
import { amountOf } from './readout.js';

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

/** Among the cells that are known, the first among equals. */
export function extremesOf({ details }: OcclusionResult): Extremes {
  const scores = scoresOf(details);
  const best = (isBetter: (score: number, than: number) => boolean): Extreme => {
    let found = -1;
    scores.forEach((score, cell) => {
      if (details.known[cell] && (found < 0 || isBetter(score, scores[found]!))) found = cell;
    });
    return { cell: found, position: positionOf(details.grid, found), score: scores[found]! };
  };
  return { most: best((score, than) => score < than), least: best((score, than) => score > than) };
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

/** What the grid shows in each cell. */
export function scoresOf({ score, probabilities, logits }: OcclusionDetails): Float32Array {
  return score === 'logit' || !probabilities ? logits : probabilities;
}

/** The same of the picture as it is. */
export function unoccludedScore({ target, details }: OcclusionResult): number {
  // As precise as those of the cells, so that no change is none.
  return Math.fround(details.score === 'logit' ? target.logit : amountOf(target));
}
