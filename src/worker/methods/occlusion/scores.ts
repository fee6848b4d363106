import type { OcclusionScores } from '../../../protocol.js';
import { softmax } from '../../kernels/softmax.js';
import { firstMaximum } from '../../propagate/seeds.js';

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
    const { probabilities } = softmax(logits);
    const winner = firstMaximum(logits);
    this.logits[position] = logits[this.target]!;
    this.probabilities[position] = probabilities[this.target]!;
    this.winners[position] = winner;
    this.winnerProbabilities[position] = probabilities[winner]!;
  }

  /** What crosses the worker's boundary. */
  get all(): OcclusionScores {
    const { logits, probabilities, winners, winnerProbabilities } = this;
    return { logits, probabilities, winners, winnerProbabilities };
  }
}
