import {
  probabilitiesOf,
  type Contrast,
  type ContrastScores,
  type Head,
  type OcclusionScores,
} from '../../../protocol.js';
import { firstMaximum } from '../../propagate/seeds.js';

/** What is gathered of the scores. */
interface Gathered {
  head: Head;
  target: number;
  /** With what each class counts in it; `null` where the target is explained by itself. */
  contrast: { of: Contrast; weights: Float32Array } | null;
}

/** Gathers the scores of the target, of what it is explained rather than, and the winners from logits. */
export class Scores {
  private readonly logits: Float32Array;
  private readonly winners: Int32Array;
  private readonly probabilities: Float32Array;
  private readonly winnerProbabilities: Float32Array;
  private readonly contrast: ContrastScores | null = null;

  /** @param unoccluded the logits of the picture as it is */
  constructor(
    positions: number,
    private readonly gathered: Gathered,
    unoccluded: Float32Array,
  ) {
    this.logits = new Float32Array(positions);
    this.winners = new Int32Array(positions);
    this.probabilities = new Float32Array(positions);
    this.winnerProbabilities = new Float32Array(positions);
    if (!gathered.contrast) return;
    this.contrast = {
      of: gathered.contrast.of,
      logit: this.mean(unoccluded),
      probability: this.mean(probabilitiesOf(gathered.head, unoccluded)!),
      logits: new Float32Array(positions),
      probabilities: new Float32Array(positions),
    };
  }

  /** @param logits of one position, all classes */
  set(position: number, logits: Float32Array): void {
    const { head, target } = this.gathered;
    const winner = firstMaximum(logits);
    this.logits[position] = logits[target]!;
    this.winners[position] = winner;
    const probabilities = probabilitiesOf(head, logits);
    if (!probabilities) return;
    this.probabilities[position] = probabilities[target]!;
    this.winnerProbabilities[position] = probabilities[winner]!;
    if (!this.contrast) return;
    this.contrast.logits[position] = this.mean(logits);
    this.contrast.probabilities[position] = this.mean(probabilities);
  }

  /** What crosses the worker's boundary. */
  get all(): { scores: OcclusionScores; contrast?: ContrastScores } {
    const { logits, winners, probabilities, winnerProbabilities, contrast } = this;
    if (this.gathered.head === 'value') return { scores: { logits, winners } };
    const scores = { logits, winners, probabilities, winnerProbabilities };
    return { scores, ...(contrast && { contrast }) };
  }

  /** Of the classes that the target is explained rather than, rounded as all scores are. */
  private mean(scores: ArrayLike<number>): number {
    const { target, contrast } = this.gathered;
    let sum = 0;
    contrast!.weights.forEach((weight, index) => {
      if (index !== target) sum -= weight * scores[index]!;
    });
    return Math.fround(sum);
  }
}
