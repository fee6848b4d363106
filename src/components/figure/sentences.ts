import {
  rankPredictions,
  type Head,
  type Target,
  type ModelDescription,
  type Prediction,
} from '../../protocol.js';
import { html, nothing, type TemplateResult } from 'lit';
import { formatProbability, formatValue } from './format.js';
import { say, sayParts } from '../locale/message.js';
import type { ExplainResult } from '../../client/result.js';
import { alteredNote, assumedRangeNote } from '../../client/notes.js';

/** The network's answer for one picture, by its head. */
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
  return label === String(index) ? say`Output: ${value}` : say`Output (${label}): ${value}`;
}

/** What is explained, in a sentence: a class by its label, or the output. */
export function targetName(target: Prediction): string {
  return isValue(target) ? say`the output` : target.label;
}

/** `3 99.9%`, or `output 3.42` */
export function shortAnswer(target: Target): string {
  const { label, probability, logit } = target;
  return probability === undefined
    ? say`output ${outputNumber(logit)}`
    : `${label} ${formatProbability(probability)}`;
}

/** `answers 3 (99.9%)`, or `output 3.42` */
export function answersText(target: Target): string {
  const { label, probability } = target;
  return probability === undefined
    ? shortAnswer(target)
    : say`answers ${label} (${formatProbability(probability)})`;
}

/** How the probabilities were made, where the network itself gives none. */
export function headNote(description: ModelDescription | null): TemplateResult | typeof nothing {
  if (description?.head !== 'logits') return nothing;
  return html`<p part="head" class="computed" dir="auto">
    ${say`The probabilities are a softmax of the network’s raw outputs.`}
  </p>`;
}

type Answered = Pick<ExplainResult, 'predictions' | 'target'>;

/** What the network answers, and which class is explained when that is another; the output of a value. */
export function answerText(result: Answered): string {
  return answerParts(result, (label) => label).join('');
}

/** The same to be shown: translators leave the names of classes alone. */
export function answerLine(result: Answered): unknown[] {
  const labels = [result.predictions[0]!.label, result.target.label];
  // Digits are the same in every language.
  if (!labels.some((label) => /\p{L}/u.test(label))) return [answerText(result)];
  return answerParts(result, className);
}

/** The name of a class, which is the model's and stays what it is in every language. */
export function className(label: string): TemplateResult {
  return html`<span translate="no">${label}</span>`;
}

function answerParts(
  { predictions, target }: Answered,
  name: (label: string) => unknown,
): unknown[] {
  const best = predictions[0]!;
  if (best.probability === undefined || target.probability === undefined) {
    return [`${outputText(target)}.`];
  }
  const answer = sayParts`The network answers ${name(best.label)} (${formatProbability(best.probability)}).`;
  if (target.index === best.index) return answer;
  const { label, probability } = target;
  return [
    ...answer,
    ' ',
    ...sayParts`Explained: ${name(label)} (${formatProbability(probability)}).`,
  ];
}

/** Where and how long it was computed; never hidden from the reader. */
export function computedText({
  backend,
  precision,
  timings,
}: Pick<ExplainResult, 'backend' | 'precision' | 'timings'>): string {
  const total = Object.values(timings).reduce((sum, time) => sum + time, 0);
  const time = total < 1 ? say`under 1 ms` : say`${Math.round(total)} ms`;
  return say`Computed in this page in ${time} (${backend}, ${precision}).`;
}

/** A text in the room of another, so that nothing below moves when it comes or changes. */
export function inRoomOf(longest: string, text: string): TemplateResult {
  return html`<span class="reserving" data-room=${longest}
    ><span>${text || html`&nbsp;`}</span></span
  >`;
}

/** Where it was computed, as a line of a caption that has its room before that is known. */
export function computedLine(result: Parameters<typeof computedText>[0] | null): TemplateResult {
  const room: Parameters<typeof computedText>[0] = {
    backend: 'webgl',
    precision: 'float32',
    timings: { all: 88888 },
  };
  return html`<p class="computed" dir="auto">
    ${inRoomOf(computedText(room), result ? computedText(result) : '')}
  </p>`;
}

/** The notes in the reader's language; the engine's own, about backends, are English. */
const translations: Record<string, () => string> = {
  [assumedRangeNote]: () =>
    say`No model card states the input range; values from 0 to 1 are assumed.`,
  [alteredNote]: () =>
    say`This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.`,
};

/** What a result has to say for itself, a line for each; of where it was computed as that line. */
export function noteLines(notes: readonly string[] = []): TemplateResult[] {
  return notes.map((note) => {
    const told = translations[note]?.();
    return html`<p class=${told ? 'remark' : 'computed'} dir="auto" lang=${told ? nothing : 'en'}>
      ${told ?? note}
    </p>`;
  });
}
