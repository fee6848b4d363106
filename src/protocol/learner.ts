import type { ComputeReport, TensorValues } from '../protocol.js';

/** What learns filters from images without labels, as Zeiler et al. 2010 do: see `createDeconvLearner`. */
export interface LearnerStartRequest {
  /** A name for the learner, which the page has given to no other; one that has it ends. */
  session: string;
  /** `[batch, height, width, 1]`: what the filters are to explain. */
  images: TensorValues;
  /** How many filters, 1 to 64. */
  filters: number;
  /** Pixels of a filter's sides, 2 to 15, and at most those of the images. */
  filterSize: number;
  /** A whole number from which the first filters are drawn. */
  seed: number;
}

/** What a learner begins with. */
export interface LearnerStartResponse {
  /** `[filters, filterSize, filterSize]`, each of length 1. */
  filters: TensorValues;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

export interface LearnerStepRequest {
  session: string;
  /** Of this session's requests; two that are otherwise equal are not the same step. */
  number: number;
  /** Alternations of inference and filter steps, at most 100; 0 only codes `image`. */
  steps: number;
  /** Weight of the reconstruction's squared error, above 0. */
  lambda: number;
  /** An image `[height, width, 1]` to code with the filters after the last step. */
  image?: TensorValues;
}

/** One alternation: maps inferred with the filters fixed, then filters stepped with the maps fixed. */
export interface Alternation {
  /** The weight of the squared error in this alternation: a share of the asked one in the first twenty. */
  lambda: number;
  /**
   * The objective of the batch with this lambda: with the maps of the alternation before, after each
   * iteration of the inference, and after the filter steps. It never rises.
   */
  objectives: number[];
  /** The last of them as a share of the objective of empty maps, in [0, 1]. */
  objective: number;
  /** The squared error of all reconstructions as a share of the images' squared length. */
  error: number;
  /** The share of all codes that are not zero, in [0, 1]. */
  nonZero: number;
}

/** An image as the filters explain it. */
export interface EncodedImage {
  /** What was coded, `[height, width, 1]`. */
  image: TensorValues;
  /** `[height + filterSize - 1, width + filterSize - 1, filters]` */
  maps: TensorValues;
  /** `[height, width, 1]`: the sum of the maps, each convolved with its filter. */
  reconstruction: TensorValues;
  /** The squared error of the reconstruction as a share of the image's squared length; 0 for an empty image. */
  error: number;
  /** The share of codes that are not zero, in [0, 1]. */
  nonZero: number;
  /** The objective with empty maps and after each iteration; it never rises. */
  objectives: number[];
}

/** What some alternations have changed. */
export interface LearnerStepResponse {
  /** Alternations since the start, these included. */
  step: number;
  /** One for each, in their order. */
  alternations: Alternation[];
  /** `[filters, filterSize, filterSize]`, each of length 1. */
  filters: TensorValues;
  /** `null` where no image was given. */
  encoded: EncodedImage | null;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}
