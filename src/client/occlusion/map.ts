import { forEachHidden, type Occluder, type OcclusionScores, type Shape3 } from '../../protocol.js';
import { positionOf, type Cell, type OcclusionGrid } from './plan.js';

/** What a sweep has found so far: the grid of scores, and the map that it makes. */
export class OcclusionMap {
  done = 0;
  readonly known: Uint8Array;
  readonly probabilities: Float32Array;
  readonly logits: Float32Array;
  readonly winners: Int32Array;
  readonly winnerProbabilities: Float32Array;
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
    const pixels = shape[0] * shape[1];
    this.counts = new Uint32Array(pixels);
    this.sums = new Float64Array(pixels);
  }

  /**
   * @param score what the map measures
   * @param unoccluded the score of the picture as it is
   */
  add(
    cells: readonly Cell[],
    scores: OcclusionScores,
    score: 'probability' | 'logit',
    unoccluded: number,
  ): void {
    // As precise as the scores: what changes nothing falls by exactly 0.
    const before = Math.fround(unoccluded);
    const { logits, probabilities, winnerProbabilities } = scores;
    const measured = score === 'probability' && probabilities ? probabilities : logits;
    cells.forEach((cell, index) => {
      this.known[cell] = 1;
      this.logits[cell] = logits[index]!;
      this.winners[cell] = scores.winners[index]!;
      if (probabilities) this.probabilities[cell] = probabilities[index]!;
      if (winnerProbabilities) this.winnerProbabilities[cell] = winnerProbabilities[index]!;
      const fall = before - measured[index]!;
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
