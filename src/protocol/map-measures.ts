import type { ComputeReport, InputTensor, Shape3 } from '../protocol.js';
import type { Curve } from './saliency.js';

/** What the engine measures of a map by changing the image that it explains. */
export const mapMeasures = ['curves', 'road', 'infidelity'] as const;
export type MapMeasure = (typeof mapMeasures)[number];

/** A map, and what to measure of it. */
export interface MapMeasureRequest {
  /** In model-input units. */
  image: InputTensor;
  /** Row-major; pixels are ranked by their sum over channels. */
  map: Float32Array;
  /** The image's, or with a single channel. */
  shape: Shape3;
  /** A class index. */
  target: number;
  measure: MapMeasure;
  /** Points on the deletion and insertion curves besides the first, 2 to 1000; 32 unless given. */
  steps?: number;
  /** Images whose infidelity is averaged, 2 to 1000; 64 unless given. */
  samples?: number;
  /** Of ROAD's noise and of infidelity's squares, a whole number; 0 unless given. */
  seed?: number;
  /**
   * Whether the map says how sensitive the score is, as a gradient does, instead of what each value
   * contributes to it: infidelity multiplies such a map by the change of the image.
   */
  isSensitivity?: boolean;
}

/**
 * ROAD (Y. Rong et al. 2022, A consistent and efficient evaluation strategy for attribution methods): the
 * target's probability, or the value where the head is one, while the pixels that a map ranks highest
 * are replaced by noisy linear imputation.
 */
export interface RoadCurve {
  /** Share of the pixels that were replaced: 0, 0.1 ... 0.9. */
  shares: number[];
  /** At each share the target's probability; the value where the head is one. */
  values: number[];
  /** At each share whether the target is the class with the highest output; not there for a value. */
  kept?: boolean[];
  /** The mean of `values` without the first. */
  mean: number;
}

/**
 * Infidelity (C.-K. Yeh et al. 2019, On the (in)fidelity and sensitivity of explanations): how far the
 * changes of the score that a map predicts for hidden squares are from those that occur.
 */
export interface Infidelity {
  /** Definition 2.1: the mean of the squared difference between predicted and actual change, in logits squared. */
  raw: number;
  /** The factor, at least 0, by which the map would have to be multiplied for the smallest difference. */
  scale: number;
  /** `raw` of the map times `scale`, as a share of the mean squared change: 0 to 1, and 1 for a map of zeros. */
  relative: number;
}

export interface MapMeasureResponse {
  deletion?: Curve;
  insertion?: Curve;
  road?: RoadCurve;
  infidelity?: Infidelity;
  compute: ComputeReport;
}
