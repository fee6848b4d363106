import type {
  ComputeReport,
  InputTensor,
  ModelReference,
  Shape3,
  TensorValues,
} from '../protocol.js';

export const ascentPriors = ['l2', 'none', 'mean-image'] as const;
/**
 * What keeps a run near what the generator knows: `l2`, the squared length of the code (in pixel space
 * of the image); `mean-image`, the squared distance of the image to a given one; or nothing.
 */
export type AscentPrior = (typeof ascentPriors)[number];

/** `running`, at the asked probability, or without finite numbers even by small steps. */
export type AscentStatus = 'running' | 'reached' | 'failed';

/** Where the runs are: the worker keeps nothing between two requests. One entry per run in each field. */
export interface AscentState {
  /** `[runs, code size]`; in pixel space `[runs, height, width, channels]` in model-input units. */
  codes: TensorValues;
  /** Adam's moving means of the gradients and of their squares, as long as the codes. */
  means: Float32Array;
  squares: Float32Array;
  /** Steps made. */
  steps: number[];
  status: AscentStatus[];
  /** How often the step size was halved, after a step that gave no finite numbers. */
  halvings: number[];
  /** Which the noise of a run follows from. */
  seeds: number[];
}

/** Runs that begin: one for each seed, a whole number. */
export interface AscentStart {
  /** The same seed, the same code, drawn from a standard normal distribution; in pixel space noise. */
  seeds: readonly number[];
  /** In pixel space what every run begins with instead of noise. */
  picture?: InputTensor;
}

/**
 * What is maximized: of a class its log-probability (unless told otherwise) or its logit, where the head is
 * a value the value; with `layer`
 * the activation of a unit of that layer (see `SaliencyRequest.unit`; of a whole channel the mean).
 */
export interface AscentObjective {
  /** A class index or a label. */
  target: string;
  /** Which score of a class is maximized; `log-probability` unless given. */
  of?: 'log-probability' | 'logit';
  /** Maximizes a unit of this layer instead of the class. */
  layer?: string;
  /** The unit: a channel, `x,y,channel`, or `*,*,channel`. */
  unit?: string;
}

/**
 * Activation maximisation in the code space of a generator (A. Nguyen et al. 2016), or over pixels
 * (K. Simonyan et al. 2014): steps of Adam upward from where the runs are.
 */
export interface AscentRequest {
  /** Makes pictures of codes; `null` for pixel space. */
  generator: ModelReference | null;
  objective: AscentObjective;
  state: AscentState | AscentStart;
  /** At most, from 0 (which only looks) to 1000; a run that has reached `stopAt` stays. */
  steps: number;
  /** Adam's step size, above 0; 0.1 unless given. */
  learningRate?: number;
  /**
   * Deviation of the noise that is added to every step (A. Nguyen et al. 2017), as a share of the step
   * size, at least 0; it fades as the probability rises. 4 unless given, 0 in pixel space. Without it
   * every third run stays on a local maximum.
   */
  noise?: number;
  /** A code stays within so many times the square root of its length of 0, above 0; 0.9 unless given. */
  radius?: number;
  /** `l2` unless given. */
  prior?: AscentPrior;
  /** Weight of the prior, at least 0; 0.001 unless given. */
  lambda?: number;
  /** For the prior `mean-image`. */
  meanImage?: InputTensor;
  /** Weight of the squared differences of neighbouring pixels (A. Mahendran and A. Vedaldi 2015), in pixel space; 0 unless given. */
  totalVariation?: number;
  /** The probability of the target at which a run stops, above 0, up to 1; 0.99 unless given. A value stops no run. */
  stopAt?: number;
}

export interface AscentResponse {
  state: AscentState;
  /** Of the codes in `state`, `[runs, height, width, channels]`, as the classifier sees them. */
  pictures: TensorValues;
  shape: Shape3;
  /**
   * Of the target, `[steps + 1, runs]`: before the first step and after each; of a run that stays, the
   * same. Not there where the head is a value.
   */
  probabilities?: Float32Array;
  /** What is maximised, the prior included; in the same shape. */
  objectives: Float32Array;
  target: { index: number; label: string };
  compute: ComputeReport;
}
