/** The description of a network that the reference computes with: layers in topological order. */

import type { Activation, Settings } from './layers/activations.js';
export type { Activation, Settings };

export type Pair = [number, number];
/**
 * TensorFlow's two, or cells at each side: [[top, bottom], [left, right]]. Of a transposed convolution these
 * are cut off its full output. Keras has no such setting.
 */
export type Padding = 'same' | 'valid' | [Pair, Pair];
/** Shapes carry no batch dimension: [h, w, c] for maps, [n] for vectors. */
export type Shape = number[];

interface Base {
  name: string;
  /** Names of the layers that feed this one, 'input' for the image; default: the layer before. */
  inputs?: string[];
  /** The name of an earlier layer that this is a further call of; `weights` are those of that one. */
  shares?: string;
}

interface Windows {
  strides: Pair;
  padding: Padding;
}

interface Convolution extends Base, Windows {
  kernel: Pair;
  dilation?: Pair;
  activation?: Activation;
}

export interface ConvSpec extends Convolution {
  kind: 'conv2d';
  filters: number;
  /** Default: 1. */
  groups?: number;
  /** kernel: [kh, kw, in / groups, filters]; bias: [filters]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export interface DepthwiseSpec extends Convolution {
  kind: 'depthwiseConv2d';
  multiplier: number;
  /** kernel: [kh, kw, in, multiplier]; bias: [in * multiplier]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export interface SeparableSpec extends Convolution {
  kind: 'separableConv2d';
  multiplier: number;
  filters: number;
  /** depthwise: [kh, kw, in, multiplier]; pointwise: [in * multiplier, filters]; bias: [filters]. */
  weights: { depthwise: Float32Array; pointwise: Float32Array; bias?: Float32Array };
}

export interface TransposedSpec extends Convolution {
  kind: 'conv2dTranspose';
  filters: number;
  /** Makes the length Keras's (cells - 1) * stride + extent (% 2 of SAME) + this. */
  outputPadding?: Pair;
  /** kernel: [kh, kw, filters, in]; bias: [filters]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export type ConvolutionSpec = ConvSpec | DepthwiseSpec | SeparableSpec | TransposedSpec;

export interface DenseSpec extends Base {
  kind: 'dense';
  units: number;
  activation?: Activation;
  /** kernel: [in, units], applied along the last axis; bias: [units]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export interface BatchNormSpec extends Base {
  kind: 'batchNorm';
  epsilon: number;
  /** All of shape [c], the last axis of the input. */
  weights: {
    gamma?: Float32Array;
    beta?: Float32Array;
    mean: Float32Array;
    variance: Float32Array;
  };
}

export interface LayerNormSpec extends Base {
  kind: 'layerNorm';
  /** Ascending, the batch being 0. */
  axes: number[];
  epsilon: number;
  /** Both of the shape of the axes. */
  weights: { gamma?: Float32Array; beta?: Float32Array };
}

export interface GroupNormSpec extends Base {
  kind: 'groupNorm';
  groups: number;
  epsilon: number;
  /** Both of shape [c]. */
  weights: { gamma?: Float32Array; beta?: Float32Array };
}

export interface RescalingSpec extends Base {
  kind: 'rescaling';
  /** One number for all channels, or one for each. */
  scale: number[];
  offset: number[];
}

export interface NormalizationSpec extends Base {
  kind: 'normalization';
  /** Of shape [c]. */
  weights: { mean: Float32Array; variance: Float32Array };
  /** Whether the file has them in the configuration instead of the weights. */
  configured: boolean;
}

export interface PoolSpec extends Base, Windows {
  kind: 'maxPool' | 'averagePool';
  pool: Pair;
  /** Cells of padding at each side that an average counts; default: none. */
  counted?: [Pair, Pair];
}

export interface GlobalPoolSpec extends Base {
  kind: 'globalMaxPool' | 'globalAveragePool';
  /** [1, 1, c] instead of [c]. */
  keepDims?: boolean;
}

export interface SidesSpec extends Base {
  kind: 'zeroPadding' | 'cropping';
  /** [[top, bottom], [left, right]]. */
  sides: [Pair, Pair];
}

export interface UpsamplingSpec extends Base {
  kind: 'upsampling';
  size: Pair;
  interpolation: 'nearest' | 'bilinear';
}

export interface ReshapeSpec extends Base {
  kind: 'reshape';
  /** -1, once at most, stands for what is left. */
  shape: Shape;
}

export interface PermuteSpec extends Base {
  kind: 'permute';
  /** The axis that each axis is taken from, counted from 1. */
  axes: number[];
}

export interface DropoutSpec extends Base {
  kind: 'dropout' | 'spatialDropout';
  rate: number;
}

export interface FlattenSpec extends Base {
  kind: 'flatten';
}

/** An activation that is a layer of its own. */
export interface ActivationSpec extends Base {
  kind: 'activation';
  activation: Activation;
  /** As Keras's function has them unless given. */
  settings?: Partial<Settings>;
}

/** Every n-th cell from a first one up to another, which is left out, along each axis. */
export interface SliceSpec extends Base {
  kind: 'slice';
  begin: number[];
  end: number[];
  strides: number[];
}

export interface MeanSpec extends Base {
  kind: 'mean';
  /** Counted from 1. */
  axes: number[];
  keepDims: boolean;
}

export interface ResizeSpec extends Base {
  kind: 'resize';
  size: Pair;
  interpolation: 'nearest' | 'bilinear';
  coordinates: 'half-pixel' | 'align-corners' | 'asymmetric';
}

export interface JoinSpec extends Base {
  kind: 'add' | 'multiply' | 'maximum' | 'minimum';
}

export interface ConcatenateSpec extends Base {
  kind: 'concatenate';
  /** Counted without the batch. */
  axis: number;
}

export type LayerSpec =
  | ConvolutionSpec
  | DenseSpec
  | BatchNormSpec
  | LayerNormSpec
  | GroupNormSpec
  | RescalingSpec
  | NormalizationSpec
  | PoolSpec
  | GlobalPoolSpec
  | SidesSpec
  | UpsamplingSpec
  | ReshapeSpec
  | PermuteSpec
  | DropoutSpec
  | FlattenSpec
  | ActivationSpec
  | SliceSpec
  | MeanSpec
  | ResizeSpec
  | JoinSpec
  | ConcatenateSpec;

export type Kind = LayerSpec['kind'];
export type SpecOf<K extends Kind> = LayerSpec & { kind: K };

/** Layers on an image of shape `input` = [h, w, c]; the last one gives the logits. */
export interface NetSpec {
  input: [number, number, number];
  layers: LayerSpec[];
}
