import type { ComputeReport, Contrast, InputTensor, Prediction, Target } from '../protocol.js';

export const occluderShapes = ['square', 'circle'] as const;
/** A `circle` fills its window as an ellipse; a pixel belongs to it when its middle does. */
export type OccluderShape = (typeof occluderShapes)[number];

/** What hides a part of the image, in pixels of the network's input. */
export interface Occluder {
  /** Pixels of the network's input. */
  height: number;
  /** Pixels of the network's input. */
  width: number;
  /** Which pixels of the box it hides. */
  shape: OccluderShape;
}

/**
 * What the hidden part shows: a value in model-input units for all channels (0 is Captum's default
 * baseline) or one for each, the image's `mean` color, the image itself under a strong `blur`, or
 * `noise` that is uniform over the input's range.
 */
export type OccluderFill = number | readonly number[] | 'mean' | 'blur' | 'noise';

/** Row and column of an occluder's first pixel; where it lies partly outside the image it is cut. */
export type Position = readonly [top: number, left: number];

/**
 * How the scores are computed: every occluded image through the whole network (`full`), or of each
 * layer only the patch that the occluder can reach, the rest taken from the unoccluded pass
 * (`incremental`: S. Nakandala, A. Kumar and Y. Papakonstantinou 2019, Krypton). Both give the same
 * numbers; `auto` takes the one with less work.
 */
export type OcclusionPass = 'auto' | 'full' | 'incremental';

/** The scores of one picture with the occluder at some positions (M. Zeiler and R. Fergus 2014). */
export interface OcclusionRequest {
  image: InputTensor;
  /** `top` (the unoccluded picture's own), a class index, or a label. */
  target: string;
  /** `none` unless given; `others`, `rivals`, a class index, or a label. */
  contrast?: string;
  occluder: Occluder;
  fill: OccluderFill;
  /** Of the noise, a whole number: the same seed, the same noise; 0 unless given. */
  noiseSeed?: number;
  positions: readonly Position[];
  /** `auto` unless given. */
  pass?: OcclusionPass;
  /** Whether all classes at every position are wanted, and the wholly hidden picture. */
  detailed?: boolean;
}

/** One entry per position. */
export interface OcclusionScores {
  /** The target's, before the softmax or sigmoid; the value where the head is one. */
  logits: Float32Array;
  /** The class with the highest probability. */
  winners: Int32Array;
  /** The target's, in [0, 1]; not there where the head is a value. */
  probabilities?: Float32Array;
  winnerProbabilities?: Float32Array;
}

/**
 * The score of what the target is explained rather than: of a class its own, else the weighted mean of
 * the others'. The weights are those of the unoccluded image.
 */
export interface ContrastScores {
  /** What the target is explained rather than. */
  of: Contrast;
  /** Of the unoccluded image. */
  logit: number;
  /** Of the unoccluded image, 0 to 1. */
  probability: number;
  /** One entry per position. */
  logits: Float32Array;
  /** One entry per position, 0 to 1. */
  probabilities: Float32Array;
}

export interface OcclusionResponse {
  /** Of the unoccluded picture. */
  target: Target;
  /** Absent where the target is explained by itself. */
  contrast?: ContrastScores;
  /** Of the unoccluded picture, best first, all classes. */
  predictions: Prediction[];
  /** Of the unoccluded picture. */
  logits: Float32Array;
  scores: OcclusionScores;
  /** Best first, for every position; `null` unless detailed. */
  ranked: Prediction[][] | null;
  /** The picture with everything hidden, in model-input units; `null` unless detailed. */
  covered: InputTensor | null;
  pass: Exclude<OcclusionPass, 'auto'>;
  /** Multiplications of the pass for one position, as a share of those of a full pass. */
  work: number;
  compute: ComputeReport;
}
