import type {
  ComputeReport,
  InputTensor,
  Neuron,
  Prediction,
  Shape3,
  Target,
  TensorValues,
} from '../protocol.js';

/**
 * Where a signal goes at a max pooling on its way down: to the cell that won on the way up
 * (`recorded`), to the window's first cell (`top-left`), or in equal parts to all of them (`spread`).
 */
export const switchModes = ['recorded', 'top-left', 'spread'] as const;
/** Where a max pooling returns its value on the backward pass. */
export type SwitchMode = (typeof switchModes)[number];

/**
 * Reconstructions by the DeconvNet (M. Zeiler and R. Fergus 2014): activations of a layer are kept
 * with their values, everything else there is zero, and the signal comes down by unpooling,
 * rectifying and filtering with the transposed kernels, without biases.
 */
export interface DeconvnetRequest {
  /** The input of the network. */
  image: InputTensor;
  /** A layer with maps. */
  layer: string;
  /**
   * What is kept, one reconstruction for each: as in `SaliencyRequest` a neuron (`max`, `channel`,
   * `x,y`, `x,y,channel`) or a whole map (`*,*,channel`), or `all` maps.
   */
  units: readonly string[];
  /** `recorded` unless given. */
  switches?: SwitchMode;
}

/** What one unit of a layer has found in an image. */
export interface Reconstruction {
  /** The unit, as it was asked for. */
  unit: string;
  /** In the input's shape, signed. */
  map: Float32Array;
  /** What was kept; of several neurons the sum of their activations. `position` is empty for `all`. */
  neuron: Neuron;
}

/** Reconstructions of what units of a layer have found in an image. */
export interface DeconvnetResponse {
  /** In the order of `units`. */
  reconstructions: Reconstruction[];
  /** Of each: `[height, width, channels]` of the input. */
  shape: Shape3;
  /** The max poolings between the layer and the image; empty where there are no switches. */
  poolings: string[];
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

/** A layer's maps, what one unit of it has found in the image, and what is explained beside it. */
export interface DeconvFigureRequest extends Omit<DeconvnetRequest, 'units' | 'switches'> {
  /** As in `DeconvnetRequest`, and `*,*,max` for the whole map of the strongest filter. */
  unit: string;
  /** A reconstruction for each; at least one. */
  switches: readonly SwitchMode[];
  /** `top`, a class index, or a label: what guided backpropagation explains where `unit` is `all`. */
  target: string;
  /** Whether the layer's kernel is wanted too. */
  kernel: boolean;
}

/** A layer's maps, and what was reconstructed from them. */
export interface DeconvFigureResponse {
  /** The layer's output, `[height, width, channels]`. */
  activations: InputTensor;
  /** By switches. */
  reconstructions: Partial<Record<SwitchMode, Reconstruction>>;
  /** Of the reconstructions: `[height, width, channels]` of the input. */
  shape: Shape3;
  /** As in `DeconvnetResponse`. */
  poolings: string[];
  /** The filters of the layer, `[height, width, in, out]`, where they were asked for; else `null`. */
  kernel: TensorValues | null;
  /** By guided backpropagation, from the same neurons; `null` where `unit` is `all`. */
  guided: Float32Array | null;
  /** The class that the request named. */
  target: Target;
  /** Best first, all classes. */
  predictions: Prediction[];
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

/** A layer's kernel as the network uses it, with a batch norm behind it folded in. */
export interface FiltersResponse {
  /** `[height, width, in, out]`; of a depthwise convolution `[height, width, in, multiplier]`. */
  kernel: TensorValues;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

/** Which image and max pooling, for the engine. */
export interface SwitchesRequest {
  /** The input of the network. */
  image: InputTensor;
  /** A max pooling. */
  layer: string;
}

/** Which cells won in a max pooling, and where they look in the image. */
export interface SwitchesResponse {
  /** For each pooled cell, row-major over `shape`, its winner: `row * width + column` of its map. */
  winners: Int32Array;
  /** Of the pooled output. */
  shape: Shape3;
  /** Of what is pooled. */
  inputShape: Shape3;
  /** Rows of the image, first and last, that each row of what is pooled can see. */
  rows: [first: number, last: number][];
  /** The same for columns. */
  columns: [first: number, last: number][];
  /** What computed, and how long it took. */
  compute: ComputeReport;
}
