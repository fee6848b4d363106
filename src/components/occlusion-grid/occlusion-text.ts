import { isPhotograph } from '../../client/image/photograph.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position, Prediction } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import { hidesClass } from '../figure/concealed.js';
import { contrastName } from '../figure/contrasts.js';
import { plainText, type Paragraph } from '../figure/figure.js';
import { formatCount, formatProbability, formatShare, formatValue } from '../figure/format.js';
import {
  answerParagraph,
  answerText,
  computedText,
  headParagraphs,
  isValue,
  noteParagraphs,
  outputNumber,
  targetName,
} from '../figure/sentences.js';
import { translate, translatePieces } from '../locale/message.js';
import type { OcclusionState } from './occlusion-figure.js';
import {
  extremesOf,
  findingAt,
  isFinished,
  negligible,
  unoccludedScore,
  winnersOf,
  type Extreme,
  type PositionFinding,
} from './occlusion-findings.js';

/** What the network predicts, where hiding matters, what the map means, where it was computed. */
export function occlusionCaption(state: OcclusionState): Paragraph[] {
  const { attributes, shown, description } = state;
  const meaning =
    shown?.contrast && !hidesClass(attributes)
      ? contrastMeaning(shown, attributes.colormap)
      : meaningOf(measureOf(state), attributes.colormap);
  return [
    answerParagraph(shown, description),
    ...headParagraphs(description),
    {
      kind: 'finding',
      part: 'extremes',
      style: shown && isFinished(shown) ? '' : 'unsettled',
      text: shown ? extremesPieces(state, shown, (extreme) => placeText(shown, extreme)) : [],
    },
    { kind: 'meaning', text: [meaning, ' ', shown ? gapsText(shown) : ''] },
    {
      kind: 'about',
      style: 'computed swept',
      text: shown ? [sweepText(shown)] : [],
      isPassing: true,
    },
    ...noteParagraphs(shown?.details.notes),
  ];
}

/**
 * Where hiding matters most and where least, and how many positions change the prediction.
 *
 * @param placeOf draws a place that the sentence names
 */
export function extremesPieces<Place>(
  { description }: Pick<OcclusionState, 'description'>,
  shown: OcclusionResult,
  placeOf: (extreme: Extreme) => Place,
): (string | Place)[] {
  return [...extremesSentence(shown, placeOf), ' ', changesText(shown, description?.labels ?? [])];
}

/** What a new result says, for those who do not see it; or what the keys have come to. */
export function occlusionAnnouncement(state: OcclusionState): string {
  const { shown, position, answer, byKeys, description } = state;
  if (!shown) return '';
  if (!byKeys || !position) return `${answerText(shown)} ${extremesText(shown)}`;
  const finding = answer && findingAt(shown, position, answer, description?.labels ?? []);
  return finding ? readoutText(shown, position, finding) : '';
}

/** In which part of the image hiding matters most, and in which least, in words alone. */
export function extremesText(shown: OcclusionResult): string {
  return plainText({ text: extremesSentence(shown, (extreme) => placeText(shown, extreme)) });
}

/** In which part of the image. */
export function placeText(shown: OcclusionResult, { position }: Extreme): string {
  return regionText(shown, position);
}

function extremesSentence<Place>(
  result: OcclusionResult,
  placeOf: (extreme: Extreme) => Place,
): (string | Place)[] {
  const { most, least } = extremesOf(result);
  const before = unoccludedScore(result);
  if (least.score - most.score < negligible(result)) {
    return [
      translate`Wherever the occluder is, ${measured(result)} is ${scoreText(result, most.score)}.`,
    ];
  }
  const at = ({ position }: Extreme): string => windowText(result, position);
  const winner = winnerOf(result, most);
  const [lowest, highest] = [mostText(result, most, before), leastText(result, least, before)];
  return winner
    ? translatePieces<
        string | Place
      >`Hiding ${placeOf(most)} (${at(most)}) ${lowest}, where the network answers ${winner}; hiding ${placeOf(least)} (${at(least)}) ${highest}.`
    : translatePieces<
        string | Place
      >`Hiding ${placeOf(most)} (${at(most)}) ${lowest}; hiding ${placeOf(least)} (${at(least)}) ${highest}.`;
}

function mostText(result: OcclusionResult, { score }: Extreme, before: number): string {
  const [from, to] = [scoreText(result, before), scoreText(result, score)];
  return score < before
    ? translate`lowers ${measured(result)} most, from ${from} to ${to}`
    : translate`raises ${measured(result)} least, from ${from} to ${to}`;
}

function leastText(result: OcclusionResult, { score }: Extreme, before: number): string {
  if (Math.abs(score - before) < negligible(result)) return translate`leaves it as it is`;
  const end = scoreText(result, score);
  return score > before
    ? translate`raises it most, to ${end}`
    : translate`lowers it least, to ${end}`;
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

function contrastMeaning(shown: OcclusionResult, colorMap: string): string {
  const { up, down } = colorWords(colorMap);
  return translate`Hiding ${up.pixels} lowers ${measured(shown)}, hiding ${down.ones} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
}

function meaningOf(measure: 'probability' | 'logit' | 'value', colorMap: string): string {
  const { up, down } = colorWords(colorMap);
  if (measure === 'value') {
    return translate`In the map ${up.color} means that the output fell when the pixel was hidden, ${down.color} that it rose, as far as this occluder tells. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
  }
  return measure === 'logit'
    ? translate`In the map ${up.color} means that the logit fell when the pixel was hidden, ${down.color} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.`
    : translate`In the map ${up.color} means that the probability fell when the pixel was hidden, ${down.color} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.`;
}

/** What the sweep measures, or will. */
function measureOf({ attributes, description }: OcclusionState): 'probability' | 'logit' | 'value' {
  if (description?.head === 'value') return 'value';
  return attributes.score === 'logit' ? 'logit' : 'probability';
}

/** `18 of 121 positions change the answer: to 5 (17), 2 (1).` */
function changesText(result: OcclusionResult, labels: readonly string[]): string {
  if (isValue(result.target)) return '';
  const others = winnersOf(result, labels, []).slice(1);
  const changed = others.reduce((sum, { cells }) => sum + cells, 0);
  const named = others.slice(0, 4).map(({ label, cells }) => `${label} (${cells})`);
  const [list, all] = [named.join(', '), result.details.done];
  if (changed === 0) return translate`None of ${all} positions changes the answer.`;
  if (changed === 1) return translate`1 of ${all} positions changes the answer: to ${list}.`;
  return others.length > 4
    ? translate`${changed} of ${all} positions change the answer: to ${list} and others.`
    : translate`${changed} of ${all} positions change the answer: to ${list}.`;
}

/** What the map does not tell: pixels that no occluder has hidden. */
function gapsText(result: OcclusionResult): string {
  const { counts } = result.details;
  const open = counts.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0);
  if (open === 0 || !isFinished(result)) return '';
  const { occluder, stride } = result.details;
  const isSparse = stride[0] > occluder.height || stride[1] > occluder.width;
  const share = formatShare(open / counts.length);
  return isSparse
    ? translate`${share} of the pixels were never hidden (hatched): the stride is longer than the occluder, which Captum refuses. The map says nothing there.`
    : translate`${share} of the pixels were never hidden (hatched): the circles leave corners. The map says nothing there.`;
}

function sweepText(result: OcclusionResult): string {
  const { timings, details } = result;
  const { done, known, pass, work } = details;
  if (!isFinished(result)) return translate`${done} of ${known.length} positions so far.`;
  const time = computedText({ ...result, timings: { occlusion: timings['occlusion'] ?? 0 } });
  const incremental =
    pass === 'incremental'
      ? translate`Only what the occluder can reach is computed again: ${formatShare(work)} of the multiplications; the numbers are the same.`
      : '';
  return [translate`${known.length} positions.`, time, incremental].filter(Boolean).join(' ');
}

/** The nearest that float32 comes to a certainty without being one, which no softmax is. */
const CERTAIN = 1 - 2 ** -24;

/** `over 99.9%`, also of a probability that float32 has rounded to 1. */
function probabilityText(probability: number): string {
  return formatProbability(clamped(probability));
}

/** `<0.1%`: as short as a table needs it. */
export function shortProbability(probability: number): string {
  return formatProbability(clamped(probability));
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
function scoreText({ target, details }: OcclusionResult, score: number): string {
  if (isValue(target)) return outputNumber(score);
  if (details.score === 'logit') return formatValue(score);
  return details.contrast ? differenceText(score) : probabilityText(score);
}

/** A difference of two probabilities, `−42.0%`. */
export function differenceText(difference: number): string {
  const size = Math.min(Math.abs(difference), CERTAIN);
  const text = size < 1 - CERTAIN ? formatProbability(0) : formatProbability(size);
  return difference < 0 && size > 1 - CERTAIN ? `\u2212${text}` : text;
}

/** `rows 11 to 18, columns 11 to 18` */
function windowText({ details }: OcclusionResult, position: Position): string {
  const { occluder, input } = details;
  const [row, column] = [position[0] + 1, position[1] + 1];
  const bottom = Math.min(position[0] + occluder.height, input.shape[0]);
  const right = Math.min(position[1] + occluder.width, input.shape[1]);
  const rows = bottom === row ? translate`row ${row}` : translate`rows ${row} to ${bottom}`;
  const columns =
    right === column ? translate`column ${column}` : translate`columns ${column} to ${right}`;
  return `${rows}, ${columns}`;
}

const regions = [
  [() => translate`the upper left`, () => translate`the top`, () => translate`the upper right`],
  [() => translate`the left`, () => translate`the middle`, () => translate`the right`],
  [() => translate`the lower left`, () => translate`the bottom`, () => translate`the lower right`],
];

/** In which part of the picture the middle of the occluder lies. */
function regionText({ details }: OcclusionResult, [top, left]: Position): string {
  const { occluder, input } = details;
  const part = (middle: number, length: number): number =>
    middle < (3 / 8) * length ? 0 : middle > (5 / 8) * length ? 2 : 1;
  const row = part(top + occluder.height / 2, input.shape[0]);
  return regions[row]![part(left + occluder.width / 2, input.shape[1])]!();
}

/** `the probability of 3`, or `the probability of 3 relative to 5` */
function measured({ target, contrast, details }: OcclusionResult): string {
  if (isValue(target)) return targetName(target);
  if (contrast) {
    const other = contrastName(contrast);
    return details.score === 'logit'
      ? translate`the logit of ${target.label} relative to ${other}`
      : translate`the probability of ${target.label} relative to ${other}`;
  }
  return details.score === 'logit'
    ? translate`the logit of ${target.label}`
    : translate`the probability of ${target.label}`;
}

/** What the occluder does where it is, to be read out. */
export function readoutText(
  result: OcclusionResult,
  position: Position,
  { now, ranked }: PositionFinding,
): string {
  const hidden = windowText(result, position);
  if (isValue(result.target)) return translate`Hidden: ${hidden}. Output: ${outputNumber(now)}.`;
  const [best] = ranked;
  return translate`Hidden: ${hidden}. ${result.target.label}: ${probabilityText(now)}. The network answers ${answer(best!)}.`;
}

/** `5 (99.3%)` */
function answer({ label, probability }: Prediction): string {
  return probability === undefined ? label : `${label} (${probabilityText(probability)})`;
}

/** `about 12 minutes` */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const whole = (unit: number): number => Math.max(1, Math.round(seconds / unit));
  if (seconds < 90) {
    const count = whole(1);
    return count === 1 ? translate`about 1 second` : translate`about ${count} seconds`;
  }
  if (seconds < 5400) {
    const count = whole(60);
    return count === 1 ? translate`about 1 minute` : translate`about ${count} minutes`;
  }
  const count = whole(3600);
  return count === 1 ? translate`about 1 hour` : translate`about ${count} hours`;
}

/** An image of the strip, for those who do not see it. */
export function frameText(shown: OcclusionResult, place: Position, amount: number): string {
  const hidden = windowText(shown, place);
  return isValue(shown.target)
    ? translate`Output ${outputNumber(amount)} with ${hidden} hidden`
    : translate`${shown.target.label} ${probabilityText(amount)} with ${hidden} hidden`;
}

/** Seconds that are worth a word. */
const WORTH_TELLING = 2;

/** How far a sweep over a photograph has come, and how long it will take; of small images nothing. */
export function remainingText({ details, timings }: OcclusionResult): string {
  const { done, grid, input } = details;
  if (!isPhotograph(input.shape)) return '';
  const all = grid.tops.length * grid.lefts.length;
  if (done === all) return translate`${formatCount(all)} positions`;
  const elapsed = (timings.occlusion ?? 0) / 1000;
  const seconds = Math.round((elapsed / done) * (all - done));
  return seconds < WORTH_TELLING
    ? translate`${formatCount(done)} of ${formatCount(all)} positions`
    : translate`${formatCount(done)} of ${formatCount(all)} positions, about ${formatCount(seconds)} s left`;
}
