import type { ComputeReport, TensorValues } from '../protocol.js';

export interface TrainingStartRequest {
  /** A name for the training, which the page has given to no other; one that has it ends. */
  session: string;
  /**
   * A whole number from which new weights are drawn; without it training goes on from the model's
   * own weights, which are those of `model.snapshot` where that is given.
   */
  seed?: number;
  /** Adam's step size, above 0 and at most 1; 0.001 unless given. */
  learningRate?: number;
}

/** What a training begins with. */
export interface TrainingStartResponse {
  /** How many classes the network tells apart. */
  classes: number;
  /** How many numbers are learned. */
  weights: number;
  /** The layers that learn, in the order of the network. */
  layers: string[];
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

export interface TrainingStepRequest {
  session: string;
  /** Of this session's requests; two that are otherwise equal are not the same step. */
  number: number;
  /** How many batches of equal size `images` holds, one after the other, at most 100; 0 only looks. */
  steps: number;
  /** `[steps * batch, ...the model's input]` in model-input units, and the class of each. */
  images: TensorValues;
  labels: readonly number[];
  /** What to compute with the weights after the last step. */
  watch?: TrainingWatch;
}

/** What a reader watches while the network learns. */
export interface TrainingWatch {
  /** `[batch, ...the model's input]` in model-input units. */
  images: TensorValues;
  /** Layers whose outputs are wanted; none unless given. */
  layers?: readonly string[];
}

/** What some steps of a training gave. */
export interface TrainingStepResponse {
  /** Steps since the start, these included. */
  step: number;
  /** Of each step, before it: the mean softmax cross-entropy of its batch. */
  losses: number[];
  /** The share of the batch that the network got right, in [0, 1]. */
  accuracies: number[];
  /** `null` when nothing was watched. */
  watched: {
    /** `[batch, classes]` */
    logits: TensorValues;
    /** By layer, as in `ForwardResponse`. */
    activations: Record<string, TensorValues>;
  } | null;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}
