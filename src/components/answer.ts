import { rankPredictions, type Head, type Target } from '../protocol.js';

/** The network's answer for one picture, by its head. */
export function answerOf(head: Head, logits: Float32Array, labels: readonly string[]): Target {
  const best = rankPredictions(head, logits, labels)[0]!;
  return { ...best, logit: logits[best.index]! };
}
