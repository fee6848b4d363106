import { logProbabilityOf, softmax } from '../../protocol.js';
import { firstMaximum } from '../propagate/seeds.js';

export interface BatchLoss {
  /** The mean of -log p(label), p being the softmax of the logits. */
  loss: number;
  /** The share of pictures whose first largest logit is the label's. */
  accuracy: number;
  /** The loss's gradient with respect to the logits, `[batch, classes]`: (p - [label]) / batch. */
  signal: Float32Array;
}

/**
 * Softmax cross-entropy of a batch, in float64.
 *
 * @param logits `[batch, classes]`, row-major
 * @param labels the class of each row
 */
export function crossEntropy(logits: Float32Array, labels: readonly number[]): BatchLoss {
  const batch = labels.length;
  const classes = logits.length / batch;
  const signal = new Float32Array(logits.length);
  let loss = 0;
  let right = 0;
  labels.forEach((label, row) => {
    const scores = logits.subarray(row * classes, (row + 1) * classes);
    const probabilities = softmax(scores);
    loss -= logProbabilityOf('softmax', scores, label);
    if (firstMaximum(scores) === label) right++;
    probabilities.forEach((probability, index) => {
      const wanted = index === label ? 1 : 0;
      signal[row * classes + index] = (probability - wanted) / batch;
    });
  });
  return { loss: loss / batch, accuracy: right / batch, signal };
}
