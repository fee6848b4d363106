import { html, type TemplateResult } from 'lit';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { say, sayParts } from '../locale/message.js';
import {
  extremesOf,
  negligible,
  unoccludedScore,
  type Extreme,
  type Extremes,
} from './extremes.js';
import { answer, measured, regionText, scoreText, windowText } from './occlusion-text.js';
import type { Stage } from './stage.js';

/** Where hiding matters most and where least, in words alone. */
export function extremesText(result: OcclusionResult): string {
  const { most, least } = extremesOf(result);
  return sentence(result, { most, least }, ({ position }) => regionText(result, position)).join('');
}

/** The same; the places are buttons that put the occluder there. */
export function extremesSentence(
  stage: Stage,
  result: OcclusionResult,
  extremes: Extremes,
): TemplateResult {
  return html`${sentence(result, extremes, (extreme) => placeButton(stage, result, extreme))}`;
}

function sentence<Place>(
  result: OcclusionResult,
  { most, least }: Extremes,
  placeOf: (extreme: Extreme) => Place,
): unknown[] {
  const before = unoccludedScore(result);
  if (least.score - most.score < negligible(result)) {
    return [
      say`Wherever the occluder is, ${measured(result)} is ${scoreText(result, most.score)}.`,
    ];
  }
  const at = ({ position }: Extreme): string => windowText(result, position);
  const winner = winnerOf(result, most);
  const [lowest, highest] = [mostText(result, most, before), leastText(result, least, before)];
  return winner
    ? sayParts`Hiding ${placeOf(most)} (${at(most)}) ${lowest}, where the network answers ${winner}; hiding ${placeOf(least)} (${at(least)}) ${highest}.`
    : sayParts`Hiding ${placeOf(most)} (${at(most)}) ${lowest}; hiding ${placeOf(least)} (${at(least)}) ${highest}.`;
}

function placeButton(
  { hand }: Stage,
  result: OcclusionResult,
  { position }: Extreme,
): TemplateResult {
  return html`<button
    part="place"
    type="button"
    @pointerenter=${() => hand.hover(position)}
    @pointerleave=${() => hand.hover(null)}
    @focus=${() => hand.hover(position)}
    @blur=${() => hand.hover(null)}
    @click=${() => hand.pick(position)}
  >
    ${regionText(result, position)}
  </button>`;
}

function mostText(result: OcclusionResult, { score }: Extreme, before: number): string {
  const [from, to] = [scoreText(result, before), scoreText(result, score)];
  return score < before
    ? say`lowers ${measured(result)} most, from ${from} to ${to}`
    : say`raises ${measured(result)} least, from ${from} to ${to}`;
}

function leastText(result: OcclusionResult, { score }: Extreme, before: number): string {
  if (Math.abs(score - before) < negligible(result)) return say`leaves it as it is`;
  const end = scoreText(result, score);
  return score > before ? say`raises it most, to ${end}` : say`lowers it least, to ${end}`;
}

/** `5 (99.3%)`, if that is another answer than that without the occluder. */
function winnerOf({ details, predictions }: OcclusionResult, { cell }: Extreme): string | null {
  const index = details.winners[cell]!;
  if (index === predictions[0]!.index) return null;
  const label = predictions.find((prediction) => prediction.index === index)!.label;
  const { winnerProbabilities } = details;
  return answer({
    index,
    label,
    ...(winnerProbabilities && { probability: winnerProbabilities[cell]! }),
  });
}
