import {
  ExplainError,
  lrpComposites,
  lrpEpsilonScales,
  lrpRules,
  lrpStarts,
  type LrpComposite,
  type LrpJob,
  type LrpLayerRule,
  type LrpOwnComposite,
  type LrpParameters,
} from '../../../protocol.js';
import type { ComposedRule, LayerRules } from '../../../protocol/tables/lrp-composites.js';
import type { Network } from '../../network/network.js';
import { choicesOf } from '../../propagate/lrp/choices.js';
import { compositeOf } from '../../propagate/lrp/composites.js';
import { isLinear, linearRules } from '../../propagate/lrp/linear-rules.js';
import type { RuleOptions } from '../../propagate/lrp/rule-assignment.js';
import { outputOfLayer, requireChoice, outOfRange } from '../requirements.js';

const STABILIZER = 1e-6;

/** In units of the layer a quarter, as the tutorial of G. Montavon et al. (2019) has it. */
const defaultEpsilons = { absolute: 1e-6, layer: 0.25 };

/**
 * What a request asks of the rules of one composite, checked. Throws `rule-unknown`, `rule-unfit`, `layer-unknown`,
 * `setting-out-of-range`.
 */
export function readRuleOptions(
  network: Network,
  composite: LrpComposite | LrpOwnComposite,
  request: LrpJob,
): RuleOptions {
  const { stabilizer = STABILIZER, bias = 'include' } = request;
  const { start = 'logit', denseAs = 'dense', epsilonScale = 'absolute' } = request;
  if (typeof composite === 'string') requireRule('composite', composite, lrpComposites);
  requireChoice('bias', bias, ['include', 'ignore']);
  requireChoice('start', start, lrpStarts);
  requireChoice('epsilonScale', epsilonScale, lrpEpsilonScales);
  requireChoice('denseAs', denseAs, ['dense', 'conv']);
  requireAtLeast('stabilizer', stabilizer, 0);
  requireBins(request.bins);
  const { epsilon = defaultEpsilons[epsilonScale] } = request;
  const read = readParameters({ ...request, epsilon });
  const parameters = { ...read, epsilonScale, stabilizer, ignoresBias: bias === 'ignore' };
  const byLayer = typeof composite === 'string' ? {} : composite.layers;
  const own = Object.entries({ ...byLayer, ...request.layerRules }).map(
    ([layer, { rule, ...told }]) => {
      outputOfLayer(network, layer);
      if (rule !== undefined) requireFitting(network, layer, rule);
      return [layer, { ...(rule ? { rule } : {}), ...readOwn(told) }] as const;
    },
  );
  const dense = network.nodes.filter(({ kind }) => kind === 'dense').map(({ name }) => name);
  return {
    composite: compositeOf(typeof composite === 'string' ? composite : ownRules(composite)),
    dense: new Set(dense),
    layerRules: Object.fromEntries(own),
    parameters,
  };
}

/** With defaults; `beta` follows from an `alpha` alone, and the reverse. */
function readParameters(given: LrpParameters): Required<LrpParameters> {
  const { epsilon = 1e-6, gamma = 0.25 } = given;
  const { alpha = (given.beta ?? 1) + 1, beta = alpha - 1 } = given;
  requireAtLeast('epsilon', epsilon, 0);
  requireAtLeast('gamma', gamma, 0);
  requireAtLeast('alpha', alpha, 1);
  requireAtLeast('beta', beta, 0);
  if (Math.abs(alpha - beta - 1) > 1e-6) {
    throw new ExplainError(
      'setting-out-of-range',
      `The settings "alpha" ${alpha} and "beta" ${beta} differ by ${alpha - beta}.`,
      'Give numbers whose difference is 1, such as 2 and 1, so that relevance is conserved.',
    );
  }
  return { epsilon, gamma, alpha, beta };
}

/** What a layer is told for itself; the rest is as for all. */
function readOwn(told: LrpParameters): LrpParameters {
  const { epsilon, gamma, alpha, beta } = readParameters(told);
  return {
    ...(told.epsilon === undefined ? {} : { epsilon }),
    ...(told.gamma === undefined ? {} : { gamma }),
    ...(told.alpha === undefined && told.beta === undefined ? {} : { alpha, beta }),
  };
}

/** Of every kind of layer its rule, which layers with weights may have. */
function ownRules({ first, convolution, dense }: LrpOwnComposite): LayerRules {
  const composed = ({ rule = 'epsilon', ...told }: LrpLayerRule): ComposedRule => {
    if (!isLinear(rule)) {
      throw new ExplainError(
        'rule-unknown',
        `There is no rule "${rule}" for layers with weights.`,
        `There are: ${Object.keys(linearRules).join(', ')}.`,
      );
    }
    return { rule, ...readOwn(told) };
  };
  return {
    ...(first && { first: composed(first) }),
    convolution: composed(convolution),
    dense: composed(dense),
  };
}

function requireRule(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new ExplainError(
    'rule-unknown',
    `There is no ${what} "${name}".`,
    `There are: ${known.join(', ')}.`,
  );
}

function requireFitting(network: Network, layer: string, rule: string): void {
  requireRule('rule', rule, lrpRules);
  const nodes = network.nodes.filter((node) => node.layer === layer);
  const choices = new Set(nodes.flatMap((node) => choicesOf(node)));
  if ([...choices].some((choice) => choice === rule)) return;
  throw new ExplainError(
    'rule-unfit',
    choices.size > 0
      ? `The layer "${layer}" cannot have the rule "${rule}".`
      : `The layer "${layer}" has no rule: it was folded into the layer below, or gives what that gives.`,
    choices.size > 0
      ? `It can have ${[...choices].join(', ')}.`
      : 'Choose the rule of the layer below.',
  );
}

/** An odd number, so that 0 is the middle of a bin. */
function requireBins(bins = 1): void {
  if (Number.isInteger(bins) && bins >= 1 && bins <= 1001 && bins % 2 === 1) return;
  throw outOfRange('bins', bins, 'an odd whole number from 1 to 1001');
}

function requireAtLeast(name: string, value: number, least: number): void {
  if (Number.isFinite(value) && value >= least) return;
  throw outOfRange(name, value, `a number of at least ${least}`);
}
