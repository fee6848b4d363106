import {
  ExplainError,
  type Alternation,
  type InputTensor,
  type LearnerStartResponse,
  type LearnerStepResponse,
  type TensorValues,
} from '../protocol.js';
import type { DeconvLearnerOptions } from './deconv-learner.js';
import { engineClient } from './engine-client.js';
import type { CallOptions } from './explainer.js';
import { isTensor } from './image/image-kinds.js';
import type { ImageSource } from './image/image-source.js';
import { InTurn } from './in-turn.js';
import { stack } from './inputs.js';
import { LearnerDigits, LearnerPhotographs, type LearnerImages } from './learner-images.js';

/** Images of a dataset in one batch, at most. */
const MOST = 256;

let sessions = 0;

/** Filters that are learned in the worker; see `LearnerSession`. */
export class LearnerRun {
  filters: TensorValues | null = null;
  alternations: Alternation[] = [];
  private readonly name = `learner ${++sessions}`;
  private readonly source: LearnerImages;
  private started: LearnerStartResponse | null = null;
  /** Whether the worker may hold something. */
  private begun = false;
  private requests = 0;
  private readonly turns = new InTurn();

  constructor(private readonly options: DeconvLearnerOptions) {
    this.source = sourceOf(options);
  }

  /** @param image to code with the filters after the last step */
  step(
    steps: number,
    lambda = 5,
    image: ImageSource | null = null,
    call: CallOptions = {},
  ): Promise<LearnerStepResponse> {
    return this.turns.run(async () => {
      if (!this.started) await this.start(call);
      const coded = image === null ? {} : { image: await this.source.prepare(image, call) };
      const number = ++this.requests;
      const request = { session: this.name, number, steps, lambda, ...coded };
      const made = await engineClient.request('learnerStep', request, call);
      this.filters = made.filters;
      this.alternations.push(...made.alternations);
      return made;
    });
  }

  reset(call: CallOptions = {}): Promise<LearnerStartResponse> {
    return this.turns.run(() => this.start(call));
  }

  /** Frees what the worker holds; a later step starts anew. */
  end(): Promise<void> {
    return this.turns.run(async () => {
      this.started = null;
      if (!this.begun) return;
      await engineClient.request('learnerEnd', { session: this.name });
      this.begun = false;
    });
  }

  async dispose(): Promise<void> {
    await this.end();
    await this.source.dispose();
  }

  private async start(call: CallOptions): Promise<LearnerStartResponse> {
    const { filters = 16, filterSize = 7, seed = 0, batch = 32, backend = 'auto' } = this.options;
    requireBatchSize(batch);
    const images = await this.source.batch(batch, seed, call);
    this.started = null;
    this.begun = true;
    const learner = { session: this.name, images, filters, filterSize, seed };
    const started = await engineClient.request('learnerStart', { backend, learner }, call);
    this.alternations = [];
    this.filters = started.filters;
    return (this.started = started);
  }
}

function sourceOf({ images, dataset, backend = 'auto' }: DeconvLearnerOptions): LearnerImages {
  if (images) {
    if (dataset === undefined) return new GivenImages(images);
    throw new ExplainError(
      'argument-invalid',
      'The options of createDeconvLearner() have both "images" and a "dataset".',
      'Give one of them.',
    );
  }
  switch (dataset) {
    case undefined:
    case 'mnist-digits':
      return new LearnerDigits(backend);
    case 'photographs':
      return new LearnerPhotographs(backend);
    default:
      throw new ExplainError(
        'setting-out-of-range',
        `The setting "dataset" is "${String(dataset)}".`,
        'Choose one of: mnist-digits, photographs.',
      );
  }
}

/** Gray images of the caller's own. */
class GivenImages implements LearnerImages {
  constructor(private readonly images: TensorValues | readonly InputTensor[]) {}

  batch(): Promise<TensorValues> {
    const { images } = this;
    const given = 'data' in images ? images : stack(images);
    return Promise.resolve({ ...given, data: Float32Array.from(given.data) });
  }

  prepare(image: ImageSource): Promise<TensorValues> {
    if (typeof image === 'object' && isTensor(image)) {
      return Promise.resolve({ ...image, data: Float32Array.from(image.data) });
    }
    const error = new ExplainError(
      'argument-invalid',
      'The argument "image" of encode() is no tensor.',
      'Filters that were learned from given images code {data, shape: [height, width, 1]}.',
    );
    return Promise.reject(error);
  }

  async dispose(): Promise<void> {}
}

function requireBatchSize(batch: number): void {
  if (Number.isInteger(batch) && batch >= 1 && batch <= MOST) return;
  throw new ExplainError(
    'setting-out-of-range',
    `The setting "batch" is ${batch}.`,
    `Give a whole number from 1 to ${MOST}.`,
  );
}
