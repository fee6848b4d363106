import { html, type TemplateResult } from 'lit';
import type { OcclusionResult } from '../../client/occlusion.js';
import { extremesOf, NOTHING, unoccludedScore, type Extreme, type Extremes } from './extremes.js';
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
): (string | Place)[] {
  const before = unoccludedScore(result);
  if (least.score - most.score < NOTHING) {
    return [`Wherever the occluder is, ${measured(result)} is ${scoreText(result, most.score)}.`];
  }
  const at = ({ position }: Extreme): string => ` (${windowText(result, position)})`;
  return [
    'Hiding ',
    placeOf(most),
    `${at(most)} ${mostText(result, most, before)}${winnerText(result, most)}; hiding `,
    placeOf(least),
    `${at(least)} ${leastText(result, least, before)}.`,
  ];
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
  const amount = `from ${scoreText(result, before)} to ${scoreText(result, score)}`;
  return `${score < before ? 'lowers' : 'raises'} ${measured(result)} ${score < before ? 'most' : 'least'}, ${amount}`;
}

function leastText(result: OcclusionResult, { score }: Extreme, before: number): string {
  if (Math.abs(score - before) < NOTHING) return 'leaves it as it is';
  const end = scoreText(result, score);
  return score > before ? `raises it most, to ${end}` : `lowers it least, to ${end}`;
}

/** `, where the network answers 5 (99.3%)`, if that is another answer. */
function winnerText({ details, predictions }: OcclusionResult, { cell }: Extreme): string {
  const index = details.winners[cell]!;
  if (index === predictions[0]!.index) return '';
  const label = predictions.find((prediction) => prediction.index === index)!.label;
  const probability = details.winnerProbabilities[cell]!;
  return `, where the network answers ${answer({ index, label, probability })}`;
}
