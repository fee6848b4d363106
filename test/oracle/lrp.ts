/**
 * Layer-wise relevance propagation in float64, written as sums over the single terms of a layer, to be
 * checked by eye against the papers. It shares no code with the library, only the names of the rules.
 */

import type { LrpComposite, LrpRule } from '../../dist/engine.js';
import { IMAGE, inputShapes, pick, wiring } from './graph.js';
import { separate } from './layers/joins.js';
import { isJoining, termsOf } from './layers/index.js';
import type { Round } from './layers/index.js';
import type { Seed, Tape } from './float64.js';
import type { ConcatenateSpec, JoinSpec, LayerSpec, NetSpec } from './spec.js';

export interface LrpSettings {
  /** Of a layer with weights. */
  rule: LrpRuleName;
  epsilon?: number;
  /** Whether epsilon is in units of the layer's root mean square. */
  epsilonScale?: 'absolute' | 'layer';
  gamma?: number;
  alpha?: number;
  beta?: number;
  bias?: 'include' | 'ignore';
  /** Of the picture. */
  low?: number;
  high?: number;
}

const STABILIZER = 1e-6;
const weighted = new Set<LayerSpec['kind']>([
  'conv2d',
  'depthwiseConv2d',
  'conv2dTranspose',
  'dense',
  'batchNorm',
]);
const norms = new Set<LayerSpec['kind']>(['layerNorm', 'groupNorm']);
const averaging = new Set<LayerSpec['kind']>(['averagePool', 'globalAveragePool', 'mean']);

const positive = (value: number): number => Math.max(value, 0);
const negative = (value: number): number => Math.min(value, 0);

/** What one term counts in a rule, of what a bias counts, and the share of relevance that is dealt. */
interface Deal {
  factor: number;
  epsilon: number;
  /** What epsilon is measured in, of all sums of the layer. */
  scale?(sums: Float64Array): number;
  term(contribution: number, weight: number, above: boolean): number;
  bias(value: number, above: boolean): number;
}

const plain = { term: (c: number) => c, bias: (b: number) => b };
const up = { term: positive, bias: positive };
const down = { term: negative, bias: negative };
const rootMeanSquare = (sums: Float64Array): number =>
  Math.sqrt(sums.reduce((all, sum) => all + sum * sum, 0) / sums.length);
const stable = { factor: 1, epsilon: STABILIZER };

/** How each rule deals out relevance, and the settings that it is tried with besides those it has unless given. */
const rules = {
  'lrp-0': { deals: () => [{ factor: 1, epsilon: 0, ...plain }] },
  epsilon: {
    deals: ({ epsilonScale = 'absolute', epsilon = STABILIZER }) => [
      { factor: 1, epsilon, ...plain, ...(epsilonScale === 'layer' && { scale: rootMeanSquare }) },
    ],
    tried: [
      { epsilon: 0.25 },
      { epsilon: 0.25, bias: 'ignore' },
      { epsilon: 0.25, epsilonScale: 'layer' },
      { epsilon: 1.5, epsilonScale: 'layer', bias: 'ignore' },
    ],
  },
  gamma: {
    deals({ gamma = 0.25 }) {
      const favoring = (value: number, above: boolean) =>
        value + gamma * (above ? positive(value) : negative(value));
      return [{ ...stable, term: (c, _w, above) => favoring(c, above), bias: favoring }];
    },
    tried: [{}, { gamma: 3 }, { bias: 'ignore' }],
  },
  'alpha-beta': {
    deals: ({ alpha = 2, beta = 1 }) => [
      { ...stable, factor: alpha, ...up },
      { ...stable, factor: -beta, ...down },
    ],
    tried: [
      { alpha: 2, beta: 1 },
      { alpha: 3, beta: 2, bias: 'ignore' },
    ],
  },
  'z-plus': { deals: () => [{ ...stable, ...up }] },
  'z-box': {
    deals: ({ low = 0, high = 1 }) => [
      { ...stable, term: (c, w) => c - low * positive(w) - high * negative(w), bias: () => 0 },
    ],
  },
  'w-square': { deals: () => [{ ...stable, term: (_c, w) => w * w, bias: (b) => b * b }] },
  flat: { deals: () => [{ ...stable, term: () => 1, bias: () => 0 }] },
} satisfies Record<OracleName, OracleRule>;

/** Every rule for layers with weights; the transposed one has the numbers of LRP-0. */
type OracleName = Exclude<Extract<LrpComposite, LrpRule> | 'z-box', 'lrp-transpose'>;

interface OracleRule {
  deals(settings: LrpSettings): Deal[];
  /** Once without any unless given. */
  tried?: Omit<LrpSettings, 'rule'>[];
}

export type LrpRuleName = keyof typeof rules;

function dealsOf(settings: LrpSettings): Deal[] {
  return rules[settings.rule].deals(settings);
}

/** Every rule with all settings that it is tried with. */
export function triedRules(): LrpSettings[] {
  const table: Record<LrpRuleName, OracleRule> = rules;
  return Object.entries(table).flatMap(([rule, { tried = [{}] }]) =>
    tried.map((settings) => ({ ...settings, rule: rule as LrpRuleName })),
  );
}

/** Each term's share of the relevance above it, by what it counts among all terms of its output. */
function deal(
  { terms, bias }: { terms: [number, number, number][]; bias: Float64Array },
  values: Float64Array,
  outputs: Float64Array,
  relevance: Float64Array,
  rule: Deal,
  ignoresBias: boolean,
  round: Round,
): Float64Array {
  const counted = ([at, cell, weight]: [number, number, number]): number =>
    rule.term(round(values[cell]! * weight), weight, outputs[at]! >= 0);
  const sums = bias.map((value, at) => (ignoresBias ? 0 : rule.bias(value, outputs[at]! >= 0)));
  for (const term of terms) sums[term[0]] = round(sums[term[0]]! + counted(term));
  const result = new Float64Array(values.length);
  const epsilon = rule.epsilon * (rule.scale?.(sums) ?? 1);
  for (const term of terms) {
    const [at, cell] = term;
    const sum = sums[at]!;
    const whole = sum + (sum < 0 ? -epsilon : epsilon);
    const above = rule.factor * relevance[at]!;
    if (whole === 0 || above === 0) continue;
    result[cell] = round(result[cell]! + (counted(term) / whole) * above);
  }
  return result;
}

/** Relevance of the picture; activations let it pass. `settingsOf` is asked for layers with weights. */
export function relevanceOf(
  net: NetSpec,
  tape: Tape,
  start: Seed,
  settingsOf: (layer: LayerSpec) => LrpSettings,
  round: Round = (value) => value,
): Float64Array {
  const wires = wiring(net);
  const entering = inputShapes(net);
  const map = new Float64Array(tape.input.length);
  const arrived = new Map<number, Float64Array>([
    [IMAGE, map],
    [start.layer, start.signal.slice()],
  ]);
  for (let l = start.layer; l >= 0; l--) {
    const layer = net.layers[l]!;
    const relevance = arrived.get(l);
    if (!relevance) continue;
    const inputs = pick(wires[l]!, tape.input, tape.activations);
    const shares = sharesOf(layer, inputs, entering[l]!, tape.preActivations[l]!, relevance);
    shares.forEach((share, n) => {
      const source = wires[l]![n]!;
      const sum = arrived.get(source) ?? new Float64Array(share.length);
      share.forEach((value, i) => (sum[i] = round(sum[i]! + value)));
      arrived.set(source, sum);
    });
  }
  return map;

  function sharesOf(
    layer: LayerSpec,
    inputs: Float64Array[],
    shapes: number[][],
    outputs: Float64Array,
    relevance: Float64Array,
  ): Float64Array[] {
    if (isJoining(layer)) return joined(layer, inputs, shapes, outputs, relevance);
    const parts = termsOf(layer, inputs, shapes)!;
    const isBilinear = 'interpolation' in layer && layer.interpolation === 'bilinear';
    if (averaging.has(layer.kind) || isBilinear) {
      const [norm] = dealsOf({ rule: 'epsilon' });
      return [deal(parts, inputs[0]!, outputs, relevance, norm!, false, round)];
    }
    if (!weighted.has(layer.kind) && !norms.has(layer.kind)) {
      const moved = new Float64Array(inputs[0]!.length);
      for (const [at, cell] of parts.terms) moved[cell]! += relevance[at]!;
      return [moved];
    }
    const given = settingsOf(layer);
    const settings = norms.has(layer.kind) ? asNorm(given) : given;
    const ignores = settings.bias === 'ignore';
    const dealt = dealsOf(settings).map((rule) =>
      deal(parts, inputs[0]!, outputs, relevance, rule, ignores, round),
    );
    return [dealt[0]!.map((_, i) => dealt.reduce((sum, each) => sum + each[i]!, 0))];
  }
}

/** Norms have no other rules than these two. */
function asNorm(settings: LrpSettings): LrpSettings {
  return { ...settings, rule: settings.rule === 'lrp-0' ? 'lrp-0' : 'epsilon' };
}

/**
 * A sum by contribution, a product in equal parts, a maximum to its winner, a concatenation as it is.
 */
function joined(
  layer: JoinSpec | ConcatenateSpec,
  inputs: Float64Array[],
  shapes: number[][],
  outputs: Float64Array,
  relevance: Float64Array,
): Float64Array[] {
  if (layer.kind !== 'add' && layer.kind !== 'multiply') {
    return separate(layer, inputs, shapes, relevance);
  }
  // The signal of a sum is repeated to every addend, summed where that was repeated itself.
  const spread = { ...layer, kind: 'add' as const };
  if (layer.kind === 'multiply') {
    const equal = relevance.map((value) => value / inputs.length);
    return separate(spread, inputs, shapes, equal);
  }
  const signal = relevance.map((value, at) => {
    const sum = outputs[at]!;
    return value / (sum + (sum < 0 ? -STABILIZER : STABILIZER));
  });
  return separate(spread, inputs, shapes, signal).map((share, n) =>
    share.map((value, i) => value * inputs[n]![i]!),
  );
}
