import { add, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import {
  biasGradient,
  convFilterGradient,
  denseKernelGradient,
} from '../kernels/conv-filter-gradient.js';
import { convolutionWindows } from '../kernels/convolve.js';
import type { Tape } from '../network/tape.js';
import { gradientRules } from '../propagate/gradient-rules.js';
import { walk } from '../propagate/walker.js';
import type { Learner, Trainable } from './trainable.js';

/**
 * The gradients of all weights, summed over the batch, from one walk down to the first of them.
 *
 * @param signal at the network's output, `[batch, classes]`
 * @returns by variable; the tensors belong to the caller's scope
 */
export function weightGradients(
  { network, learners }: Trainable,
  tape: Tape,
  signal: Tensor,
): Map<Tensor, Tensor> {
  const gradients = new Map<Tensor, Tensor>();
  const collect = (weights: Tensor, gradient: Tensor) => {
    const sum = gradients.get(weights);
    gradients.set(weights, sum ? add(sum, gradient) : gradient);
  };
  const byName = new Map(learners.map((learner) => [learner.node.name, learner]));
  const onSignal = ({ name }: { name: string }, arrived: Tensor) => {
    const learner = byName.get(name);
    if (!learner) return;
    collect(learner.kernel, kernelGradient(learner, tape, arrived));
    if (learner.bias) collect(learner.bias, biasGradient(arrived));
  };
  const first = learners[0]!.node;
  const seed = { node: network.output, signal };
  onSignal(first, walk(network, tape, seed, gradientRules, first.name, onSignal));
  return gradients;
}

function kernelGradient({ node }: Learner, tape: Tape, signal: Tensor): Tensor {
  const input = tape.output(node.inputs[0]!);
  if (node.kind === 'dense') return denseKernelGradient(input, signal);
  const geometry = convolutionWindows(node, input as Tensor4D);
  return convFilterGradient(input as Tensor4D, signal as Tensor4D, geometry, node.dilations);
}
