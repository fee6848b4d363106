import type { LrpStart } from '../../../protocol.js';

/**
 * The relevance that is placed on the logits of one output position. By proportional rules weighted
 * logits explain the target's logit less that of the contrast.
 *
 * @param weights of the contrast
 */
export function startRelevance(
  logits: Float32Array,
  weights: Float32Array,
  start: LrpStart,
): Float32Array {
  return start === 'one' ? weights : weights.map((weight, index) => weight * logits[index]!);
}
