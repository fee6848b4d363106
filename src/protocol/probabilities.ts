import type { Prediction } from '../protocol.js';
import type { Head } from './heads.js';

/** The probabilities of one row of logits, in float64; `null` of a value. */
export function probabilitiesOf(head: Head, logits: Float32Array): number[] | null {
  if (head === 'value') return null;
  return head === 'sigmoid' ? Array.from(logits, sigmoid) : softmax(logits);
}

/** Not the logarithm of a rounded probability, which may be 0. */
export function logProbabilityOf(
  head: Exclude<Head, 'value'>,
  logits: Float32Array,
  index: number,
): number {
  const logit = logits[index]!;
  if (head === 'sigmoid') return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  const highest = highestOf(logits);
  const total = logits.reduce((sum, each) => sum + Math.exp(each - highest), 0);
  return logit - highest - Math.log(total);
}

/** Best class first; equal ones keep their order. Where the head is a value no `probability` is there. */
export function rankPredictions(
  head: Head,
  logits: Float32Array,
  labels: readonly string[],
): Prediction[] {
  const probabilities = probabilitiesOf(head, logits);
  return Array.from(logits, (_, index): Prediction => {
    const prediction = { index, label: labels[index] ?? String(index) };
    return probabilities ? { ...prediction, probability: probabilities[index]! } : prediction;
  }).sort((a, b) => logits[b.index]! - logits[a.index]! || a.index - b.index);
}

export function softmax(logits: Float32Array): number[] {
  const highest = highestOf(logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Without an overflow, and without rounding what is near 0. */
function sigmoid(logit: number): number {
  const power = Math.exp(-Math.abs(logit));
  return (logit < 0 ? power : 1) / (1 + power);
}

function highestOf(logits: Float32Array): number {
  return logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
}
