import type { LrpComposite } from '../../../protocol.js';
import type { ComposedRule, LayerRules } from '../../../protocol/tables/lrp-composites.js';
import { compositeRules } from '../../../protocol/tables/lrp-data.build.js';

/** What a composite looks at. */
interface Placed {
  /** A dense layer; otherwise a convolution of any kind, or a norm that could not be folded. */
  dense: boolean;
  /** No other layer with weights lies between it and the picture. */
  first: boolean;
}

/** The rule of a layer with weights. */
export type Composite = (placed: Placed) => ComposedRule;

/** A composite by its name or its rules: it gives the first layer its own rule where it has one, else one by kind. */
export function compositeOf(composite: LrpComposite | LayerRules): Composite {
  const rules = typeof composite === 'string' ? compositeRules[composite] : composite;
  const { first, dense, convolution } = rules;
  return (placed) => (placed.first && first ? first : placed.dense ? dense : convolution);
}
