import type { Prediction } from '../protocol.js';

/** The network's answer for one picture, by the softmax of its output. */
export function answerOf(logits: Float32Array, labels: readonly string[]): Prediction {
  const largest = Math.max(...logits);
  const index = logits.indexOf(largest);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return { index, label: labels[index] ?? String(index), probability: 1 / sum };
}
