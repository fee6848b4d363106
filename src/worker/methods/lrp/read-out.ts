import type {
  Conservation,
  LayerRelevance,
  LrpParameters,
  ZeroDenominators,
} from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import { ruleParameters } from '../../../protocol/tables/lrp-data.build.js';
import type { Node } from '../../operations/index.js';
import type { Tape } from '../../network/tape.js';
import type { LayerSums } from '../../propagate/lrp/conservation-report.js';
import { choicesOf, isWeighted } from '../../propagate/lrp/choices.js';
import { withoutWeightsBelow } from '../../propagate/lrp/network-facts.js';
import type { RuleAssignment, AssignedRule } from '../../propagate/lrp/rule-assignment.js';

/**
 * What one pass is told by layer, the layer nearest to the picture first.
 *
 * @param channels by node
 */
export function layersOf(
  network: Network,
  tape: Tape,
  assignment: RuleAssignment,
  sums: LayerSums,
  channels: ReadonlyMap<string, Float32Array>,
): LayerRelevance[] {
  const first = withoutWeightsBelow(network);
  const byLayer = new Map<string, Node[]>();
  for (const node of network.nodes) {
    if (!assignment.has(node.name) || !sums.has(node.layer)) continue;
    byLayer.set(node.layer, [...(byLayer.get(node.layer) ?? []), node]);
  }
  return [...byLayer].map(([name, nodes]) => {
    const top = nodes.at(-1)!.name;
    const [, ...shape] = tape.output(top).shape;
    const ruled = nodes.find(isWeighted) ?? nodes[0]!;
    const assigned = assignment.get(ruled.name)!;
    const choices = choicesOf(ruled);
    return {
      name,
      shape,
      pooled: sums.pooled(name),
      pooledShape: shape.length === 3 ? shape.slice(0, 2) : shape,
      channels: channels.get(top) ?? null,
      rule: assigned.rule,
      parameters: told(assigned),
      scale: sums.scale(ruled.name),
      choices: choices.filter((choice) => choice !== 'z-box' || first.has(ruled.name)),
      conservation: sums.conservation(name),
      zeros: zerosOf(sums, name),
    };
  });
}

/** The report of the whole pass. */
export function totalOf(
  layers: readonly LayerRelevance[],
  atInput: Conservation,
  start: number,
  map: Float32Array,
): Conservation {
  const sum = (field: keyof Conservation): number =>
    layers.reduce((total, { conservation }) => total + conservation[field], atInput[field]);
  return {
    arriving: start,
    passedOn: map.reduce((total, value) => total + value, 0),
    absorbedByEpsilon: sum('absorbedByEpsilon'),
    absorbedByBias: sum('absorbedByBias'),
    lostToZeros: sum('lostToZeros'),
    lostToPadding: sum('lostToPadding'),
    leftOut: sum('leftOut'),
  };
}

function told({ rule, parameters }: AssignedRule): LrpParameters {
  return Object.fromEntries((ruleParameters[rule] ?? []).map((key) => [key, parameters[key]]));
}

function zerosOf(sums: LayerSums, name: string): ZeroDenominators {
  const bare = sums.denominators.filter((kept) => kept.layer === name && kept.bare);
  const positions = new Set<number>();
  let count = 0;
  let withRelevance = 0;
  for (const { values, relevance } of bare) {
    values.forEach((value, index) => {
      if (value !== 0) return;
      count++;
      if (relevance[index] !== 0) withRelevance++;
      positions.add(index);
    });
  }
  const sorted = Int32Array.from(positions).sort();
  return { count, withRelevance, positions: sorted };
}
