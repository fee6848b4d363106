import {
  rankPredictions,
  type Head,
  type Target,
  type ModelDescription,
  type Prediction,
} from '../../protocol.js';
import { formatCount, formatProbability, formatValue } from './format.js';
import { translate, translatePieces } from '../locale/message.js';
import { plainText, type Name, type Paragraph } from './figure.js';
import type { ExplainResult } from '../../client/result.js';
import { alteredNote, assumedRangeNote, sameClassNote } from '../../client/notes.js';

/** The network's prediction for one image, by its head. */
export function answerOf(head: Head, logits: Float32Array, labels: readonly string[]): Target {
  const best = rankPredictions(head, logits, labels)[0]!;
  return { ...best, logit: logits[best.index]! };
}

/** Whether the network gives a value instead of classes. */
export function isValue({ probability }: Pick<Prediction, 'probability'>): boolean {
  return probability === undefined;
}

/** A value as readers expect it: three significant digits, or all before the point. */
export function outputNumber(value: number): string {
  const whole = Math.trunc(Math.abs(value));
  return formatValue(value, Math.max(3, String(whole).length));
}

/** `Output: 3.42`; with the label that a card has given it, `Output (age): 3.42` */
export function outputText({ index, label, logit }: Target): string {
  const value = outputNumber(logit);
  return label === String(index)
    ? translate`Output: ${value}`
    : translate`Output (${label}): ${value}`;
}

/** What is explained, in a sentence: a class by its label, or the output. */
export function targetName(target: Prediction): string {
  return isValue(target) ? translate`the output` : target.label;
}

/** `3 99.9%`, or `output 3.42` */
export function shortAnswer(target: Target): string {
  const { label, probability, logit } = target;
  return probability === undefined
    ? translate`output ${outputNumber(logit)}`
    : `${label} ${formatProbability(probability)}`;
}

/** `predicts 3 (99.9%)`, or `output 3.42` */
export function answersText(target: Target): string {
  const { label, probability } = target;
  return probability === undefined
    ? shortAnswer(target)
    : translate`predicts ${label} (${formatProbability(probability)})`;
}

/** How the probabilities were made, where the network itself gives none. */
export function headParagraphs(description: ModelDescription | null): Paragraph[] {
  if (description?.head !== 'logits') return [];
  const text = [translate`The probabilities are a softmax of the network’s raw outputs.`];
  return [{ kind: 'about', part: 'head', style: 'computed', text, inAbout: true }];
}

type Answered = Pick<ExplainResult, 'predictions' | 'target'>;

/** What the network predicts, and which class is explained when that is another; the output of a value. */
export function answerText(result: Answered): string {
  return plainText({ text: answerPieces(result) });
}

/** The same to be shown: translators leave the names of classes alone. */
export function answerPieces({ predictions, target }: Answered): Paragraph['text'] {
  const best = predictions[0]!;
  if (best.probability === undefined || target.probability === undefined) {
    return [`${outputText(target)}.`];
  }
  const name = (label: string): Name => ({ name: label });
  const answer = translatePieces<
    string | Name
  >`The network predicts ${name(best.label)} (${formatProbability(best.probability)}).`;
  const { label, probability } = target;
  const explained = translatePieces<
    string | Name
  >`Explained class: ${name(label)} (${formatProbability(probability)}).`;
  const text = target.index === best.index ? answer : [...answer, ' ', ...explained];
  // Digits are the same in every language.
  const isWord = /\p{L}/u.test(best.label + label);
  return isWord ? text : [plainText({ text })];
}

/** The prediction as the caption's first paragraph; empty, with its room, before there is one. */
export function answerParagraph(
  result: Answered | null,
  description: ModelDescription | null,
): Paragraph {
  const unsure = result && description ? unsureText(result, description) : '';
  const text = result ? [...answerPieces(result), unsure && ` ${unsure}`].filter(Boolean) : [];
  return { kind: 'finding', part: 'answer', style: 'answer', text };
}

/** Below it another class, or none, may be as likely. */
const UNSURE = 0.5;

/**
 * What a prediction below 50 % may mean; empty for a surer one, and where classes do not exclude each
 * other.
 */
export function unsureText(
  { predictions }: Pick<Answered, 'predictions'>,
  { head, labels }: Pick<ModelDescription, 'head' | 'labels'>,
): string {
  const { probability = 1 } = predictions[0] ?? {};
  if (probability >= UNSURE || (head !== 'softmax' && head !== 'logits')) return '';
  return translate`This network knows only ${formatCount(labels.length)} classes; perhaps none fits.`;
}

/** Where and how long it was computed; never hidden from the reader. */
export function computedText({
  backend,
  precision,
  timings,
}: Pick<ExplainResult, 'backend' | 'precision' | 'timings'>): string {
  const total = Object.values(timings).reduce((sum, time) => sum + time, 0);
  const time = total < 1 ? translate`under 1 ms` : translate`${Math.round(total)} ms`;
  return translate`Computed in this page in ${time} (${backend}, ${precision}).`;
}

/** Where and how long it was computed. */
export function computedParagraph(result: Parameters<typeof computedText>[0] | null): Paragraph {
  const text = result ? [computedText(result)] : [];
  return { kind: 'about', style: 'computed', text, isPassing: true, inAbout: true };
}

/** The notes in the reader's language; the engine's own, about backends, are English. */
const translations: Record<string, () => string> = {
  [assumedRangeNote]: () =>
    translate`No model card states the input range; values from 0 to 1 are assumed.`,
  [sameClassNote]: () =>
    translate`The network predicts the class that the contrast names, so the map explains that class by itself.`,
  [alteredNote]: () =>
    translate`This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.`,
};

/** What a result has to say for itself, a line for each; of where it was computed as that line. */
export function noteParagraphs(notes: readonly string[] = []): Paragraph[] {
  return notes.map((note) => {
    const told = translations[note]?.();
    return told
      ? { kind: 'about', style: 'remark', text: [told] }
      : {
          kind: 'about',
          style: 'computed',
          text: [note],
          lang: 'en',
          isPassing: true,
          inAbout: true,
        };
  });
}
