import type { LrpComposite } from '../../../protocol.js';
import type { ComposedRule } from '../../../protocol/tables/lrp-composites.js';
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

/** A composite by its name: it gives the first layer its own rule where it has one, else one by kind. */
export function compositeOf(name: LrpComposite): Composite {
  const { first, dense, convolution } = compositeRules[name];
  return (placed) => (placed.first && first ? first : placed.dense ? dense : convolution);
}
