import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position, Prediction } from '../../protocol.js';
import { formatProbability, formatValue } from '../figure/format.js';
import { isValue, outputNumber, targetName } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import type { Readout } from './readout.js';

/** The nearest that float32 comes to a certainty without being one, which no softmax is. */
const CERTAIN = 1 - 2 ** -24;

/** `over 99.9%`, also of a probability that float32 has rounded to 1. */
export function probabilityText(probability: number): string {
  return formatProbability(clamped(probability));
}

/** `<0.1%`: as short as a table needs it. */
export function shortProbability(probability: number): string {
  return formatProbability(clamped(probability), true);
}

function clamped(probability: number): number {
  return Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN);
}

/** What the target has, as short as a table needs it: a probability, or the value. */
export function shortAmount({ target }: OcclusionResult, amount: number): string {
  return isValue(target) ? outputNumber(amount) : shortProbability(amount);
}

/** The same in words of a sentence. */
export function amountText({ target }: OcclusionResult, amount: number): string {
  return isValue(target) ? outputNumber(amount) : probabilityText(amount);
}

/** A score in words of a sentence. */
export function scoreText({ target, details }: OcclusionResult, score: number): string {
  if (isValue(target)) return outputNumber(score);
  return details.score === 'logit' ? formatValue(score) : probabilityText(score);
}

/** `rows 11 to 18, columns 11 to 18` */
export function windowText({ details }: OcclusionResult, position: Position): string {
  const { occluder, input } = details;
  const [row, column] = [position[0] + 1, position[1] + 1];
  const bottom = Math.min(position[0] + occluder.height, input.shape[0]);
  const right = Math.min(position[1] + occluder.width, input.shape[1]);
  const rows = bottom === row ? say`row ${row}` : say`rows ${row} to ${bottom}`;
  const columns = right === column ? say`column ${column}` : say`columns ${column} to ${right}`;
  return `${rows}, ${columns}`;
}

const regions = [
  [() => say`the upper left`, () => say`the top`, () => say`the upper right`],
  [() => say`the left`, () => say`the middle`, () => say`the right`],
  [() => say`the lower left`, () => say`the bottom`, () => say`the lower right`],
];

/** In which part of the picture the middle of the occluder lies. */
export function regionText({ details }: OcclusionResult, [top, left]: Position): string {
  const { occluder, input } = details;
  const part = (middle: number, length: number): number =>
    middle < (3 / 8) * length ? 0 : middle > (5 / 8) * length ? 2 : 1;
  const row = part(top + occluder.height / 2, input.shape[0]);
  return regions[row]![part(left + occluder.width / 2, input.shape[1])]!();
}

/** `the probability of 3` */
export function measured({ target, details }: OcclusionResult): string {
  if (isValue(target)) return targetName(target);
  return details.score === 'logit'
    ? say`the logit of ${target.label}`
    : say`the probability of ${target.label}`;
}

/** What the occluder does where it is, to be read out. */
export function readoutText(
  result: OcclusionResult,
  position: Position,
  { now, ranked }: Readout,
): string {
  const hidden = windowText(result, position);
  if (isValue(result.target)) return say`Hidden: ${hidden}. Output: ${outputNumber(now)}.`;
  const [best] = ranked;
  return say`Hidden: ${hidden}. ${result.target.label}: ${probabilityText(now)}. The network answers ${answer(best!)}.`;
}

/** `5 (99.3%)` */
export function answer({ label, probability }: Prediction): string {
  return probability === undefined ? label : `${label} (${probabilityText(probability)})`;
}

/** `about 12 minutes` */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const whole = (unit: number): number => Math.max(1, Math.round(seconds / unit));
  if (seconds < 90) {
    const count = whole(1);
    return count === 1 ? say`about 1 second` : say`about ${count} seconds`;
  }
  if (seconds < 5400) {
    const count = whole(60);
    return count === 1 ? say`about 1 minute` : say`about ${count} minutes`;
  }
  const count = whole(3600);
  return count === 1 ? say`about 1 hour` : say`about ${count} hours`;
}
