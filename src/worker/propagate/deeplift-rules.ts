import {
  add,
  div,
  exp,
  mean,
  mul,
  relu,
  reshape,
  step,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { divideStably } from '../kernels/divide.js';
import { center } from '../kernels/standardize.js';
import type { Tape } from '../network/tape.js';
import { groupNormalizationView } from '../operations/group-normalization.js';
import { operationOf, type NodeOf } from '../operations/index.js';
import { layerNormalizationView } from '../operations/layer-normalization.js';
import { scaledBy, standardized, type NormView } from '../operations/norm.js';
import { gradientRules } from './gradient-rules.js';
import type { Pass, Rules } from './walker.js';

/** One node in both forward passes. */
interface Both {
  /** On the image. */
  pass: Pass;
  /** On the baseline. */
  base: Pass;
}

/**
 * DeepLIFT with the rescale rule (A. Shrikumar et al. 2017, sections 3.2 to 3.5.1). A signal is a
 * multiplier: that of an input times the input's difference from the baseline is its contribution, and the
 * contributions add up to the difference of what is explained, at every operation.
 *
 * - Functions of single values: difference of the output by difference of the input; their gradient
 *   where an input does not differ (Captum: where it differs by less than 1e-10).
 * - Maxima: what the larger output rises above the baseline's goes to the winner of the image, what
 *   is left to the winner of the baseline (as in Captum and SHAP).
 * - Products, softmax and norms that take statistics of the image: a product's difference is shared
 *   by the means of the other factors; the others are composed of products and single values.
 * - Linear operations: their gradient.
 *
 * @param baseline the forward pass of the baselines, as many as there are images
 */
export const deepliftRules =
  (baseline: Tape): Rules =>
  (signal, pass) => {
    const { node, network } = pass;
    const inputs = node.inputs.map((name) => baseline.output(name));
    const both = { pass, base: { network, tape: baseline, node, input: inputs[0]!, inputs } };
    switch (node.kind) {
      case 'multiply':
        return ofProduct(signal, both);
      case 'softmax':
        return ofSoftmax(signal, both);
      case 'groupNormalization':
        return ofNorm(signal, both, node, groupNormalizationView(node, pass.input));
      case 'layerNormalization':
        return ofNorm(signal, both, node, layerNormalizationView(node, pass.input));
    }
    switch (operationOf(node).relevance(node).passes) {
      case 'through':
        return rescaled(signal, both);
      case 'winner-take-all':
        return ofWinners(signal, both);
      default:
        return gradientRules(signal, pass);
    }
  };

function rescaled(signal: Tensor, { pass, base }: Both): Tensor {
  const { node, input, tape } = pass;
  const risen = sub(tape.output(node.name), base.tape.output(node.name));
  return perDifference(mul(signal, risen), sub(input, base.input), gradientRules(signal, pass));
}

/** `contribution / difference`, and `elsewhere` where nothing differs. */
function perDifference(
  contribution: Tensor,
  difference: Tensor,
  elsewhere: Tensor | (Tensor | null)[],
): Tensor {
  const differs = add(step(difference), step(mul(difference, -1)));
  const gradient = [elsewhere].flat()[0]!;
  const { value } = divideStably(contribution, difference, 0);
  return add(value, mul(gradient, sub(1, differs)));
}

function ofWinners(signal: Tensor, { pass, base }: Both): Tensor[] {
  const { node, tape } = pass;
  const risen = sub(tape.output(node.name), base.tape.output(node.name));
  const [up, down] = [relu(risen), mul(relu(mul(risen, -1)), -1)];
  const back = (part: Tensor, way: Pass) => [operationOf(node).gradient(part, way)].flat();
  const isLeast = node.kind === 'minimum';
  const own = back(mul(signal, isLeast ? down : up), pass);
  const its = back(mul(signal, isLeast ? up : down), base);
  const gradients = back(signal, pass);
  return pass.inputs.map((input, index) => {
    const contribution = add(own[index]!, its[index]!);
    return perDifference(contribution, sub(input, base.inputs[index]!), gradients[index]!);
  });
}

/** Where three points and their weights make the mean of a polynomial of degree 5 or less on [0, 1] exact. */
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;

/**
 * The mean gradient on the straight line between both: of two factors, the mean of the other one. Exact
 * up to six factors.
 */
function ofProduct(signal: Tensor, { pass, base }: Both): Tensor[] {
  const parts = GAUSS.map(([at, weight]) => {
    const inputs = pass.inputs.map((input, index) =>
      add(mul(input, at), mul(base.inputs[index]!, 1 - at)),
    );
    const along = { ...pass, inputs, input: inputs[0]! };
    return [operationOf(pass.node).gradient(mul(signal, weight), along)].flat();
  });
  return pass.inputs.map((_, index) =>
    parts.map((part) => part[index]!).reduce((total, part) => add(total, part)),
  );
}

/** As the product of `exp(x)` and 1 / its sum over the channels. */
function ofSoftmax(signal: Tensor, { pass, base }: Both): Tensor {
  const { node, input, tape } = pass;
  const axes = [input.rank - 1];
  // What all channels have in common does not change it; beyond what they expect of themselves they
  // lie by no more than the logarithm of their number.
  const [own, its] = [center(input, axes), center(base.input, axes)];
  const expected = (values: Tensor, of: Tape): Tensor =>
    sum(mul(values, of.output(node.name)), axes, true);
  const [here, there] = [expected(own, tape), expected(its, base.tape)];
  const shift = add(there, relu(sub(here, there)));
  const [raised, before] = [exp(sub(own, shift)), exp(sub(its, shift))];
  const [total, totalBefore] = [sum(raised, axes, true), sum(before, axes, true)];
  const both = mul(total, totalBefore);
  const share = div(mul(add(total, totalBefore), 0.5), both);
  const along = sum(mul(signal, mul(add(raised, before), 0.5)), axes, true);
  const multiplier = sub(mul(signal, share), div(along, both));
  const difference = sub(own, its);
  const slopes = perDifference(sub(raised, before), difference, raised);
  return center(mul(multiplier, slopes), axes);
}

/** As the product of the centered values and 1 / their deviation, which depends on the squares of them. */
function ofNorm(
  signal: Tensor,
  { pass, base }: Both,
  node: NodeOf<'groupNormalization' | 'layerNormalization'>,
  view: NormView,
): Tensor {
  const { axes, shape } = view;
  const [own, its] = [pass, base].map(({ input }) => standardized(node, input, view));
  const given = reshape(scaledBy(node, signal, view), shape);
  const inverses = add(own!.inverse, its!.inverse);
  const centered = add(own!.centered, its!.centered);
  const product = mul(own!.inverse, its!.inverse);
  // With v the variance: the difference of 1 / sqrt(v) by that of v, negative.
  const slope = div(mul(product, product), inverses);
  const along = mean(mul(given, centered), axes, true);
  const direct = mul(given, mul(inverses, 0.5));
  // The difference of v is the mean of `centered` times that of the values.
  const byDeviation = mul(centered, mul(slope, mul(along, 0.5)));
  return reshape(center(sub(direct, byDeviation), axes), pass.input.shape);
}
