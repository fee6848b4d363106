import type { TrainingStartResponse, TrainingStepResponse } from '../protocol.js';
import {
  Explainer,
  explainerOptions,
  type CallOptions,
  type ExplainerOptions,
} from './explainer.js';
import type { Images } from './inputs.js';
import { requireKnown } from './options/require-known.js';
import { Releasable } from './releasable.js';
import type { TrainingExamples } from './training-digits.js';
import type { TrainingRun } from './training-run.js';

/** Which network trains, on what, and from where. */
export interface TrainingOptions extends ExplainerOptions {
  /**
   * A whole number, 0 unless given: the order of the images follows from it, and, where no
   * `snapshot` is given, the weights that the training starts from.
   */
  seed?: number;
  /** Adam's step size, above 0 and at most 1; 0.001 unless given. */
  learningRate?: number;
  /** Images in a batch; 32 unless given. */
  batchSize?: number;
  /** What to train on instead of the model's own `trainingDigits`. */
  examples?: TrainingExamples;
}

/** What is watched while the network learns. */
export interface GivenWatch {
  /** An image, several, or a batch in model-input units. */
  images: Images;
  /** Layers whose outputs are wanted; none unless given. */
  layers?: readonly string[];
}

/** What is watched during the steps. */
export interface TrainingStepOptions {
  /** What to compute with the weights after the last step. */
  watch?: GivenWatch;
}

/**
 * A network that is trained in the worker: softmax cross-entropy, Adam, random batches. With
 * `snapshot` it starts from the model's weights after that epoch (0: as they were before training),
 * otherwise from random ones. The network is trained as the engine computes it: dropout is gone, and
 * a batch norm is part of the layer before it.
 *
 * Weights live in the worker from the first step to `end()`. Calls are carried out in their order.
 * They reject with an `ExplainError`: `training-unsupported`, `training-lost` (until `reset()`),
 * `training-digits-missing`, or what models, images and backends fail with.
 */
export class TrainingSession extends Releasable {
  private readonly explainer: Explainer;
  private loading: ReturnType<TrainingSession['load']> | null = null;

  constructor(private readonly options: TrainingOptions) {
    super();
    this.explainer = new Explainer(options);
  }

  /**
   * Trains on the next `steps` batches, at most 100 (0 only looks).
   *
   * Aborted, the training keeps the steps it has made; the images of the others are left out.
   */
  async step(
    steps = 1,
    options: TrainingStepOptions = {},
    call: CallOptions = {},
  ): Promise<TrainingStepResponse> {
    const { run, checkedArguments } = await this.loaded;
    checkedArguments('training.step', [steps, options, call]);
    return run.step(steps, options, call);
  }

  /** Starts again from the first weights and the first batch. */
  async reset(call: CallOptions = {}): Promise<TrainingStartResponse> {
    const { run, checkedArguments } = await this.loaded;
    checkedArguments('reset', [call]);
    return run.reset(call);
  }

  /** Frees what the worker holds; a later step starts anew. */
  async end(): Promise<void> {
    if (this.loading) await (await this.loading).run.end();
  }

  /** Ends it; then the engine lets go of the model, as `Explainer.dispose()` says. */
  async dispose(): Promise<void> {
    await this.end();
    await this.explainer.dispose();
  }

  private get loaded(): ReturnType<TrainingSession['load']> {
    return (this.loading ??= this.load());
  }

  private async load(): Promise<{ run: TrainingRun } & typeof import('./options/checks.js')> {
    const [{ TrainingRun }, checks] = await Promise.all([
      import('./training-run.js'),
      import('./options/checks.js'),
    ]);
    const options = checks.checkedArguments('createTraining', [this.options]);
    return { ...checks, run: Reflect.construct(TrainingRun, [...options, this.explainer]) };
  }
}

const trainingOptions = [...explainerOptions, 'seed', 'learningRate', 'batchSize', 'examples'];

/**
 * A training of a copy of the network, which lives in the worker.
 *
 * @param options which model, where it computes, what the training starts from
 * @returns a session, which begins with its first `step()`
 * @throws `option-unknown`, `argument-invalid`, `model-missing`, `model-unknown`, `address-invalid`
 */
export function createTraining(options: TrainingOptions): TrainingSession {
  requireKnown('createTraining', trainingOptions, options);
  return new TrainingSession(options);
}
