import type { ComputeReport, InputTensor, Prediction, Target } from '../protocol.js';

/**
 * One step of signed gradient from the target towards another class (I. Goodfellow, J. Shlens and
 * C. Szegedy 2015, equation of section 4): x - epsilon sign(d(z_target - z_towards) / dx), clipped to the
 * range of pixels.
 */
export interface PerturbationRequest {
  /** The input of the network. */
  image: InputTensor;
  /** `top`, a class index, or a label. */
  target: string;
  /** A class index or a label; empty for the best class besides the target. */
  towards: string;
  /** Largest change of a value as a share of its channel's range, in [0, 1]. */
  epsilon: number;
  /** Up to which step a change of the prediction is looked for, in [0, 1]; at 0 it is not. */
  limit: number;
}

/** What the network predicts, as it is or after the step. */
export interface PerturbationScores {
  /** The class that the step starts from. */
  target: Target;
  /** The class that it goes toward. */
  towards: Target;
  /** Best first, all classes. */
  predictions: Prediction[];
}

/** What a step against the prediction changes, from the engine. */
export interface PerturbationResponse {
  /** The scores of the image as it is. */
  before: PerturbationScores;
  /** The scores after the step. */
  after: PerturbationScores;
  /** In model-input units. */
  image: InputTensor;
  /**
   * The smallest step found at which another class is predicted, and that class; `null` where none up to
   * `limit` does. Found among 64 equal steps, then halved down 12 times: a change between two of the 64
   * that is undone before the next is not seen.
   */
  changesAt: {
    /** The step, as a share of the pixel range. */
    epsilon: number;
    /** The class that is predicted then. */
    prediction: Target;
  } | null;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}
