import {
  ExplainError,
  type LayerDescription,
  type LrpLayerRule,
  type LrpOwnComposite,
  type LrpRule,
  type ModelDescription,
} from '../protocol.js';
import { meantName } from './options/other-names.js';

/** A rule by its name, or with its parameters. */
export type LrpRuleChoice = LrpRule | LrpLayerRule;

/** A composite of one's own. What it does not name has `epsilon`. */
export interface LrpCompositeRules {
  /** Of the layers without other weights below them; as the others of their kind unless given. */
  first?: LrpRuleChoice;
  /** Of convolutions of every kind, and of norms that could not be folded. */
  conv?: LrpRuleChoice;
  /** Of dense layers; as `conv` unless given. */
  dense?: LrpRuleChoice;
  /** By a layer's name, or by its kind (`Conv2D`), as `describe().layers` has them; names win. */
  rules?: Readonly<Record<string, LrpRuleChoice>>;
}

type Layers = readonly Pick<LayerDescription, 'name' | 'kind'>[];

/** A composite as the engine takes it; throws `layer-unknown`. */
export function ownComposite(
  { first, conv = 'epsilon', dense = 'epsilon', rules = {} }: LrpCompositeRules,
  { layers }: Pick<ModelDescription, 'layers'>,
): LrpOwnComposite {
  return {
    ...(first === undefined ? {} : { first: ruleOf(first) }),
    convolution: ruleOf(conv),
    dense: ruleOf(dense),
    layers: byLayer(rules, layers),
  };
}

function ruleOf(given: LrpRuleChoice): LrpLayerRule {
  return typeof given === 'string' ? { rule: given } : given;
}

/** What is said of kinds, then what is said of single layers. */
function byLayer(
  rules: Readonly<Record<string, LrpRuleChoice>>,
  layers: Layers,
): Record<string, LrpLayerRule> {
  const ofKinds: [string, LrpLayerRule][] = [];
  const ofNames: [string, LrpLayerRule][] = [];
  for (const [written, given] of Object.entries(rules)) {
    const rule = ruleOf(given);
    const isName = layers.some(({ name }) => name === written);
    const kind = layers.filter((layer) => layer.kind.toLowerCase() === written.toLowerCase());
    if (!isName && kind.length === 0) throw layerUnknown(written, layers);
    if (isName) ofNames.push([written, rule]);
    else ofKinds.push(...kind.map(({ name }): [string, LrpLayerRule] => [name, rule]));
  }
  return Object.fromEntries([...ofKinds, ...ofNames]);
}

function layerUnknown(written: string, layers: Layers): ExplainError {
  const known = [...new Set(layers.flatMap(({ name, kind }) => [name, kind]))];
  const meant = meantName(written, known);
  return new ExplainError(
    'layer-unknown',
    `The model has no layer and no kind of layer "${written}".`,
    `${meant === null ? '' : `Did you mean "${meant}"? `}Its layers and kinds: ${known.join(', ')}.`,
  );
}
