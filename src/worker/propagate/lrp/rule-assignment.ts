import {
  ExplainError,
  type LrpLayerRule,
  type LrpParameters,
  type LrpRule,
} from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import { operationOf, type Node } from '../../operations/index.js';
import { choicesOf } from './choices.js';
import type { Composite } from './composites.js';
import { signalsOf } from './gates.js';
import type { RuleParameters } from './linear-rules.js';
import { withoutWeightsBelow } from './network-facts.js';

/** The rule of one node, complete. */
export interface AssignedRule {
  rule: LrpRule;
  parameters: RuleParameters;
}

/** By name of the node; nodes that relevance does not reach have none. */
export type RuleAssignment = ReadonlyMap<string, AssignedRule>;

export interface RuleOptions {
  composite: Composite;
  /** Names of the nodes that composites take for dense, also where they run as convolutions. */
  dense: ReadonlySet<string>;
  layerRules: Readonly<Record<string, LrpLayerRule>>;
  parameters: RuleParameters;
}

/**
 * The rule of every node that relevance from `start` reaches: the layer's own, else the composite's.
 * Throws `layer-without-rule`.
 */
export function assignRules(network: Network, start: string, options: RuleOptions): RuleAssignment {
  const first = withoutWeightsBelow(network);
  const reached = new Set([start]);
  const assignment = new Map<string, AssignedRule>();
  for (const node of [...network.nodes].reverse()) {
    if (!reached.has(node.name) || node.kind === 'input') continue;
    const assigned = ruleOf(node, first.has(node.name), options);
    assignment.set(node.name, assigned);
    const open = assigned.rule === 'signal-take-all' ? signalsOf(network, node) : null;
    node.inputs.forEach((input, index) => {
      if (!open || open[index]) reached.add(input);
    });
  }
  return assignment;
}

function ruleOf(node: Node, first: boolean, options: RuleOptions): AssignedRule {
  const { rule: own, ...told } = options.layerRules[node.layer] ?? {};
  // A layer's rule is not meant for its activation, which has but one.
  const asked = own !== undefined && choicesOf(node).includes(own) ? own : null;
  const { rule, ...fixed } = asked ? { rule: asked } : composed(node, first, options);
  return { rule, parameters: { ...options.parameters, ...fixed, ...told } };
}

function composed(
  node: Node,
  first: boolean,
  { composite, dense }: RuleOptions,
): LrpParameters & { rule: LrpRule } {
  const [only] = choicesOf(node);
  const way = operationOf(node).relevance(node);
  if (way.passes === 'through' && way.onRequest) {
    throw new ExplainError(
      'layer-without-rule',
      `The layer "${node.layer}" is a ${node.kind} inside of the network, for which LRP has no rule.`,
      `Give it one: layerRules: {"${node.layer}": {rule: "pass"}} lets relevance through as it is.`,
    );
  }
  if (way.passes !== 'linear') return { rule: only! };
  const chosen = composite({ dense: dense.has(node.name), first });
  if (way.isKernel) return chosen;
  // Preparation of the picture passes; behind weights a norm counts as folding it would.
  if (first) return { rule: 'pass' };
  const bare = chosen.rule === 'lrp-0' || chosen.rule === 'lrp-transpose';
  return { ...chosen, rule: bare ? 'lrp-0' : 'epsilon' };
}
