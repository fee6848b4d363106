/** The softmax of one row of logits, in float64. */
export interface Softmax {
  /** As many as there are logits, each in [0, 1]. */
  probabilities: number[];
  /** Not the logarithm of a rounded probability, which may be 0. */
  logProbability(index: number): number;
}

export function softmax(logits: Float32Array): Softmax {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    probabilities: powers.map((power) => power / total),
    logProbability: (index) => logits[index]! - highest - Math.log(total),
  };
}
