import type { LrpContrast, LrpStart } from '../../../protocol.js';

/**
 * The relevance that is placed on the logits of one output position: the target's own (or 1), and with
 * a contrast the negative one of the other classes. By proportional rules that explains the target's
 * logit less the mean of the others, or less their mean weighted by probability.
 */
export function startRelevance(
  logits: Float32Array,
  target: number,
  start: LrpStart,
  contrast: LrpContrast,
): Float32Array {
  const weights = contrastWeights(logits, target, contrast);
  weights[target] = 1;
  return start === 'one' ? weights : weights.map((weight, index) => weight * logits[index]!);
}

function contrastWeights(
  logits: Float32Array,
  target: number,
  contrast: LrpContrast,
): Float32Array {
  const weights = new Float32Array(logits.length);
  if (contrast === 'none' || logits.length === 1) return weights;
  const others = [...logits.keys()].filter((index) => index !== target);
  const highest = Math.max(...others.map((index) => logits[index]!));
  const powers = others.map((index) =>
    contrast === 'others' ? 1 : Math.exp(logits[index]! - highest),
  );
  const total = powers.reduce((sum, power) => sum + power, 0);
  others.forEach((index, place) => (weights[index] = -powers[place]! / total));
  return weights;
}
