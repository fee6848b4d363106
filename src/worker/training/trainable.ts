import {
  dispose,
  variable,
  zeros,
  type Rank,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { ancestorsOf } from '../network/ancestors.js';
import { Network } from '../network/network.js';
import { tensorsOf, type Node, type NodeOf } from '../operations/index.js';
import { randomKernel } from '../network/randomize.js';

/** A node that learns, and the weights that it has as variables; a shared layer's nodes have the same. */
export interface Learner {
  node: NodeOf<'conv2d' | 'dense'>;
  kernel: Variable;
  bias: Variable | null;
}

/** A network with weights of its own, which may change. */
export interface Trainable {
  network: Network;
  /** In topological order. */
  learners: Learner[];
  /** All kernels and biases, each once. */
  variables: Variable[];
}

/**
 * Copies a network as it is canonized: batch norms are folded into the weights before them and
 * dropout is gone, so both stay out of the training.
 *
 * Throws `training-unsupported` where other layers than convolutions and dense layers have weights.
 *
 * @param seed draws the weights anew, as for a first training (kernels normal with variance
 *   2 / fan-in, K. He et al. 2015; biases 0); `null` starts from those of the network
 * @returns to be given to `disposeTrainable`
 */
export function makeTrainable(original: Network, seed: number | null): Trainable {
  const learning = learningNodes(original);
  return scoped(() => {
    const copy = new Copies();
    const learners = new Map(learning.map((node) => [node.name, copy.learner(node)]));
    const network = new Network({
      inputShape: [...original.inputShape],
      nodes: original.nodes.map((node): Node => learners.get(node.name)?.node ?? node),
      output: original.output,
      paired: original.paired,
      layerOutputs: new Map(original.layerOutputs),
    });
    const trainable = { network, learners: [...learners.values()], variables: copy.variables };
    if (seed !== null) drawWeights(trainable, seed);
    return trainable;
  });
}

export function disposeTrainable({ network, variables }: Trainable): void {
  // The rest of the network belongs to the original.
  network.disposePrepared();
  dispose(variables);
}

/** The nodes with weights that the output depends on. Throws `training-unsupported`. */
export function learningNodes(network: Network): NodeOf<'conv2d' | 'dense'>[] {
  const reached = ancestorsOf(network, network.output);
  const weighted = network.nodes.filter(
    (node) => reached.has(node.name) && tensorsOf(node).length > 0,
  );
  const learning = weighted.filter((node) => node.kind === 'conv2d' || node.kind === 'dense');
  const other = weighted.find(({ kind }) => kind !== 'conv2d' && kind !== 'dense');
  if (other) {
    throw untrainable(`The weights of the layer "${other.layer}" cannot be trained here.`);
  }
  if (learning.length === 0) throw untrainable('The network has no weights.');
  return learning;
}

export function untrainable(message: string): ExplainError {
  return new ExplainError(
    'training-unsupported',
    message,
    'Train a classifier whose weights lie in convolutions and dense layers (with batch norms behind them, or without), such as mnist-cnn.',
  );
}

/** Variables in the place of weights, one for each tensor. */
class Copies {
  private readonly maps = new Map<Tensor, Variable<Rank.R4>>();
  private readonly matrices = new Map<Tensor, Variable<Rank.R2>>();
  private readonly biases = new Map<Tensor, Variable<Rank.R1>>();

  learner(node: NodeOf<'conv2d' | 'dense'>): Learner {
    const bias = node.bias && variableOf(this.biases, node.bias);
    if (node.kind === 'dense') {
      const kernel = variableOf(this.matrices, node.kernel);
      return { node: { ...node, kernel, bias }, kernel, bias };
    }
    const kernel = variableOf(this.maps, node.kernel);
    return { node: { ...node, kernel, bias }, kernel, bias };
  }

  get variables(): Variable[] {
    return [...this.maps.values(), ...this.matrices.values(), ...this.biases.values()];
  }
}

function variableOf<R extends Rank>(
  known: Map<Tensor, Variable<R>>,
  weights: Tensor<R>,
): Variable<R> {
  const copy = known.get(weights) ?? variable(weights, false);
  known.set(weights, copy);
  return copy;
}

function drawWeights({ learners }: Trainable, seed: number): void {
  const kernels = new Map(learners.map((learner) => [learner.kernel, learner]));
  [...kernels.values()].forEach(({ node, kernel, bias }, place) => {
    kernel.assign(randomKernel(node, seed * kernels.size + place));
    bias?.assign(zeros(bias.shape));
  });
}
