import { html, nothing, type TemplateResult } from 'lit';
import type { ModelDescription, Prediction, Target } from '../protocol.js';
import { formatProbability, formatValue } from './format.js';
import { say } from './language.js';

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
