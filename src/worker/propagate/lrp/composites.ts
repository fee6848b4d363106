import type { LrpComposite, LrpParameters, LrpRule } from '../../../protocol.js';

/** A composite's answer for one node: a rule, and where it fixes them the rule's parameters. */
export interface ComposedRule extends LrpParameters {
  rule: LrpRule;
}

/** What a composite looks at. */
interface Placed {
  /** A dense layer; otherwise a convolution of any kind, or a norm that could not be folded. */
  dense: boolean;
  /** No other layer with weights lies between it and the picture. */
  first: boolean;
}

/** Of a layer with weights. */
export type Composite = (placed: Placed) => ComposedRule;

const everywhere =
  (rule: LrpRule): Composite =>
  () => ({ rule });

/**
 * `dense` for dense layers, `convolution` for convolutions, `first` instead of it for the first layer
 * of all (M. Kohlbrenner et al. 2020).
 */
const mixed =
  (convolution: ComposedRule, first: ComposedRule | null = null): Composite =>
  (placed) =>
    placed.first && first ? first : placed.dense ? { rule: 'epsilon' } : convolution;

const alpha2Beta1: ComposedRule = { rule: 'alpha-beta', alpha: 2, beta: 1 };

/** By the names that zennit gives them, and one rule for all. */
export const composites: Record<LrpComposite, Composite> = {
  'lrp-0': everywhere('lrp-0'),
  'lrp-transpose': everywhere('lrp-transpose'),
  epsilon: everywhere('epsilon'),
  gamma: everywhere('gamma'),
  'alpha-beta': everywhere('alpha-beta'),
  'z-plus': everywhere('z-plus'),
  'w-square': everywhere('w-square'),
  flat: everywhere('flat'),
  'epsilon-gamma-box': mixed({ rule: 'gamma' }, { rule: 'z-box' }),
  'epsilon-plus': mixed({ rule: 'z-plus' }),
  'epsilon-plus-flat': mixed({ rule: 'z-plus' }, { rule: 'flat' }),
  'epsilon-alpha2-beta1': mixed(alpha2Beta1),
  'epsilon-alpha2-beta1-flat': mixed(alpha2Beta1, { rule: 'flat' }),
  // J. Zhang et al. (2018), who have no biases in their denominators; zennit has, and so has this.
  'excitation-backprop': everywhere('z-plus'),
};
