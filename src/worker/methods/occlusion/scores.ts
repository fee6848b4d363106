import { probabilitiesOf, type Head, type OcclusionScores } from '../../../protocol.js';
import { firstMaximum } from '../../propagate/seeds.js';

/** Gathers the scores of the target and the winners from logits. */
export class Scores {
  private readonly logits: Float32Array;
  private readonly winners: Int32Array;
  private readonly probabilities: Float32Array;
  private readonly winnerProbabilities: Float32Array;

  constructor(
    positions: number,
    private readonly head: Head,
    private readonly target: number,
  ) {
    this.logits = new Float32Array(positions);
    this.winners = new Int32Array(positions);
    this.probabilities = new Float32Array(positions);
    this.winnerProbabilities = new Float32Array(positions);
  }

  /** @param logits of one position, all classes */
  set(position: number, logits: Float32Array): void {
    const winner = firstMaximum(logits);
    this.logits[position] = logits[this.target]!;
    this.winners[position] = winner;
    const probabilities = probabilitiesOf(this.head, logits);
    if (!probabilities) return;
    this.probabilities[position] = probabilities[this.target]!;
    this.winnerProbabilities[position] = probabilities[winner]!;
  }

  /** What crosses the worker's boundary. */
  get all(): OcclusionScores {
    const { logits, winners, probabilities, winnerProbabilities } = this;
    if (this.head === 'value') return { logits, winners };
    return { logits, winners, probabilities, winnerProbabilities };
  }
}
