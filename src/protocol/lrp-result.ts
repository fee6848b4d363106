import type {
  ComputeReport,
  Contrast,
  LrpComposite,
  LrpParameters,
  LrpRule,
  Prediction,
  Shape3,
  Similarity,
  Target,
  TensorValues,
} from '../protocol.js';

/**
 * Where a layer's relevance went, in sums; `arriving` is the sum of all the others. Each is computed
 * by itself, none as the rest.
 */
export interface Conservation {
  /** At the layer's output. */
  arriving: number;
  /** To the layers below. */
  passedOn: number;
  /** Taken by what was added to denominators. */
  absorbedByEpsilon: number;
  /** Taken by the biases in denominators. */
  absorbedByBias: number;
  /** Of neurons whose denominator is exactly 0. */
  lostToZeros: number;
  /** Fell on a padding around the layer's input. */
  lostToPadding: number;
  /** Set to 0 by `restart`. */
  leftOut: number;
}

/** One layer: the relevance at its output, the rule that it had, and where the relevance went. */
export interface LayerRelevance {
  /** The layer. */
  name: string;
  /** Of the output, without the batch: `[height, width, channels]` or `[units]`. */
  shape: number[];
  /** Summed over the channels, `[height * width]`; of an output without maps the values themselves. */
  pooled: Float32Array;
  /** `[height, width]`, `[units]` */
  pooledShape: number[];
  /** All values, in `shape`, where they were asked for, and of the layer that `restart` names. */
  channels: Float32Array | null;
  /** The rule that it had. */
  rule: LrpRule;
  /** What the rule was told; only what it uses. */
  parameters: LrpParameters;
  /**
   * What `epsilon` is measured in at this layer with `epsilonScale: 'layer'`: the root mean square of
   * its denominators. `null` where no epsilon is relative.
   */
  scale: number | null;
  /** The rules that this layer may have. */
  choices: LrpRule[];
  /** Where the relevance at its output went. */
  conservation: Conservation;
  /** Its denominators that are exactly 0. */
  zeros: ZeroDenominators;
}

/** Denominators that are exactly 0, where a rule divides by the bare one. */
export interface ZeroDenominators {
  /** How many there are. */
  count: number;
  /** Those of them at which relevance arrived, which is lost. */
  withRelevance: number;
  /** Flat indices into the denominators' shape, `[height, width, channels]` or `[units]`, ascending. */
  positions: Int32Array;
}

/** The denominators of one layer's rule, as they are before anything is added to them. */
export interface Denominators {
  /** The layer that was looked at. */
  layer: string;
  /** Of the neurons that they belong to; `alpha-beta` has two for each. */
  shape: number[];
  /** How many denominators there are. */
  count: number;
  /** From the lowest edge to the highest, one more than `counts`; 0 is the middle of a bin. */
  edges: Float32Array;
  /** How many denominators lie in each bin. */
  counts: Int32Array;
  /** The largest magnitude. */
  largest: number;
  /** Exactly 0. */
  zeros: number;
  /** What counts as near to 0 (a thousandth of `largest`), and how many are, the zeros among them. */
  nearBelow: number;
  /** How many lie within `nearBelow` of 0. */
  near: number;
  /** Magnitude of the relevance that arrives at those, and at all. */
  nearRelevance: number;
  /** Magnitude of all relevance that arrives at the layer. */
  relevance: number;
}

/** What one composite gives. */
export interface CompositeRelevance {
  /** What `auto` was where that was asked for; `custom` of rules of one's own. */
  composite: LrpComposite | 'custom';
  /** At the input, in the picture's shape; raw and signed, in relevance: the units of the logit. */
  relevance: Float32Array;
  /**
   * The layers that relevance has reached, the one nearest to the picture first; not those that were
   * folded into another or do nothing.
   */
  layers: LayerRelevance[];
  /** Over all layers: `arriving` is the start, `passedOn` what reached the picture. */
  conservation: Conservation;
  /** Of `denominatorsOf`; `null` where nothing is divided there. */
  denominators: Denominators | null;
  /** How much relevance the part has that `restart` names, and its layer. */
  restart: { kept: number; total: number } | null;
  sanity: LrpSanity | null;
  /** Of its backward pass. */
  milliseconds: number;
}

export interface LrpResponse {
  /** One for each composite, in their order. */
  maps: CompositeRelevance[];
  shape: Shape3;
  /** The relevance that was placed on the outputs, in sum. */
  start: number;
  target: Target;
  /** Absent where the target is explained by itself. */
  contrast?: Contrast;
  /** Best first, all classes. */
  predictions: Prediction[];
  /** One per class; with several output positions those of `place`, or their mean. */
  logits: Float32Array;
  /** The target's logit at each output position, `[height, width]`; one unless run on a larger picture. */
  places: TensorValues;
  compute: ComputeReport;
}

/** How alike the map of a network with random layers is. */
export interface LrpSanity {
  /** All layers with weights, from the logits down; the first ones are random. */
  layers: string[];
  /** The map beside that of the network itself. */
  similarity: Similarity;
}
