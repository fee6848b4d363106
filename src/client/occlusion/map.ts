import {
  forEachHidden,
  type ContrastScores,
  type Occluder,
  type OcclusionScores,
  type Shape3,
  type Target,
} from '../../protocol.js';
import { positionOf, type Cell, type OcclusionGrid } from './plan.js';

/** What a sweep has found so far: the grid of scores, and the map that it makes. */
export class OcclusionMap {
  done = 0;
  readonly known: Uint8Array;
  readonly probabilities: Float32Array;
  readonly logits: Float32Array;
  readonly winners: Int32Array;
  readonly winnerProbabilities: Float32Array;
  /** Of what the target is explained rather than; all `NaN` without a contrast. */
  readonly contrastLogits: Float32Array;
  readonly contrastProbabilities: Float32Array;
  readonly counts: Uint32Array;
  /** Of how far the score fell, per pixel, over the occluders that hid it. */
  private readonly sums: Float64Array;

  constructor(
    private readonly shape: Shape3,
    private readonly occluder: Occluder,
    private readonly grid: OcclusionGrid,
  ) {
    const cells = grid.tops.length * grid.lefts.length;
    this.known = new Uint8Array(cells);
    this.probabilities = new Float32Array(cells).fill(NaN);
    this.logits = new Float32Array(cells).fill(NaN);
    this.winners = new Int32Array(cells).fill(-1);
    this.winnerProbabilities = new Float32Array(cells).fill(NaN);
    this.contrastLogits = new Float32Array(cells).fill(NaN);
    this.contrastProbabilities = new Float32Array(cells).fill(NaN);
    const pixels = shape[0] * shape[1];
    this.counts = new Uint32Array(pixels);
    this.sums = new Float64Array(pixels);
  }

  /**
   * @param contrast whose scores are taken off the target's
   * @param score what the map measures
   * @param target of the picture as it is
   */
  add(
    cells: readonly Cell[],
    scores: OcclusionScores,
    contrast: ContrastScores | null,
    score: 'probability' | 'logit',
    target: Target,
  ): void {
    const { logits, probabilities, winnerProbabilities } = scores;
    const isProbability = score === 'probability' && probabilities !== undefined;
    const measured = isProbability ? probabilities : logits;
    const against = isProbability ? contrast?.probabilities : contrast?.logits;
    // As precise as the scores: what changes nothing falls by exactly 0.
    const whole = Math.fround((isProbability ? target.probability : undefined) ?? target.logit);
    const before = whole - ((isProbability ? contrast?.probability : contrast?.logit) ?? 0);
    cells.forEach((cell, index) => {
      this.known[cell] = 1;
      this.logits[cell] = logits[index]!;
      this.winners[cell] = scores.winners[index]!;
      if (probabilities) this.probabilities[cell] = probabilities[index]!;
      if (winnerProbabilities) this.winnerProbabilities[cell] = winnerProbabilities[index]!;
      if (contrast) {
        this.contrastLogits[cell] = contrast.logits[index]!;
        this.contrastProbabilities[cell] = contrast.probabilities[index]!;
      }
      const fall = before - (measured[index]! - (against?.[index] ?? 0));
      forEachHidden(this.occluder, positionOf(this.grid, cell), this.shape, (pixel) => {
        this.sums[pixel] = this.sums[pixel]! + fall;
        this.counts[pixel] = this.counts[pixel]! + 1;
      });
    });
    this.done += cells.length;
  }

  /** The mean fall of each pixel; 0 where no occluder was. */
  mean(): Float32Array {
    return Float32Array.from(this.sums, (sum, pixel) => sum / Math.max(this.counts[pixel]!, 1));
  }
}
