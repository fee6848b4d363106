import type {
  TrainingStartResponse,
  TrainingStepResponse,
  TrainingWatch,
  TensorValues,
} from '../protocol.js';
import { engineClient } from './engine-client.js';
import { Explainer, type CallOptions, type ExplainerOptions } from './explainer.js';
import type { Shuffled } from './shuffled.js';
import type { TrainingExamples } from './training-digits.js';

export interface TrainingOptions extends ExplainerOptions {
  /**
   * A whole number, 0 unless given: the order of the pictures follows from it, and, where no
   * `snapshot` is given, the weights that the training starts from.
   */
  seed?: number;
  /** Adam's step size, above 0 and at most 1; 0.001 unless given. */
  learningRate?: number;
  /** Pictures in a batch; 32 unless given. */
  batchSize?: number;
  /** What to train on instead of the model's own `trainingDigits`. */
  examples?: TrainingExamples;
}

export interface TrainingStepOptions {
  /** What to compute with the weights after the last step. */
  watch?: TrainingWatch;
}

let sessions = 0;

/**
 * A network that is trained in the worker: softmax cross-entropy, Adam, random batches. With
 * `snapshot` it starts from the model's weights after that epoch (0: as they were before training),
 * otherwise from random ones. The network is trained as the engine computes it: dropout is gone, and
 * a batch norm is part of the layer before it.
 *
 * Weights live in the worker from the first step to `end()`. Calls are carried out in their order.
 * They reject with an `ExplainError`: `training-unsupported`, `training-lost` (until `reset()`),
 * `training-digits-missing`, or what models, pictures and backends fail with.
 */
export class TrainingSession {
  private readonly name = `training ${++sessions}`;
  private readonly explainer: Explainer;
  private started: TrainingStartResponse | null = null;
  private examples: TrainingExamples | null;
  private order: Shuffled | null = null;
  /** Whether the worker may hold something. */
  private begun = false;
  private requests = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: TrainingOptions) {
    this.explainer = new Explainer(options);
    this.examples = options.examples ?? null;
  }

  /**
   * Trains on the next `steps` batches, at most 100 (0 only looks).
   *
   * Aborted, the training keeps the steps it has made; the pictures of the others are left out.
   */
  step(
    steps = 1,
    { watch }: TrainingStepOptions = {},
    options: CallOptions = {},
  ): Promise<TrainingStepResponse> {
    return this.inTurn(async () => {
      if (!this.started) await this.start(options);
      const { images, labels } = await this.nextBatches(steps, options);
      const number = ++this.requests;
      const request = { session: this.name, number, steps, images, labels };
      return engineClient.request('trainingStep', watch ? { ...request, watch } : request, options);
    });
  }

  /** Starts again from the first weights and the first batch. */
  reset(options: CallOptions = {}): Promise<TrainingStartResponse> {
    return this.inTurn(() => this.start(options));
  }

  /** Frees what the worker holds; a later step starts anew. */
  end(): Promise<void> {
    return this.inTurn(async () => {
      this.started = null;
      if (!this.begun) return;
      await engineClient.request('trainingEnd', { session: this.name });
      this.begun = false;
    });
  }

  private async start(options: CallOptions): Promise<TrainingStartResponse> {
    const { seed = 0, snapshot, learningRate } = this.options;
    this.started = null;
    this.order = null;
    this.begun = true;
    const training = {
      session: this.name,
      ...(snapshot === undefined ? { seed } : {}),
      ...(learningRate === undefined ? {} : { learningRate }),
    };
    const { place } = this.explainer;
    this.started = await engineClient.request('trainingStart', { ...place, training }, options);
    return this.started;
  }

  private async nextBatches(
    steps: number,
    call: CallOptions,
  ): Promise<{ images: TensorValues; labels: number[] }> {
    // The worker refuses what is no number of steps.
    if (!(steps > 0 && steps <= 100))
      return { images: { data: new Float32Array(0), shape: [0] }, labels: [] };
    const { seed = 0, batchSize = 32 } = this.options;
    const { loadTrainingDigits, Shuffled } = await import('./training-digits.js');
    this.examples ??= await loadTrainingDigits(
      await this.explainer.pictureModel(call),
      call.signal,
    );
    this.order ??= new Shuffled(this.examples.count, seed);
    return this.examples.batch(this.order.next(steps * batchSize));
  }

  /** One after the other, also when one fails. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}

/** @param options which model, where it computes, what the training starts from */
export function createTraining(options: TrainingOptions): TrainingSession {
  return new TrainingSession(options);
}
