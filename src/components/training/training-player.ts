import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { listedDigits } from '../../client/training-digits.js';
import { TrainingRun } from '../../client/training-run.js';
import { ExplainError, type ModelDescription, type Shape3, type TensorValues, type Target } from '../../protocol.js';
import { emit } from '../base/events.js';
import { pageShown, VisibilityController } from '../base/visibility.js';
import type { Revealing } from '../figure/concealed.js';
import { mapTiles, type Tiles } from '../figure/mosaic.js';
import { answerOf } from '../figure/sentences.js';
import { chartStyles } from '../view/figure.styles.js';
import { addStyles } from '../view/styles.js';
import type { EpochPlace } from './epoch-player.js';
import { trainingView, trainingStyles } from './training-view.js';

/** The element that shows the training, as far as it needs to know it. */
export interface TrainingHost
  extends ReactiveControllerHost, HTMLElement, EpochPlace, Revealing {
  /** Two numbers are the range of the maps. */
  readonly range: string;
  readonly colormap: string;
  /** `none` hides the reader's controls. */
  readonly controls: string | null;
}

/** What is watched while the network learns. */
export interface TrainingSubject {
  picture: Picture;
  layer: string;
  /** Of the layer's maps: `[height, width, channels]`. */
  shape: Shape3;
}

/** What the event `train-step` carries. */
export interface TrainStep {
  /** Steps since the start. */
  step: number;
  /** Of the steps since the last event, each before it: the mean softmax cross-entropy of its batch. */
  losses: number[];
  /** For the image, with the weights after the last step. */
  answer: Target;
  /** Of the layer, `[1, height, width, channels]`. */
  activations: TensorValues;
}

/** Here the training ends: 900 digits are learned by then. */
const LAST_STEP = 600;
/** Steps between two paintings. */
const CHUNK = 5;
/** In the engine's queue: what is explained in sight goes first. */
const SOON = 1;

/**
 * Trains a copy of the network in the worker while the reader watches a layer. It trains on request
 * only, pauses out of sight, and stands still while the page is in the background. Failures show in place and fire `part-error`.
 */
export class TrainingPlayer {
  subject: TrainingSubject | null = null;
  description: ModelDescription | null = null;
  failure: ExplainError | null = null;
  /** Between a start and its first maps. */
  starting = false;
  /** Whether the worker computes for it. */
  busy = false;
  step = 0;
  losses: number[] = [];
  answer: Target | null = null;
  /** Of the watched layer; `null` before the first. */
  maps: Tiles | null = null;
  /** The largest magnitude in any map since the start, and whether any was negative. */
  limit = 0;
  signed = false;
  private session: TrainingRun | null = null;
  private life = new AbortController();
  /** Steps that are still to be made before it pauses. */
  private wanted = 0;

  /** @param host its shadow root, whose styles it extends, must be there */
  constructor(readonly host: TrainingHost) {
    addStyles(host, [chartStyles, trainingStyles]);
    new VisibilityController(host, (state) => {
      if (state !== 'visible') this.pause();
    });
  }

  /** Starts anew with another picture or layer; `null` ends the training. */
  follow(subject: TrainingSubject | null): void {
    this.interrupt();
    // Nobody waits for it, and a worker that died holds nothing.
    this.session?.end().catch(() => {});
    this.session = this.description = this.answer = this.maps = null;
    this.subject = subject;
    if (subject) void this.begin();
    this.host.requestUpdate();
  }

  get playing(): boolean {
    return this.wanted > 0;
  }

  /** Whether there is more to train. */
  get unfinished(): boolean {
    return this.step < LAST_STEP;
  }

  /** From epoch 0 where the card lists its weights, else from random ones. */
  get fromSnapshot(): boolean {
    return this.description?.snapshots.some(({ epoch }) => epoch === 0) ?? false;
  }

  /** Trains until paused; joins what is under way. */
  train(): Promise<void> {
    return this.run(LAST_STEP, CHUNK);
  }

  /** Trains for some steps and shows the last. */
  advance(steps: number): Promise<void> {
    return this.run(steps, steps);
  }

  /** Asks for no more; the steps under way, five at most, still show. */
  pause(): void {
    this.wanted = 0;
    this.host.requestUpdate();
  }

  /** Back to the first weights. */
  async reset(): Promise<void> {
    this.interrupt();
    await this.start(async (signal) => {
      await this.session?.reset({ signal });
      await this.take(0, signal);
    });
  }

  private async begin(): Promise<void> {
    await this.start(async (signal) => {
      const { model, card, output = null, backend } = this.host;
      const place = { model, card, output, backend };
      const description = await new Explainer(place).pictureModel({ signal });
      signal.throwIfAborted();
      this.description = description;
      listedDigits(description);
      this.session = new TrainingRun({ ...place, ...(this.fromSnapshot ? { snapshot: 0 } : {}) });
      await this.take(0, signal);
    });
  }

  private async start(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.starting = true;
    await this.attempt(work);
  }

  private async run(steps: number, chunk: number): Promise<void> {
    this.wanted = Math.min(steps, LAST_STEP - this.step);
    this.host.requestUpdate();
    if (this.busy) return;
    await this.attempt(async (signal) => {
      while (this.wanted > 0) {
        const next = Math.min(chunk, this.wanted);
        await this.take(next, signal);
        await pageShown(signal);
        signal.throwIfAborted();
        this.wanted = Math.max(0, this.wanted - next);
      }
    });
  }

  private interrupt(): void {
    this.life.abort();
    this.life = new AbortController();
    this.wanted = 0;
    this.failure = null;
    this.starting = this.busy = false;
  }

  private async attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.life;
    this.busy = true;
    this.host.requestUpdate();
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
    if (signal.aborted) return;
    this.starting = this.busy = false;
    this.host.requestUpdate();
  }

  /** Trains, and shows what has become of the picture. */
  private async take(steps: number, signal: AbortSignal): Promise<void> {
    const { session, subject, description } = this;
    if (!session || !subject || !description) return;
    const { picture, layer } = subject;
    const { input } = picture;
    const images = { data: input.data, shape: [1, ...input.shape] };
    const watch = { images, layers: [layer] };
    const call = { signal, priority: () => SOON };
    const { step, losses, watched } = await session.step(steps, { watch }, call);
    signal.throwIfAborted();
    const activations = watched!.activations[layer]!;
    if (step === 0) {
      this.losses = [];
      this.limit = 0;
      this.signed = false;
    }
    this.step = step;
    this.losses.push(...losses);
    this.maps = mapTiles(activations, 0);
    this.limit = Math.max(this.limit, ...this.maps.limits);
    this.signed ||= this.maps.signed;
    this.answer = answerOf(description.head, watched!.logits.data, description.labels);
    this.host.requestUpdate();
    const detail: TrainStep = { step, losses, answer: this.answer, activations };
    emit(this.host, 'train-step', detail);
  }

  private fail(error: unknown): void {
    this.wanted = 0;
    this.failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not show the training',
      'Reset the training; if it goes on, reload the page.',
    );
    emit(this.host, 'part-error', this.failure.detail);
  }

  render(): TemplateResult {
    return trainingView(this);
  }
}
