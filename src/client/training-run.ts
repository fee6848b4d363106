import {
  ExplainError,
  type TensorValues,
  type TrainingStartResponse,
  type TrainingStepResponse,
} from '../protocol.js';
import { engineClient } from './engine-client.js';
import { Explainer, type CallOptions } from './explainer.js';
import { InTurn } from './in-turn.js';
import { batchOf } from './inputs.js';
import { Shuffled } from './shuffled.js';
import { loadTrainingDigits, type TrainingExamples } from './training-digits.js';
import type { TrainingOptions, TrainingStepOptions } from './training.js';

/** Images in one batch, at most. */
const MOST = 4096;

let sessions = 0;

/** A training that goes on in the worker; see `TrainingSession`. */
export class TrainingRun {
  private readonly name = `training ${++sessions}`;
  private started: TrainingStartResponse | null = null;
  private examples: TrainingExamples | null;
  private order: Shuffled | null = null;
  /** Whether the worker may hold something. */
  private begun = false;
  private requests = 0;
  private readonly turns = new InTurn();

  constructor(
    private readonly options: TrainingOptions,
    private readonly explainer = new Explainer(options),
  ) {
    this.examples = options.examples ?? null;
  }

  step(
    steps = 1,
    { watch }: TrainingStepOptions = {},
    call: CallOptions = {},
  ): Promise<TrainingStepResponse> {
    return this.turns.run(async () => {
      if (!this.started) await this.start(call);
      const { images, labels } = await this.nextBatches(steps, call);
      const number = ++this.requests;
      const request = { session: this.name, number, steps, images, labels };
      const watched = watch && {
        ...watch,
        images: await batchOf(this.explainer, watch.images, call),
      };
      return engineClient.request(
        'trainingStep',
        watched ? { ...request, watch: watched } : request,
        call,
      );
    });
  }

  reset(call: CallOptions = {}): Promise<TrainingStartResponse> {
    return this.turns.run(() => this.start(call));
  }

  /** Frees what the worker holds; a later step starts anew. */
  end(): Promise<void> {
    return this.turns.run(async () => {
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
    requireBatchSize(batchSize);
    this.examples ??= await loadTrainingDigits(
      await this.explainer.pictureModel(call),
      call.signal,
    );
    this.order ??= new Shuffled(this.examples.count, seed);
    return this.examples.batch(this.order.next(steps * batchSize));
  }
}

function requireBatchSize(batchSize: number): void {
  if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= MOST) return;
  throw new ExplainError(
    'setting-out-of-range',
    `The setting "batchSize" is ${batchSize}.`,
    `Give a whole number from 1 to ${MOST}.`,
  );
}
