import { mul, type Tensor } from '@tensorflow/tfjs-core';
import { divideStably } from '../../kernels/divide.js';
import type { Network } from '../../network/network.js';
import { operationOf } from '../../operations/index.js';
import type { LinearRelevance } from '../../operations/operation.js';
import type { Pass, Rules } from '../walker.js';
import { boundsBelow, type InputBounds } from './bounds.js';
import { signalsOf } from './gates.js';
import type { ConservationRecord } from './conservation-record.js';
import { LinearLayer } from './linear-layer.js';
import { isLinear, linearRules } from './linear-rules.js';
import { nonNegativeNodes, positiveOnlyNodes } from './network-facts.js';
import type { RuleAssignment } from './rule-assignment.js';

/** One backward pass: which rules, over which image, and where it reports what is lost. */
export interface LrpPass {
  network: Network;
  assignment: RuleAssignment;
  record: ConservationRecord;
  /** `null` where they are not known, which no rule but z-box minds. */
  bounds: InputBounds | null;
  /** Whether the picture has no negative value. */
  nonNegative: boolean;
}

/** The rules of layer-wise relevance propagation as the assignment has them. */
export function lrpRules({ network, assignment, record, bounds, nonNegative }: LrpPass): Rules {
  const withoutNegatives = nonNegativeNodes(network, nonNegative);
  const positiveOnly = positiveOnlyNodes(network, assignment);

  const byLinearRule = (relevance: Tensor, pass: Pass, layer: LinearRelevance): Tensor => {
    const { node, tape, input } = pass;
    const { rule, parameters } = assignment.get(node.name)!;
    // A norm may also pass relevance as it is.
    if (!isLinear(rule)) return relevance;
    const facts = {
      nonNegative: withoutNegatives.has(node.inputs[0]!),
      positiveOnly: positiveOnly.has(node.name),
      bounds:
        rule === 'z-box' ? boundsBelow(network, node, tape.output(network.input), bounds) : null,
    };
    const values = { input, output: tape.output(node.name) };
    const linear = new LinearLayer(network, node, layer, values, facts, record, parameters);
    return linearRules[rule].rule(relevance, linear, parameters);
  };

  /** Each input's value, times what the gradient's way brings of the quotient. */
  const byContribution = (relevance: Tensor, pass: Pass): Tensor[] => {
    const { node, tape, inputs } = pass;
    const { stabilizer } = assignment.get(node.name)!.parameters;
    const output = tape.output(node.name);
    const { value, absorbed } = divideStably(relevance, output, stabilizer);
    record.add(node, 'absorbedByEpsilon', absorbed);
    record.addDenominators(node, relevance, output, stabilizer);
    const signals = [operationOf(node).gradient(value, pass)].flat();
    return signals.map((signal, index) => mul(inputs[index]!, signal));
  };

  return (relevance, pass) => {
    const { node } = pass;
    const operation = operationOf(node);
    const way = operation.relevance(node);
    switch (way.passes) {
      case 'linear':
        return byLinearRule(relevance, pass, way);
      case 'through':
        return relevance;
      case 'rearranged':
      case 'winner-take-all':
        return operation.gradient(relevance, pass);
      case 'by-contribution':
        return byContribution(relevance, pass);
      case 'own':
        return way.relevance(relevance, {
          ...pass,
          rule: assignment.get(node.name)!.rule,
          signals: signalsOf(network, node),
          report: (field, amount) => record.add(node, field, amount),
        });
    }
  };
}
