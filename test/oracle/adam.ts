/** Adam (Kingma and Ba 2015, algorithm 1) in float64, one weight at a time. */
export class AdamReference {
  private readonly m: Float64Array;
  private readonly v: Float64Array;
  private t = 0;

  constructor(
    readonly weights: Float64Array,
    private readonly alpha: number,
  ) {
    this.m = new Float64Array(weights.length);
    this.v = new Float64Array(weights.length);
  }

  step(gradient: Float64Array): void {
    const { m, v, weights } = this;
    this.t += 1;
    gradient.forEach((g, i) => {
      m[i] = 0.9 * m[i]! + 0.1 * g;
      v[i] = 0.999 * v[i]! + 0.001 * g * g;
      const unbiasedM = m[i]! / (1 - 0.9 ** this.t);
      const unbiasedV = v[i]! / (1 - 0.999 ** this.t);
      weights[i]! -= (this.alpha * unbiasedM) / (Math.sqrt(unbiasedV) + 1e-8);
    });
  }
}
