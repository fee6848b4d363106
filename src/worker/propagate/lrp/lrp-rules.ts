import { mul, ones, pad, sub, type Rank, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { crop } from '../../kernels/crop.js';
import { divideStably, dot } from '../../kernels/divide.js';
import type { Network } from '../../network/network.js';
import type { Node } from '../../network/nodes.js';
import type { Tape } from '../../network/tape.js';
import { gradientRules } from '../gradient-rules.js';
import type { Pass, Rule, RuleTable } from '../walker.js';
import { boundsBelow, type InputBounds } from './bounds.js';
import { signalsOf } from './gates.js';
import type { LinearNode } from './linear-map.js';
import type { Ledger } from './ledger.js';
import { LinearLayer } from './linear-layer.js';
import { isLinear, linearRules } from './linear-rules.js';
import { nonNegativeNodes, positiveOnlyNodes } from './network-facts.js';
import type { Plan } from './plan.js';

/** One backward pass: which rules, over which picture, and where it keeps its books. */
export interface LrpPass {
  network: Network;
  plan: Plan;
  ledger: Ledger;
  /** `null` where they are not known, which no rule but z-box minds. */
  bounds: InputBounds | null;
  /** Whether the picture has no negative value. */
  nonNegative: boolean;
}

/** The part of a walker's pass that a linear node needs. */
interface LinearPass extends Pick<Pass, 'tape' | 'input'> {
  node: LinearNode;
}

/** The rules of layer-wise relevance propagation as the plan has them. */
export function lrpRules({ network, plan, ledger, bounds, nonNegative }: LrpPass): RuleTable {
  const withoutNegatives = nonNegativeNodes(network, nonNegative);
  const positiveOnly = positiveOnlyNodes(network, plan);

  const linear = (relevance: Tensor, { node, tape, input }: LinearPass): Tensor => {
    const { rule, parameters } = plan.get(node.name)!;
    if (!isLinear(rule)) return relevance;
    const facts = {
      nonNegative: withoutNegatives.has(node.inputs[0]!),
      positiveOnly: positiveOnly.has(node.name),
      bounds:
        rule === 'z-box' ? boundsBelow(network, node, tape.output(network.input), bounds) : null,
    };
    const output = tape.output(node.name);
    const layer = new LinearLayer(
      network,
      node,
      input,
      output,
      facts,
      ledger,
      parameters.ignoresBias,
    );
    return linearRules[rule].rule(relevance, layer, parameters);
  };

  /** By contribution: each input's value, times what the transposed map brings of the quotient. */
  const byContribution = (
    relevance: Tensor,
    { node, tape }: { node: Node; tape: Tape },
    spread: (signal: Tensor) => ReturnType<Rule>,
    inputs: readonly Tensor[],
  ): Tensor[] => {
    const { stabilizer } = plan.get(node.name)!.parameters;
    const output = tape.output(node.name);
    const { value, absorbed } = divideStably(relevance, output, stabilizer);
    ledger.add(node, 'absorbedByEpsilon', absorbed);
    ledger.addDenominators(node, relevance, output, stabilizer);
    return [spread(value)].flat().map((signal, index) => mul(inputs[index]!, signal!));
  };
  const through = (relevance: Tensor): Tensor => relevance;

  return {
    ...gradientRules,
    conv2d: linear,
    depthwiseConv2d: linear,
    conv2dTranspose: linear,
    dense: linear,
    affine: linear,
    relu: through,
    relu6: through,
    leakyRelu: through,
    elu: through,
    sigmoid: through,
    tanh: through,
    softmax: through,
    averagePool: (relevance, pass) =>
      byContribution(
        relevance,
        pass,
        (signal) => gradientRules.averagePool(signal, pass),
        pass.inputs,
      ),
    globalAveragePool: (relevance, pass) =>
      byContribution(
        relevance,
        pass,
        (signal) => gradientRules.globalAveragePool(signal, pass),
        pass.inputs,
      ),
    upsampling: (relevance, pass) => {
      const spread = (signal: Tensor) => gradientRules.upsampling(signal, pass);
      if (pass.node.interpolation === 'nearest') return spread(relevance);
      return byContribution(relevance, pass, spread, pass.inputs);
    },
    zeroPadding: (relevance, pass) => {
      const { padding } = pass.node;
      const inner = crop(relevance as Tensor4D, padding);
      const border = sub(1, pad(ones<Rank.R4>(inner.shape), [[0, 0], ...padding, [0, 0]]));
      ledger.add(pass.node, 'lostToPadding', dot(relevance, border));
      return inner;
    },
    add: (relevance, pass) =>
      byContribution(relevance, pass, (signal) => gradientRules.add(signal, pass), pass.inputs),
    multiply: (relevance, pass) => {
      const { rule } = plan.get(pass.node.name)!;
      const { node, inputs } = pass;
      const signals = rule === 'uniform' ? inputs.map(() => true) : signalsOf(network, node);
      const share = mul(relevance, 1 / signals.filter(Boolean).length);
      // An addend gets all of a signal, summed where it was broadcast.
      const shares = [gradientRules.add(share, { ...pass, node: { ...node, kind: 'add' } })].flat();
      return shares.map((each, index) => (signals[index] ? each : null));
    },
  };
}
