import { add, mul, ones, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { LrpEpsilonScale, LrpRule } from '../../../protocol.js';
import type { boundedRules, weightedRules } from '../../../protocol/tables/lrp-rules.js';
import type { LinearLayer } from './linear-layer.js';

/** What a rule is told; each takes what it knows. */
export interface RuleParameters {
  epsilon: number;
  /** What `epsilon` is measured in. */
  epsilonScale: LrpEpsilonScale;
  gamma: number;
  alpha: number;
  beta: number;
  /** Added to the denominators of all rules that have no epsilon of their own. */
  stabilizer: number;
  /** Whether biases are left out of the denominators. */
  ignoresBias: boolean;
}

/**
 * A rule for layers with weights: the relevance of the output in, that of the input out. Written with
 * the four steps of G. Montavon et al. (2019): a sum of contributions forward, a division, the
 * transposed sum, a product with the input.
 */
type LinearRule = (relevance: Tensor, layer: LinearLayer, parameters: RuleParameters) => Tensor;

/** The rules of the tables for layers with weights. */
export type LinearRuleName = keyof typeof weightedRules | keyof typeof boundedRules;

/** A rule, and what the walker wants to know of it. */
interface LinearRow {
  rule: LinearRule;
  /** Whether it ends with a product with the input, so that where that is 0 no relevance arrives. */
  proportional: boolean;
}

/** `R_i = sum_j x_i w_ij / (z_j + epsilon sign z_j) R_j` (S. Bach et al. 2015, equations 56 and 58). */
const epsilonRule =
  (
    epsilonOf: (parameters: RuleParameters) => number,
    part: 'whole' | 'transposed' = 'whole',
  ): LinearRule =>
  (relevance, layer, parameters) => {
    const { bias } = layer;
    const epsilon = epsilonOf(parameters);
    const sum = layer.preActivation();
    const isRelative = epsilon > 0 && parameters.epsilonScale === 'layer';
    const signal = isRelative
      ? layer.divideToScale(relevance, sum, epsilon, bias)
      : layer.divide(relevance, sum, epsilon, bias);
    return mul(layer.input, layer.part(part).back(signal));
  };

/**
 * Positive contributions count `1 + gamma` times (G. Montavon et al. 2019), at outputs below 0 the
 * negative ones do (L. Andéol et al. 2021), so that the rule also holds without a ReLU.
 */
const gammaRule: LinearRule = (relevance, layer, { gamma, stabilizer }) => {
  const { nonNegative, positiveOnly } = layer.facts;
  if (nonNegative && positiveOnly) return plainGamma(relevance, layer, gamma, stabilizer);
  const whole = layer.preActivation();
  const positive = layer.contributions('positive');
  const below = step(mul(layer.output, -1));
  const favoured = add(sub(positive, mul(positive, below)), mul(sub(whole, positive), below));
  const sum = add(whole, mul(favoured, gamma));
  const signal = layer.divide(relevance, sum, stabilizer, layer.bias);
  const signalBelow = mul(signal, below);
  const signalAbove = sub(signal, signalBelow);
  layer.absorbByBias(signalAbove, layer.biasPart('positive'), gamma);
  layer.absorbByBias(signalBelow, layer.biasPart('negative'), gamma);
  const extra = add(
    layer.contributors('positive', signalAbove),
    layer.contributors('negative', signalBelow),
  );
  return add(mul(layer.input, layer.part('whole').back(signal)), mul(extra, gamma));
};

/** The same behind a ReLU and in front of one, where one kernel holds all that counts. */
function plainGamma(
  relevance: Tensor,
  layer: LinearLayer,
  gamma: number,
  stabilizer: number,
): Tensor {
  const favouring = layer.part({ gamma });
  const positiveBias = layer.biasPart('positive');
  const bias = positiveBias && layer.bias && add(layer.bias, mul(positiveBias, gamma));
  const sum = favouring.apply(layer.input);
  const signal = layer.divide(relevance, bias ? add(sum, bias) : sum, stabilizer, bias);
  return mul(layer.input, favouring.back(signal));
}

/** `alpha` times the positive contributions less `beta` times the negative ones (S. Bach et al. 2015, equation 60). */
const alphaBetaRule: LinearRule = (relevance, layer, { alpha, beta, stabilizer }) => {
  const share = (sign: 'positive' | 'negative', factor: number): Tensor => {
    const part = layer.contributions(sign);
    const bias = layer.biasPart(sign);
    const signal = layer.divide(mul(relevance, factor), part, stabilizer, bias);
    return layer.contributors(sign, signal);
  };
  const positive = share('positive', alpha);
  return beta === 0 ? positive : add(positive, share('negative', -beta));
};

/** Positive contributions alone: z+ of G. Montavon et al. (2017), which is alpha 1, beta 0. */
const zPlusRule: LinearRule = (relevance, layer, parameters) =>
  alphaBetaRule(relevance, layer, { ...parameters, alpha: 1, beta: 0 });

/** z^B of G. Montavon et al. (2017) for inputs between two bounds: `x w - l w+ - h w-`. */
const zBoxRule: LinearRule = (relevance, layer, { stabilizer }) => {
  const [low, high] = layer.facts.bounds!;
  const [whole, positive, negative] = (['whole', 'positive', 'negative'] as const).map((part) =>
    layer.part(part),
  );
  const bounds = add(positive!.apply(low), negative!.apply(high));
  const sum = sub(whole!.apply(layer.input), bounds);
  const signal = layer.divide(relevance, sum, stabilizer);
  return sub(
    mul(layer.input, whole!.back(signal)),
    add(mul(low, positive!.back(signal)), mul(high, negative!.back(signal))),
  );
};

/**
 * Shares by the squared weights (w^2 of G. Montavon et al. 2017), whatever the input; the bias's square
 * has one too.
 */
const wSquareRule: LinearRule = (relevance, layer, { stabilizer }) => {
  const squares = layer.part('square');
  const bias = layer.bias && mul(layer.bias, layer.bias);
  const sum = squares.apply(ones(layer.input.shape));
  const signal = layer.divide(relevance, bias ? add(sum, bias) : sum, stabilizer, bias);
  return squares.back(signal);
};

/** Equal shares for all inputs (S. Lapuschkin et al. 2019). */
const flatRule: LinearRule = (relevance, layer, { stabilizer }) => {
  const equal = layer.part('ones');
  return equal.back(layer.divide(relevance, equal.apply(ones(layer.input.shape)), stabilizer));
};

/** Every rule for layers with weights, in the order in which a layer offers them. */
export const linearRules: Record<LinearRuleName, LinearRow> = {
  'lrp-0': { rule: epsilonRule(() => 0), proportional: true },
  epsilon: { rule: epsilonRule(({ epsilon }) => epsilon), proportional: true },
  gamma: { rule: gammaRule, proportional: true },
  'alpha-beta': { rule: alphaBetaRule, proportional: true },
  'z-plus': { rule: zPlusRule, proportional: true },
  'z-box': { rule: zBoxRule, proportional: false },
  'w-square': { rule: wSquareRule, proportional: false },
  flat: { rule: flatRule, proportional: false },
  'lrp-transpose': { rule: epsilonRule(() => 0, 'transposed'), proportional: true },
};

/** Of layers with weights; not `pass`, which a norm may have. */
export function isLinear(rule: LrpRule): rule is LinearRuleName {
  return Object.hasOwn(linearRules, rule);
}

/** Whether a rule ends with a product with the input. */
export function isProportional(rule: LrpRule): boolean {
  return rule === 'norm' || (isLinear(rule) && linearRules[rule].proportional);
}
