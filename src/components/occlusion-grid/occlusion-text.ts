import type { OcclusionResult } from '../../client/occlusion.js';
import type { Position, Prediction } from '../../protocol.js';
import { formatProbability, formatValue } from '../format.js';
import type { Readout } from './readout.js';

/** The nearest that float32 comes to a certainty without being one, which no softmax is. */
const CERTAIN = 1 - 2 ** -24;

/** `over 99.9%`, also of a probability that float32 has rounded to 1. */
export function probabilityText(probability: number): string {
  return formatProbability(Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN));
}

/** `<0.1%`: as short as a table needs it. */
export function shortProbability(probability: number): string {
  return probabilityText(probability).replace('over ', '>').replace('under ', '<');
}

/** A score in words of a sentence. */
export function scoreText({ details }: OcclusionResult, score: number): string {
  return details.score === 'logit' ? formatValue(score) : probabilityText(score);
}

/** `rows 11 to 18, columns 11 to 18` */
export function windowText({ details }: OcclusionResult, position: Position): string {
  const { occluder, input } = details;
  const span = (name: string, from: number, size: number, length: number): string => {
    const last = Math.min(from + size, length);
    return last === from + 1 ? `${name} ${last}` : `${name}s ${from + 1} to ${last}`;
  };
  const rows = span('row', position[0], occluder.height, input.shape[0]);
  return `${rows}, ${span('column', position[1], occluder.width, input.shape[1])}`;
}

const regions = [
  ['the upper left', 'the top', 'the upper right'],
  ['the left', 'the middle', 'the right'],
  ['the lower left', 'the bottom', 'the lower right'],
];

/** In which part of the picture the middle of the occluder lies. */
export function regionText({ details }: OcclusionResult, [top, left]: Position): string {
  const { occluder, input } = details;
  const part = (middle: number, length: number): number =>
    middle < (3 / 8) * length ? 0 : middle > (5 / 8) * length ? 2 : 1;
  const row = part(top + occluder.height / 2, input.shape[0]);
  return regions[row]![part(left + occluder.width / 2, input.shape[1])]!;
}

/** `the probability of 3` */
export function measured({ target, details }: OcclusionResult): string {
  return `the ${details.score === 'logit' ? 'logit' : 'probability'} of ${target.label}`;
}

/** What the occluder does where it is, to be read out. */
export function readoutText(
  result: OcclusionResult,
  position: Position,
  { probability, ranked }: Readout,
): string {
  const [best] = ranked;
  return `Hidden: ${windowText(result, position)}. ${result.target.label}: ${probabilityText(probability)}. The network answers ${answer(best!)}.`;
}

/** `5 (99.3%)` */
export function answer({ label, probability }: Prediction): string {
  return `${label} (${probabilityText(probability)})`;
}

/** `about 12 minutes` */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const [amount, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const whole = Math.max(1, Math.round(amount));
  return `about ${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
