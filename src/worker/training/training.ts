import { tensor } from '@tensorflow/tfjs-core';
import type { TensorValues } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import { scoped } from '../kernels/scoped.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';
import { Adam } from './adam.js';
import { crossEntropy, type BatchLoss } from './cross-entropy.js';
import { disposeTrainable, makeTrainable, untrainable, type Trainable } from './trainable.js';
import { weightGradients } from './weight-gradients.js';

export interface TrainingOptions {
  /** Draws new weights; `null` starts from those of the network. */
  seed: number | null;
  /** Adam's step size. */
  learningRate: number;
}

/** A network in training: its own weights, and Adam's moments of them. */
export class Training {
  readonly classes: number;
  /** Batches seen. */
  steps = 0;
  private readonly trainable: Trainable;
  private readonly adam: Adam;

  /** Throws `training-unsupported`. */
  constructor(original: Network, { seed, learningRate }: TrainingOptions) {
    this.classes = classesOf(original);
    this.trainable = makeTrainable(original, seed);
    this.adam = new Adam(this.trainable.variables, learningRate);
  }

  get network(): Network {
    return this.trainable.network;
  }

  /** The layers that learn, in topological order. */
  get layers(): string[] {
    return [...new Set(this.trainable.learners.map(({ node }) => node.layer))];
  }

  /** How many numbers are learned. */
  get weights(): number {
    return this.trainable.variables.reduce((total, { size }) => total + size, 0);
  }

  /**
   * One step of Adam down the mean softmax cross-entropy of a batch.
   *
   * @param images `[batch, ...the model's input]`
   * @returns the loss and accuracy of the batch before the step
   */
  async step(
    images: TensorValues,
    labels: readonly number[],
    job: ComputeContext,
  ): Promise<Omit<BatchLoss, 'signal'>> {
    const { network } = this.trainable;
    const tape = recordForward(network, images);
    try {
      const logits = await job.read(network.logits(tape));
      const { signal, ...measured } = crossEntropy(logits, labels);
      scoped(() => {
        const seed = tensor(signal, [labels.length, this.classes], 'float32');
        this.adam.step(weightGradients(this.trainable, tape, seed));
      });
      this.steps++;
      return measured;
    } finally {
      tape.dispose();
      // They were made of the kernels as they were.
      network.disposePrepared();
    }
  }

  dispose(): void {
    this.adam.dispose();
    disposeTrainable(this.trainable);
  }
}

/** How many scores the network gives; throws `training-unsupported` where these are no classes. */
export function classesOf(network: Network): number {
  const shape = network.shapes.get(network.output)!;
  if (shape.length === 1 && shape[0]! > 1) return shape[0]!;
  throw untrainable(`The network's output has the shape [${shape.join(', ')}]: no score per class.`);
}
