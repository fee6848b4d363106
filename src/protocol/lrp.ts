import type { InputTensor } from '../protocol.js';
import type { compositeTable } from './tables/lrp-composites.js';
import type { lrpRuleTable } from './tables/lrp-rules.js';

export { lrpComposites, lrpRules } from './tables/names.build.js';

/**
 * How relevance passes backward through one layer, by its name. Layers with weights, norms and rescalings
 * that could not be folded among them, have the rules with [a formula](lrp.md#rules-for-layers-with-weights);
 * the others:
 *
 * - `norm`: by contribution, for averages and sums
 * - `pass`: as it is, for activations, rearrangements and whatever else has one input for each output
 * - `winner-take-all`: for maxima
 * - `signal-take-all`: for products, whose gates (what comes out of a sigmoid or a softmax) get nothing
 * - `uniform`: for products, in equal parts
 */
export type LrpRule = keyof typeof lrpRuleTable;

/**
 * Which layer gets which rule: one rule for all layers with weights, or zennit's composites by their
 * names there.
 */
export type LrpComposite = keyof typeof compositeTable;

/**
 * Or `auto`, which leaves it to the network: `epsilon-plus`; where it has depthwise convolutions
 * `epsilon-gamma-box`, and without a known input range `gamma` (docs/lrp.md says why).
 */
export type LrpCompositeChoice = LrpComposite | 'auto';

export const lrpStarts = ['logit', 'one'] as const;
export const lrpEpsilonScales = ['absolute', 'layer'] as const;
/** The relevance placed on the class: its logit, or 1. */
export type LrpStart = (typeof lrpStarts)[number];

/**
 * What the epsilon of the epsilon rule is measured in: `absolute` is the number itself, `layer` that
 * number times the root mean square of the layer's denominators for this image, over all its neurons.
 */
export type LrpEpsilonScale = (typeof lrpEpsilonScales)[number];

/** What the rules can be told; every field has a default. */
export interface LrpParameters {
  /**
   * Of the epsilon rule, at least 0; 1e-6, and 0.25 with `epsilonScale: 'layer'`. At 0 it divides as
   * `lrp-0` does.
   */
  epsilon?: number;
  /** At least 0; 0.25. */
  gamma?: number;
  /** At least 1, and `alpha - beta` must be 1; 2 and 1. The one follows from the other. */
  alpha?: number;
  /** At least 0; 1. */
  beta?: number;
}

/** A rule with its own parameters. */
export interface LrpLayerRule extends LrpParameters {
  /** The composite's unless given. */
  rule?: LrpRule;
}

/**
 * Layer-wise relevance propagation (S. Bach et al. 2015) of one class score of one image.
 *
 * Fails with `rule-unknown`, `rule-unfit`, `layer-without-rule`, `layer-unknown`, `unit-unknown`,
 * `layer-unreached`, `setting-out-of-range`, `input-range-missing`, `dense-as-conv-unfit`, and with what the other
 * methods fail with.
 */
export interface LrpRequest extends LrpParameters {
  /** Larger than the model's input only with `denseAs: 'conv'`. */
  image: InputTensor;
  /** `top`, a class index, or a label. */
  target: string;
  /** The rules of all layers, by a name. */
  composite: LrpCompositeChoice;
  /** By layer; over what the composite says. */
  layerRules?: Readonly<Record<string, LrpLayerRule>>;
  /** What every `epsilon` is measured in; `absolute` unless given. */
  epsilonScale?: LrpEpsilonScale;
  /** Added with their sign to the denominators of all rules but `lrp-0` and `epsilon`; 1e-6. */
  stabilizer?: number;
  /** The lowest and the highest input for `z-box`, one for all channels or one for each; the card's range. */
  low?: number | readonly number[];
  /** The highest input for `z-box`, as `low`. */
  high?: number | readonly number[];
  /** The relevance at the target: its logit (unless given), or 1. */
  start?: LrpStart;
  /** `none` unless given; `others`, `rivals`, a class index, or a label. */
  contrast?: string;
  /** Whether biases are in the denominators; `include` unless given. */
  bias?: 'include' | 'ignore';
  /** `conv` runs dense layers as convolutions with the same weights; `dense` unless given. */
  denseAs?: 'dense' | 'conv';
  /**
   * With `denseAs: 'conv'` and an image larger than the model's input: the output position that is
   * explained, `x,y`; `all` of them unless given.
   */
  place?: string;
  /** Layers whose relevance is wanted channel by channel; it is summed over the channels for all. */
  channelsOf?: readonly string[];
  /** The layer whose denominators are counted. */
  denominatorsOf?: string;
  /** How many bins they are counted in, an odd number; 41. */
  bins?: number;
  /** Goes on from a part of one layer's relevance. */
  restart?: LrpRestart;
  /** The sanity check by cascading randomization; the prediction is that of the randomized network. */
  randomized?: LrpRandomized;
}

/** Rules of one's own in the place of a composite: by kind of layer, and over that by layer. */
export interface LrpOwnComposite {
  /** Of the layers without other weights below them; as the others of their kind unless given. */
  first?: LrpLayerRule;
  /** Of convolutions of every kind, and of norms that could not be folded. */
  convolution: LrpLayerRule;
  dense: LrpLayerRule;
  layers: Readonly<Record<string, LrpLayerRule>>;
}

/** The same explained by several composites, from one forward pass. */
export interface LrpJob extends Omit<LrpRequest, 'composite'> {
  /** At least one. */
  composites: readonly (LrpCompositeChoice | LrpOwnComposite)[];
}

/** Goes on from a part of one layer's relevance alone; the rest of it is set to 0. */
export interface LrpRestart {
  /** The layer. */
  layer: string;
  /**
   * Of a layer of maps `x,y,channel` with `*` for all: `*,*,5` or `5` is a channel, `3,4,*` or `3,4` a
   * place; of a dense layer a unit.
   */
  unit: string;
}

/** Random weights in the place of the network's own. */
export interface LrpRandomized {
  /** How many layers with weights are random, counted from the logits down. */
  layers: number;
  /** Of the random weights, a whole number. */
  seed: number;
}
