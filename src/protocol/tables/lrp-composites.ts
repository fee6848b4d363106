import { boundedRules, weightedRules, type RuleParameter } from './lrp-rules.js';
import { bach2015, kohlbrenner2020, lapuschkin2019, montavon2019, zhang2018 } from './papers.js';
import { tableOf, type Row, type Text } from './row.js';

/** The rule that a composite gives a layer, with the parameters that it fixes. */
export interface ComposedRule extends Partial<Record<RuleParameter, number>> {
  rule: keyof typeof weightedRules | keyof typeof boundedRules;
}

/** Which layer with weights gets which rule. */
export interface LayerRules {
  /** Of the layers without other weights below them; as the others of their kind unless given. */
  first?: ComposedRule;
  /** Of convolutions of every kind, and of norms that could not be folded. */
  convolution: ComposedRule;
  dense: ComposedRule;
}

/** A composite: all of it. */
export interface CompositeRow extends Row {
  layers: LayerRules;
  /** How it distributes relevance, in one sentence. */
  meaning: Text;
  /** What to mind, in one sentence, for the docs. */
  limits: string;
}

const alpha2Beta1: ComposedRule = { rule: 'alpha-beta', alpha: 2, beta: 1 };
const epsilon: ComposedRule = { rule: 'epsilon' };
const zPlus: ComposedRule = { rule: 'z-plus' };
const flat: ComposedRule = { rule: 'flat' };
const steady =
  'It hardly changes when the upper layers get random weights (Sixt et al. 2020): try `sanity`.';

/** Composites of several rules, by zennit's names; those of one rule are the rules themselves. */
export const mixedComposites = tableOf<CompositeRow>()({
  'epsilon-plus': {
    title: (translate) => translate`LRP, ε and z+`,
    papers: [kohlbrenner2020, bach2015],
    layers: { convolution: zPlus, dense: epsilon },
    meaning: (translate) =>
      translate`Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only).`,
    limits: steady,
  },
  'epsilon-plus-flat': {
    title: (translate) => translate`LRP, ε, z+ and flat`,
    papers: [kohlbrenner2020, bach2015, lapuschkin2019],
    layers: { first: flat, convolution: zPlus, dense: epsilon },
    meaning: (translate) =>
      translate`Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only), the first layer LRP-flat (equal parts).`,
    limits: steady,
  },
  'epsilon-gamma-box': {
    title: (translate) => translate`LRP, ε, γ and box`,
    papers: [montavon2019, bach2015],
    layers: { first: { rule: 'z-box' }, convolution: { rule: 'gamma' }, dense: epsilon },
    meaning: (translate) =>
      translate`Dense layers use LRP-ε, convolutions LRP-γ (positive contributions favored), the first layer LRP-box (distance of each pixel from the input’s bounds).`,
    limits: 'It needs the range of the input.',
  },
  'epsilon-alpha2-beta1': {
    title: (translate) => translate`LRP, ε and α2β1`,
    papers: [kohlbrenner2020, bach2015],
    layers: { convolution: alpha2Beta1, dense: epsilon },
    meaning: (translate) =>
      translate`Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions).`,
    limits: steady,
  },
  'epsilon-alpha2-beta1-flat': {
    title: (translate) => translate`LRP, ε, α2β1 and flat`,
    papers: [kohlbrenner2020, bach2015, lapuschkin2019],
    layers: { first: flat, convolution: alpha2Beta1, dense: epsilon },
    meaning: (translate) =>
      translate`Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions), the first layer LRP-flat (equal parts).`,
    limits: steady,
  },
  'excitation-backprop': {
    title: (translate) => translate`Excitation backprop`,
    papers: [zhang2018],
    // The paper has no biases in its denominators; zennit has, and so has this.
    layers: { convolution: zPlus, dense: zPlus },
    meaning: (translate) =>
      translate`Every layer distributes relevance to positive contributions only.`,
    limits: steady,
  },
});

/** All that a reader may choose. */
export const compositeTable = { ...weightedRules, ...mixedComposites };
