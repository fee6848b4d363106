import {
  ranksBy,
  type ContestEntry,
  type ContestMeasure,
  type RankAgreement,
} from '../../client/contest/contest-measures.js';
import type { ContestEstimate } from '../../client/contest/estimates.js';
import type { ContestResult } from '../../client/contest/contest.js';
import { compositeWords } from '../../protocol/tables/lrp-words.build.js';
import { saliencyTable } from '../../protocol/tables/saliency-methods.js';
import type { Paragraph } from '../figure/figure.js';
import { formatCount, formatOrdinal, formatValue, localNumber } from '../figure/format.js';
import {
  answerParagraph,
  answerText,
  computedParagraph,
  headParagraphs,
  noteParagraphs,
} from '../figure/sentences.js';
import { translate, translatePhrase } from '../locale/message.js';
import type { ContestState } from './contest-figure.js';

/** Of a method as the table has it. */
export function methodTitle(method: string): string {
  if (method === 'occlusion') return translate`Occlusion`;
  if (method === 'random') return translate`Random`;
  if (method === 'lrp' || method === 'lrp:auto') return translate`LRP, automatic`;
  const [, row] = Object.entries(saliencyTable).find(([name]) => name === method) ?? [];
  if (row) return row.title(translate);
  const composite = method.replace(/^lrp:/, '');
  const [, words] = Object.entries(compositeWords).find(([name]) => name === composite) ?? [];
  return words ? translatePhrase(words.title) : method;
}

const titles: Record<ContestMeasure, () => string> = {
  deletion: () => translate`Deletion`,
  insertion: () => translate`Insertion`,
  time: () => translate`Time`,
  road: () => translate`ROAD`,
  infidelity: () => translate`Infidelity`,
  sensitivity: () => translate`Max-sensitivity`,
  randomization: () => translate`Randomized weights`,
};

export function measureTitle(measure: ContestMeasure): string {
  return titles[measure]();
}

/** Which end its authors call better, below a column's title. */
export function directionText(measure: ContestMeasure): string {
  return measure === 'insertion' ? translate`higher is better` : translate`lower is better`;
}

/** What a measure is, in one sentence. */
export function measureMeaning(measure: ContestMeasure, isValue: boolean): string {
  switch (measure) {
    case 'deletion':
      return isValue
        ? translate`the mean output while the pixels that the map ranks highest are painted over with the mean color`
        : translate`the mean probability while the pixels that the map ranks highest are painted over with the mean color`;
    case 'insertion':
      return isValue
        ? translate`the mean output while these pixels are restored in a blurred image`
        : translate`the mean probability while these pixels are restored in a blurred image`;
    case 'time':
      return translate`the time for computing the map, its forward pass included`;
    case 'road':
      return isValue
        ? translate`the mean output while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors`
        : translate`the mean probability while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors`;
    case 'infidelity':
      return translate`the error of the map in predicting how the score changes when squares are hidden, from 0 (exact) to 1 (no better than an empty map)`;
    case 'sensitivity':
      return translate`the largest change of the map, relative to its norm, when every value of the image moves by up to 2% of its range`;
    case 'randomization':
      return translate`the rank correlation of the map’s magnitudes before and after randomizing the weights of the upper half of the layers; near 1, the map ignores what these layers have learned`;
  }
}

/** A number of the table; empty while it is not known, a dash where there is none. */
export function valueText(entry: ContestEntry, measure: ContestMeasure): string {
  const value = entry.values[measure];
  if (entry.failure || value === null) return '–';
  if (value === undefined) return '';
  if (measure === 'time') return value < 1 ? translate`<1 ms` : durationText(value);
  const text = Math.abs(value) < 1000 ? value.toFixed(3) : formatValue(value, 4);
  return localNumber(text.replace('-', '\u2212'));
}

/** Milliseconds, or seconds from ten thousand on. */
export function durationText(milliseconds: number): string {
  return milliseconds < 1e4
    ? translate`${formatCount(Math.round(milliseconds))} ms`
    : translate`${formatCount(Math.round(milliseconds / 1000))} s`;
}

/** `ROAD (120 passes, about 2 s)` */
export function measureButton(
  measure: ContestMeasure,
  estimate: ContestEstimate | undefined,
): string {
  const title = measureTitle(measure);
  if (!estimate) return title;
  const count = formatCount(estimate.count);
  const seconds = Math.max(1, Math.round(estimate.milliseconds / 1000));
  return estimate.unit === 'passes'
    ? translate`${title} (${count} forward passes, about ${formatCount(seconds)} s)`
    : translate`${title} (${count} maps, about ${formatCount(seconds)} s)`;
}

export function contestCaption(state: ContestState): Paragraph[] {
  const { shown, description } = state;
  return [
    answerParagraph(shown, description),
    ...headParagraphs(description),
    { kind: 'finding', part: 'disagreement', text: [shown ? disagreementText(shown) : ''] },
    {
      kind: 'meaning',
      text: [
        translate`The measures ask different questions, so their ranks may differ without either being wrong. All ranks hold for this image only.`,
      ],
      inAbout: true,
    },
    computedParagraph(shown),
    ...noteParagraphs(shown?.details.notes),
  ];
}

/** Two measures that rank one method furthest apart, in a sentence with both ranks. */
export function disagreementText({ details: { entries, measures } }: ContestResult): string {
  const compared = measures.filter((measure) => measure !== 'time');
  const ranks = compared.map((measure) => ranksBy(entries, measure));
  let furthest: { entry: number; high: number; low: number; gap: number } | null = null;
  entries.forEach((_, entry) => {
    ranks.forEach((one, high) =>
      ranks.forEach((other, low) => {
        const gap = (other[entry] ?? NaN) - (one[entry] ?? NaN);
        if (gap > (furthest?.gap ?? 0)) furthest = { entry, high, low, gap };
      }),
    );
  });
  if (compared.length < 2 || ranks.every((one) => one.every((rank) => rank === null))) return '';
  if (!furthest) return translate`All measures rank the methods in the same order.`;
  const { entry, high, low } = furthest as { entry: number; high: number; low: number };
  const [best, worst] = [measureTitle(compared[high]!), measureTitle(compared[low]!)];
  const method = methodTitle(entries[entry]!.method);
  const [first, last] = [high, low].map((at) => formatOrdinal(ranks[at]![entry]!));
  const count = ranks[high]!.filter((rank) => rank !== null).length;
  return translate`${best} ranks ${method} ${first!} of ${count}; ${worst} ranks it ${last!}.`;
}

/** `Deletion and insertion: 0.52` */
export function agreementText({ measures: [one, other], correlation }: RankAgreement): string {
  const number = localNumber(correlation.toFixed(2).replace('-', '\u2212'));
  return translate`${measureTitle(one)} and ${measureTitle(other)}: ${number}`;
}

export function contestAnnouncement(result: ContestResult): string {
  return `${answerText(result)} ${disagreementText(result)}`.trim();
}
