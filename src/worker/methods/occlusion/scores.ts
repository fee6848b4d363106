import type { OcclusionScores } from '../../../protocol.js';

/** Gathers the scores of the target and the winners from logits. */
export class Scores implements OcclusionScores {
  readonly logits: Float32Array;
  readonly probabilities: Float32Array;
  readonly winners: Int32Array;
  readonly winnerProbabilities: Float32Array;

  constructor(
    positions: number,
    private readonly target: number,
  ) {
    this.logits = new Float32Array(positions);
    this.probabilities = new Float32Array(positions);
    this.winners = new Int32Array(positions);
    this.winnerProbabilities = new Float32Array(positions);
  }

  /** @param logits of one position, all classes */
  set(position: number, logits: Float32Array): void {
    let winner = 0;
    logits.forEach((logit, index) => {
      if (logit > logits[winner]!) winner = index;
    });
    const highest = logits[winner]!;
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
    this.logits[position] = logits[this.target]!;
    this.probabilities[position] = Math.exp(logits[this.target]! - highest) / total;
    this.winners[position] = winner;
    this.winnerProbabilities[position] = 1 / total;
  }

  /** What crosses the worker's boundary. */
  get all(): OcclusionScores {
    const { logits, probabilities, winners, winnerProbabilities } = this;
    return { logits, probabilities, winners, winnerProbabilities };
  }
}
