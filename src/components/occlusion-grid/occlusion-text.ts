import { isPhotograph } from '../../client/image/photograph.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position, Prediction } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import { hidesClass } from '../figure/concealed.js';
import { contrastName } from '../figure/contrasts.js';
import { plainText, type Name, type Paragraph } from '../figure/figure.js';
import { formatCount, formatProbability, formatShare, formatValue } from '../figure/format.js';
import { placeText as rowsAndColumns } from '../figure/places.js';
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
  amountOf,
  extremesOf,
  findingAt,
  isFinished,
  negligible,
  unoccludedScore,
  winnersOf,
  type Extreme,
  type PositionFinding,
} from './occlusion-findings.js';

/** What the network predicts, and where hiding matters; what the map means and where it was computed, in About. */
export function occlusionCaption(state: OcclusionState): Paragraph[] {
  const { attributes, shown, description } = state;
  const meaning =
    shown?.contrast && !hidesClass(attributes)
      ? contrastMeaning(shown, attributes.colormap)
      : meaningOf(measureOf(state), attributes.colormap);
  const gaps = shown ? gapsText(shown) : '';
  return [
    answerParagraph(shown, description),
    ...headParagraphs(description),
    {
      kind: 'finding',
      part: 'extremes',
      text: shown ? findingPieces(state, shown, (extreme) => placeText(shown, extreme)) : [],
    },
    ...(gaps ? [{ kind: 'about', style: 'remark', text: [gaps] } as const] : []),
    // Relative to another class, the colors mean something else than usual.
    { kind: 'meaning', text: [meaning], inAbout: !shown?.contrast },
    {
      kind: 'about',
      style: 'computed swept',
      text: shown && isFinished(shown) ? [sweepText(shown)] : [],
      inAbout: true,
      isPassing: true,
    },
    ...noteParagraphs(shown?.details.notes),
  ];
}

/**
 * Where hiding matters most; or of the map of classes, how many positions change the prediction. Until
 * the sweep has ended, how far it has come.
 *
 * @param placeOf draws the place that the sentence names
 */
export function findingPieces<Place>(
  { attributes, description }: Pick<OcclusionState, 'attributes' | 'description'>,
  shown: OcclusionResult,
  placeOf: (extreme: Extreme) => Place,
): (string | Place)[] {
  const { done, known } = shown.details;
  if (!isFinished(shown)) return [translate`${done} of ${known.length} positions so far.`];
  return attributes.cells === 'class' && !isValue(shown.target)
    ? [changesText(shown, description?.labels ?? [])]
    : mostPieces(shown, placeOf);
}

/** What a new result says, for those who do not see it; or what the keys have come to. */
export function occlusionAnnouncement(state: OcclusionState): string {
  const { shown, position, answer, byKeys, description } = state;
  if (!shown) return '';
  if (!byKeys || !position) {
    const told = findingPieces(state, shown, (extreme) => placeText(shown, extreme));
    return `${answerText(shown)} ${plainText({ text: told })}`;
  }
  const finding = answer && findingAt(shown, position, answer, description?.labels ?? []);
  return finding ? readoutText(shown, position, finding) : '';
}

/**
 * The grid in words: where hiding matters least, and what it changes; or of the map of classes where it
 * matters most. The caption has the rest.
 */
export function gridText(
  shown: OcclusionResult,
  labels: readonly string[],
  cells: string | null,
): string {
  const isTold = cells === 'class' && !isValue(shown.target);
  const other = isTold
    ? plainText({ text: mostPieces(shown, (extreme) => placeText(shown, extreme)) })
    : changesText(shown, labels);
  return [leastText(shown), other].filter(Boolean).join(' ');
}

/** In which part of the image. */
export function placeText(shown: OcclusionResult, { position }: Extreme): string {
  return regionText(shown, position);
}

/** `Hiding the middle (rows 9 to 15, columns 15 to 21) drops P(3) from >99.9% to 4.7%: the network now predicts 5 (95.3%).` */
function mostPieces<Place>(
  result: OcclusionResult,
  placeOf: (extreme: Extreme) => Place,
): (string | Place)[] {
  const { most, least } = extremesOf(result);
  const before = unoccludedScore(result);
  const score = measured(result);
  if (least.score - most.score < negligible(result)) {
    return [
      translate`Wherever the occluder is, ${score} stays at ${scoreText(result, most.score)}.`,
    ];
  }
  const [place, at] = [placeOf(most), windowText(result, most.position)];
  const [from, to] = [scoreText(result, before), scoreText(result, most.score)];
  // A class that nothing lowers visibly, as one that is not predicted, is raised somewhere.
  if (from === to && least.score > before) return [leastText(result)];
  if (most.score >= before) {
    return translatePieces<
      string | Place
    >`Hiding any part raises ${score}, ${place} (${at}) least: from ${from} to ${to}.`;
  }
  const winner = winnerOf(result, most);
  return winner
    ? translatePieces<
        string | Place
      >`Hiding ${place} (${at}) drops ${score} from ${from} to ${to}: the network now predicts ${winner}.`
    : translatePieces<
        string | Place
      >`Hiding ${place} (${at}) drops ${score} from ${from} to ${to}.`;
}

/** What hiding matters least for, or raises; empty where nothing matters. */
function leastText(result: OcclusionResult): string {
  const { most, least } = extremesOf(result);
  if (least.score - most.score < negligible(result)) return '';
  const [place, at] = [placeText(result, least), windowText(result, least.position)];
  const [score, to] = [measured(result), scoreText(result, least.score)];
  const change = least.score - unoccludedScore(result);
  if (Math.abs(change) < negligible(result)) {
    return translate`Hiding ${place} (${at}) leaves ${score} unchanged.`;
  }
  return change > 0
    ? translate`Hiding ${place} (${at}) raises ${score} to ${to}.`
    : translate`Hiding ${place} (${at}) lowers ${score} least, to ${to}.`;
}

/** `5 (99.3%)`, if that is another prediction than that without the occluder. */
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

/** `3 becomes 5`, or `still 3, 97.4%`: what the part that is hidden changes. */
export function changePieces(
  { target, predictions }: OcclusionResult,
  { now, ranked }: PositionFinding,
): Paragraph['text'] {
  if (isValue(target)) {
    return [translate`${outputNumber(amountOf(target))} becomes ${outputNumber(now)}`];
  }
  const [before, after] = [predictions[0]!, ranked[0]!];
  const name = (label: string): Name => ({ name: label });
  if (before.index !== after.index) {
    return translatePieces<string | Name>`${name(before.label)} becomes ${name(after.label)}`;
  }
  const { probability } = after;
  return translatePieces<
    string | Name
  >`still ${name(after.label)}, ${probability === undefined ? '' : probabilityText(probability)}`;
}

function contrastMeaning(shown: OcclusionResult, colorMap: string): string {
  const { up, down } = colorWords(colorMap);
  return translate`Hiding ${up.pixels} lowers ${measured(shown)}, hiding ${down.ones} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
}

function meaningOf(measure: 'probability' | 'logit' | 'value', colorMap: string): string {
  const { up, down } = colorWords(colorMap);
  switch (measure) {
    case 'value':
      return translate`Hiding ${up.pixels} lowers the output, hiding ${down.ones} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
    case 'logit':
      return translate`Hiding ${up.pixels} lowers the logit, hiding ${down.ones} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
    case 'probability':
      return translate`Hiding ${up.pixels} lowers the probability, hiding ${down.ones} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
  }
}

/** What the sweep measures, or will. */
function measureOf({ attributes, description }: OcclusionState): 'probability' | 'logit' | 'value' {
  if (description?.head === 'value') return 'value';
  return attributes.score === 'logit' ? 'logit' : 'probability';
}

/** `18 of 121 positions change the prediction: to 5 (17), 2 (1).` */
function changesText(result: OcclusionResult, labels: readonly string[]): string {
  if (isValue(result.target)) return '';
  const others = winnersOf(result, labels, []).slice(1);
  const changed = others.reduce((sum, { cells }) => sum + cells, 0);
  const named = others.slice(0, 4).map(({ label, cells }) => `${label} (${cells})`);
  const [list, all] = [named.join(', '), result.details.done];
  if (changed === 0)
    return all === 1
      ? translate`The one position does not change the prediction.`
      : translate`None of the ${all} positions changes the prediction.`;
  if (changed === 1) return translate`1 of ${all} positions changes the prediction: to ${list}.`;
  return others.length > 4
    ? translate`${changed} of ${all} positions change the prediction: to ${list} and others.`
    : translate`${changed} of ${all} positions change the prediction: to ${list}.`;
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
    ? translate`${share} of the pixels were never hidden (hatched): the stride is longer than the occluder. The map has no value there.`
    : translate`${share} of the pixels were never hidden (hatched): the circles leave corners. The map has no value there.`;
}

function sweepText(result: OcclusionResult): string {
  const { timings, details } = result;
  const { done, pass, work } = details;
  const time = computedText({ ...result, timings: { occlusion: timings['occlusion'] ?? 0 } });
  const count = done === 1 ? translate`1 position.` : translate`${formatCount(done)} positions.`;
  const incremental =
    pass === 'incremental'
      ? translate`Each position recomputes only what the occluder can reach, ${formatShare(work)} of the multiplications; the numbers are the same.`
      : '';
  return [count, time, incremental].filter(Boolean).join(' ');
}

/** The nearest to 1 that float32 has below it: no softmax gives a certainty. */
const CERTAIN = 1 - 2 ** -24;

/** Never a certainty, also of a probability that float32 has rounded to 1. */
export function probabilityText(probability: number): string {
  return formatProbability(Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN));
}

/** What the target has, as short as a table needs it: a probability, or the value. */
export function shortAmount({ target }: OcclusionResult, amount: number): string {
  return isValue(target) ? outputNumber(amount) : probabilityText(amount);
}

/** The same without decimals, above a small image: `>99%`, never a rounded-up certainty. */
export function roundAmount({ target }: OcclusionResult, amount: number): string {
  if (isValue(target)) return outputNumber(amount);
  const percents = Math.round(100 * amount);
  const written = translate`${Math.min(Math.max(percents, 1), 99)}%`;
  if (percents > 99) return `>${written}`;
  return percents < 1 ? `<${written}` : written;
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
  const [top, left] = position;
  const bottom = Math.min(top + occluder.height, input.shape[0]);
  const right = Math.min(left + occluder.width, input.shape[1]);
  return rowsAndColumns({ top, left, height: bottom - top, width: right - left });
}

const regions = [
  [() => translate`the upper left`, () => translate`the top`, () => translate`the upper right`],
  [() => translate`the left`, () => translate`the middle`, () => translate`the right`],
  [() => translate`the lower left`, () => translate`the bottom`, () => translate`the lower right`],
];

/** In which part of the image the middle of the occluder lies. */
function regionText({ details }: OcclusionResult, [top, left]: Position): string {
  const { occluder, input } = details;
  const part = (middle: number, length: number): number =>
    middle < (3 / 8) * length ? 0 : middle > (5 / 8) * length ? 2 : 1;
  const row = part(top + occluder.height / 2, input.shape[0]);
  return regions[row]![part(left + occluder.width / 2, input.shape[1])]!();
}

/** `P(3)`, or `the probability of 3 relative to 5` */
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
    : translate`P(${target.label})`;
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
  return translate`Hidden: ${hidden}. ${result.target.label}: ${probabilityText(now)}. The network predicts ${answer(best!)}.`;
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
