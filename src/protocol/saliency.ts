import type {
  ComputeReport,
  Contrast,
  InputTensor,
  MaskedPasses,
  OccluderFill,
  Prediction,
  Shape3,
  Target,
  TensorValues,
} from '../protocol.js';
import type { saliencyTable } from './tables/saliency-methods.js';

export { saliencyMethods } from './tables/names.build.js';

/** A saliency method, by its name ([what each shows](elements/saliency-map.md)). */
export type SaliencyMethod = keyof typeof saliencyTable;

/** What some of the methods can be told besides; every field has a default. */
export interface SaliencySettings {
  /** Points on the path of integrated gradients and blur integrated gradients, by the midpoint rule; 32. */
  steps?: number;
  /** Where paths begin, what DeepLIFT compares with, and what RISE and Score-CAM show where they hide the image; 0. */
  baseline?: OccluderFill | InputTensor;
  /** Noisy copies that SmoothGrad averages over, and random points of GradientSHAP; 25. */
  samples?: number;
  /** Standard deviation of noise as a share of the input's range; 0.15 of SmoothGrad, 0 of GradientSHAP. */
  noise?: number;
  /** Of noise, random points and RISE's masks, a whole number: the same seed, the same map; 0. */
  noiseSeed?: number;
  /**
   * Random masks of RISE: 1000, and 400 for inputs over 64 pixels. Maps that Score-CAM takes as masks, at
   * most, those that vary most over the image (Faster Score-CAM); all of the layer.
   */
  masks?: number;
  /** The layer whose maps class activation maps weigh; the last convolution before the seed. */
  camLayer?: string;
}

/** Backward passes from the same seed, by one method or several, for each picture of a batch. */
export interface SaliencyRequest {
  /** `[batch, height, width, channels]`, in model-input units. */
  images: TensorValues;
  methods: readonly SaliencyMethod[];
  /** For each picture `top` (its own), a class index, or a label. */
  targets: readonly string[];
  /**
   * `none` unless given; `others`, `rivals`, a class index, or a label. The seed is then 1 at the target
   * and negative at the others, -1 in sum. With `layer` no class is explained, and it does not count.
   */
  contrast?: string;
  /** With `layer` the seed is a neuron of that layer's output instead of the class. */
  layer?: string;
  /**
   * Which neuron: `max` (the layer's strongest), `channel` (that channel's strongest), `x,y` (the
   * strongest at that place), `x,y,channel`, or `*,*,channel` (the whole channel, every neuron of it).
   * In a dense layer `max` or `unit`.
   */
  unit?: string;
  settings?: SaliencySettings;
}

/** A rectangle of the image, in pixels. */
export interface Box {
  /** First row, from 0. */
  top: number;
  /** First column, from 0. */
  left: number;
  /** Number of rows. */
  height: number;
  /** Number of columns. */
  width: number;
}

/** The neuron that a seed was placed on, in the layer's output. */
export interface Neuron {
  /** The layer that it is in. */
  layer: string;
  /** `[y, x, channel]`; `[unit]` of a dense layer; `[channel]` where the seed is a whole channel. */
  position: number[];
  /** The neuron's; of a whole channel the sum. */
  activation: number;
  /** Of the layer's output, without the batch. */
  layerShape: number[];
  /** The part of the image that can reach the neuron: its receptive field, cut to the image. */
  receptiveField: Box;
}

/** What the backward passes of one image gave. */
export interface PictureSaliency {
  /** One map per requested method, raw and signed. */
  maps: Record<string, Float32Array>;
  /** Of each map: the input's shape, or one channel (Grad-CAM). */
  shapes: Record<string, Shape3>;
  /** Of each method that masks the image. */
  masked?: Record<string, MaskedPasses>;
  /** The class that is explained, with its scores. */
  target: Target;
  /** Absent where the target, or a neuron, is explained by itself. */
  contrast?: Contrast;
  /** Best first, all classes. */
  predictions: Prediction[];
  /** The score of each output before the softmax or sigmoid. */
  logits: Float32Array;
  /** Where the seed was placed when `layer` was given; else `null`. */
  neuron: Neuron | null;
}

export interface SaliencyResponse {
  /** In the order of the batch. */
  pictures: PictureSaliency[];
  compute: ComputeReport;
}

/**
 * One step of the sanity check by cascading randomisation (J. Adebayo et al. 2018, Sanity Checks for
 * Saliency Maps): the maps of the network whose upper layers have random weights.
 */
export interface SanityRequest {
  /** With one picture. */
  saliency: SaliencyRequest;
  /** How many layers with weights are random, counted from the logits down; 0 is the network itself. */
  randomizedLayers: number;
  /** Of the random weights, a whole number; a layer's weights do not depend on how many others are random. */
  seed: number;
}

/** One step of the sanity check. */
export interface SanityResponse {
  /** By method, the map of the network with random layers, raw and signed. */
  maps: Record<string, Float32Array>;
  /** Of each map: `[height, width, channels]`. */
  shapes: Record<string, Shape3>;
  /** Every method's map beside that of the network itself. */
  similarities: Record<string, Similarity>;
  /** All layers with weights, from the logits down; the first `randomizedLayers` are random. */
  layers: string[];
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

/** How alike two maps are, each summed over its channels. */
export interface Similarity {
  /** Spearman's, of the signed values: in [-1, 1]; 0 where a map is constant. */
  rankCorrelation: number;
  /** The same of the magnitudes. */
  absoluteRankCorrelation: number;
  /**
   * Structural similarity (Z. Wang et al. 2004) of the magnitudes, each map scaled to a maximum of 1;
   * windows of 7x7, uniform. In [-1, 1].
   */
  structuralSimilarity: number;
}

/**
 * Deletion and insertion curves (V. Petsiuk et al. 2018, RISE): the class probability, or the value
 * where the head is one, while the pixels that a map ranks highest are taken away, or given back to a blurred image.
 */
export interface FaithfulnessRequest {
  /** The input of the network. */
  image: InputTensor;
  /** One score per pixel, `[height * width]`; the highest goes first. */
  scores: Float32Array;
  /** `top`, a class index, or a label. */
  target: string | number;
  /** Points on each curve besides the first; 32 unless given. */
  steps?: number;
}

/** The score of the target while pixels are taken from the image, or given back. */
export interface Curve {
  /** Share of the pixels that were taken or given, ascending from 0 to 1. */
  shares: number[];
  /** At each the target's probability; the value where the head is one. */
  values: number[];
  /** The same; not there where the head is a value. */
  probabilities?: number[];
  /** Under the curve: the mean of `values`. */
  area: number;
}

/** How the score of the target follows a map. */
export interface FaithfulnessResponse {
  /** Pixels become the image's mean color: a faithful map makes the probability fall early. */
  deletion: Curve;
  /** Pixels of the blurred image become sharp: a faithful map makes it rise early. */
  insertion: Curve;
  /** The same with the pixels in random order, for comparison. */
  randomDeletion: Curve;
  /** `insertion` with the pixels in random order. */
  randomInsertion: Curve;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}
