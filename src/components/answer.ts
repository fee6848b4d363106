import type { Prediction } from '../protocol.js';

/** The network's answer for one picture, by the softmax of its output. */
export function answerOf(logits: Float32Array, labels: readonly string[]): Prediction {
  const index = logits.indexOf(Math.max(...logits));
  return { index, label: labels[index] ?? String(index), probability: softmax(logits)[index]! };
}

export function softmax(logits: Float32Array): number[] {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
