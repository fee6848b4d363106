import { positionOf, type Cell } from '../../client/occlusion/plan.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position, Prediction, Target } from '../../protocol.js';
import type { HandAnswer } from './hand.js';

/** What is said of the occluder at one position. */
export interface Readout {
  /** The target's probability with the occluder, or the value. */
  now: number;
  /** Best first, as many as are known: of a grid's cell the winner, and the target. */
  ranked: readonly Prediction[];
  /** Whether it is the answer for this very position, and not that of the nearest one in the grid. */
  exact: boolean;
}

/** The network's answer, or while it is awaited what the sweep has found there or nearest by. */
export function readoutAt(
  result: OcclusionResult,
  position: Position,
  answer: HandAnswer | null,
  labels: readonly string[],
): Readout | null {
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

/** A target's probability, or the value. */
export function amountOf({ logit, probability = logit }: Target): number {
  return probability;
}

/** The known cell whose window lies nearest; `null` while none is known. */
export function nearestKnown(
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
