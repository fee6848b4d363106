import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import { Explainer, type CallOptions, type ExplainerOptions } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { prefetchEngine } from '../../client/prefetch.js';
import { ExplainError, type ModelDescription, type Progress } from '../../protocol.js';
import { LocaleController } from '../locale/locale-controller.js';
import type { Computed } from '../toolbar/figure-facts.js';
import { Adjusting, startButton } from '../view/figure-frame.js';
import type { AnswerChange } from './answer-change.js';
import { emit } from './events.js';
import type { MarkupElement } from './markup-element.js';
import type { CommonAttributes } from './properties.js';
import { lenderOf, sceneReady } from './scene-values.js';
import { ViewLoader, type View } from './view-loader.js';
import { VisibilityController, type Visibility } from './visibility.js';

/** As style sheets see it too: `:state(ready)`. */
export type Status = 'waiting' | 'computing' | 'ready' | 'failed';

/** A result, and what it belongs to: all of it is shown from the same moment on. */
export interface Computation<Result> {
  result: Result;
  description?: ModelDescription;
  picture?: Picture;
}

interface Run<Result> {
  promise: Promise<Result>;
  abort: AbortController;
}

/**
 * The life of an element that computes, and all of its state that is no attribute: it waits until the
 * element is near the viewport, keeps only the newest request, and tells the page by events. A subclass
 * says what to compute (`compute`), which attributes make that necessary anew (`requestNames`), and
 * what draws it (`importView`).
 */
export abstract class ExplainController<
  Attributes extends CommonAttributes,
  Result extends Computed,
> implements ReactiveController {
  progress: Progress | null = null;
  failure: ExplainError | null = null;
  /** Of a part of the figure; the figure itself stays. */
  partFailure: ExplainError | null = null;
  /** The newest explanation, or `null` before the first. */
  result: Result | null = null;
  /** Of the model that the result is of. */
  description: ModelDescription | null = null;
  /** The picture that the result is of, as the network sees it. */
  picture: Picture | null = null;
  readonly locale: LocaleController;
  readonly adjusting: Adjusting;
  readonly viewLoader: ViewLoader<this>;

  /** Properties whose change asks for a new computation. */
  protected abstract readonly requestNames: readonly string[];
  /** What could not be done, and what to do, where the page itself fails. */
  protected abstract readonly failureWords: readonly [message: string, hint: string];
  /** Whether a result outlives its element's leaving the page; otherwise it is computed anew. */
  protected readonly keepsResult: boolean = false;
  /** Whether there is something to see before the result. */
  readonly paintsAsItGoes: boolean = false;
  /** Whether a choice of the reader's was refused and taken back: the figure before stays. */
  protected readonly takesBack?: (failure: ExplainError) => boolean;
  /** Whether the newest inputs still have to be explained. */
  private stale = true;
  /** Whether the next update is to begin a new computation. */
  private isDue = false;
  private run: Run<Result> | null = null;
  private currentStatus: Status = 'waiting';
  /** Whether anything was computed since the last failure, the engine and the model being there. */
  private hasBegun = false;
  private lastExplainer: Explainer | null = null;
  private readonly visibility: VisibilityController;

  constructor(readonly host: MarkupElement & Attributes) {
    this.locale = new LocaleController(host);
    this.adjusting = new Adjusting(host);
    this.viewLoader = new ViewLoader<this>(host, async () => {
      const [view] = await Promise.all([this.importView(), this.locale.fetch()]);
      return view;
    });
    this.visibility = new VisibilityController(host, () => this.schedule());
    host.addController(this);
  }

  get status(): Status {
    return this.currentStatus;
  }

  private set status(status: Status) {
    this.currentStatus = status;
    this.host.showState(status);
  }

  /** What the network predicts, where that is known before the result. */
  answer?(): AnswerChange | null;

  /** Sends the request to the engine, and fetches the view meanwhile (`viewLoader`). */
  protected abstract compute(call: CallOptions): Promise<Computation<Result>>;

  /** Fetches what draws the figure. */
  protected abstract importView(): Promise<View<this>>;

  /**
   * Explains now, wherever the element is, and again if it has. Joins a computation of the same inputs
   * that is under way. Rejects with an `ExplainError`.
   */
  async explain(): Promise<Result> {
    await (sceneReady(this.host) ?? this.host.updateComplete);
    const underWay = this.status === 'computing' && !this.stale ? this.run : null;
    return underWay?.promise ?? this.start();
  }

  /** Explains what is not explained yet, wherever the element is. */
  async settle(): Promise<void> {
    await (sceneReady(this.host) ?? this.host.updateComplete);
    if (this.stale || this.status !== 'ready') await this.explain();
    await this.host.updateComplete;
  }

  hostConnected(): void {
    if (this.host.hasUpdated) this.schedule();
  }

  hostDisconnected(): void {
    if (!this.run || (this.keepsResult && this.status !== 'computing')) return;
    this.run.abort.abort();
    this.run = null;
    this.stale = true;
    this.status = 'waiting';
  }

  /** Called before the element renders, so that the new status is part of the same update. */
  attributesChanged(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const isDue = this.isDue || this.requestNames.some((name) => changed.has(name));
    this.isDue = false;
    if (isDue || !this.host.hasUpdated) this.expire();
  }

  /** Something else than an attribute asks for a new computation: it begins with the next update. */
  protected invalidate(): void {
    this.isDue = true;
    this.host.requestUpdate();
  }

  /** What is shown is not what is asked for any more. */
  protected expire(): void {
    this.stale = true;
    this.schedule();
  }

  /** A slotted `<img>` or `<canvas>` came or went. */
  imageSlotted(): void {}

  /** Address of the image that is explained, to be printed before there is a result; `null` if it has none. */
  printedImage(): string | null {
    return null;
  }

  /** `undefined` when nothing is being computed. */
  get progressShown(): Progress | null | undefined {
    return this.status === 'computing' ? this.progress : undefined;
  }

  /** When to begin. */
  protected get loading(): CommonAttributes['loading'] {
    return this.host.loading;
  }

  /** Whether nothing happens before the reader asks: `loading="click"`. */
  get awaitsReader(): boolean {
    return this.loading === 'click' && this.status === 'waiting' && !this.result;
  }

  /** Whether there is nothing to see yet. */
  get isEmpty(): boolean {
    return !this.result && !(this.paintsAsItGoes && this.hasBegun);
  }

  /** For the live region: what a new result says, or why there is none. */
  get announcement(): string {
    if (this.status === 'failed') return this.failure?.message ?? '';
    return this.viewLoader.view?.announcement(this) ?? '';
  }

  /** The figure; drawn also after an error, though not shown then. */
  figure(): TemplateResult | typeof nothing {
    return this.viewLoader.view?.figure(this) ?? nothing;
  }

  /** What asks the reader to start: `loading="click"`. */
  startControl(): TemplateResult | typeof nothing {
    return this.locale.language ? startButton(this.startByReader, this.startLabel()) : nothing;
  }

  /** `null` for the button of what explains a picture. */
  protected startLabel(): string | null {
    return null;
  }

  /** "More" under the figure, unless the author leaves it out. */
  toolbarUnder(): TemplateResult | typeof nothing {
    if (this.host.toolbar === 'none') return nothing;
    return this.viewLoader.more(() => this, this.result, this.description);
  }

  /** The reader asked for it: by the button of `loading="click"`, or to try again after an error. */
  readonly startByReader = (): void => {
    this.start().catch(() => {});
  };

  /** Drops what is under way, and computes for the newest inputs. */
  start(): Promise<Result> {
    prefetchEngine(this.host.backend);
    // Also where the request cannot be made: what is wrong with the element's tag is told with the view.
    this.viewLoader.load().catch(() => {});
    this.run?.abort.abort();
    this.stale = false;
    const abort = new AbortController();
    const promise = this.runJob(abort.signal);
    this.run = { promise, abort };
    return promise;
  }

  /** A part of the figure failed, which itself stays. */
  failPart(error: ExplainError): void {
    this.partFailure = error;
    emit(this.host, 'part-error', error.detail);
    this.host.requestUpdate();
  }

  /** The engine's functions for a model; throws an `ExplainError` where that has no name. */
  explainer({ model, card = null, output = null }: Omit<ExplainerOptions, 'backend'>): Explainer {
    const { backend } = this.host;
    const samplesOf = lenderOf(this.host);
    const made = new Explainer({ model, card, output, backend, samplesOf });
    // One that has the model's description already spares a round trip.
    if (made.identity !== this.lastExplainer?.identity) this.lastExplainer = made;
    return this.lastExplainer;
  }

  /** Shows what was computed; also a part of it, before the result. */
  show({ description, picture, result }: Partial<Computation<Result>>): void {
    if (description) this.description = description;
    if (picture) this.picture = picture;
    if (result) this.result = result;
    this.host.requestUpdate();
  }

  /** Starts a job if the result is stale and the element is visible (or eager); prefetches if it is near. */
  protected schedule(): void {
    const { state } = this.visibility;
    if (!this.host.isConnected || !this.stale) return;
    if (this.isWanted(state)) this.start().catch(() => {});
    else if (state === 'near' && this.loading === 'lazy') this.prefetch();
    else if (state !== 'far') void this.locale.fetch();
  }

  private isWanted(state: Visibility): boolean {
    // Once the reader has asked, the element follows every change.
    if (this.loading === 'click') return !this.awaitsReader;
    return this.loading === 'eager' || state === 'visible';
  }

  /** Fetches what will be needed while the reader is still on the way. */
  protected prefetch(): void {
    prefetchEngine(this.host.backend);
    // A failure shows when the element is seen and asks itself.
    this.viewLoader.load().catch(() => {});
  }

  private async runJob(signal: AbortSignal): Promise<Result> {
    this.status = 'computing';
    this.progress = this.failure = this.partFailure = null;
    this.host.requestUpdate();
    emit(this.host, 'explain-start');
    try {
      const ready = sceneReady(this.host);
      if (ready) await ready;
      signal.throwIfAborted();
      const computed = await this.compute({
        signal,
        onProgress: (progress) => this.showProgress(progress, signal),
        priority: () => ['far', 'near', 'visible'].indexOf(this.visibility.state),
      });
      signal.throwIfAborted();
      this.status = 'ready';
      this.show(computed);
      await this.host.updateComplete;
      signal.throwIfAborted();
      emit(this.host, 'explain-complete', computed.result);
      return computed.result;
    } catch (error) {
      if (!this.locale.language) await this.locale.fetch();
      if (signal.aborted) throw signal.reason;
      const failure = ExplainError.of(error, 'page-failed', ...this.failureWords);
      if (this.takesBack?.(failure)) {
        this.status = this.result ? 'ready' : 'waiting';
        emit(this.host, 'part-error', failure.detail);
        throw failure;
      }
      this.failure = failure;
      this.status = 'failed';
      this.hasBegun = false;
      this.host.requestUpdate();
      // Nobody has to ask again when the network comes back.
      if (/-unreachable$/.test(failure.code) && navigator.onLine === false) {
        addEventListener('online', this.onOnline, { once: true });
      }
      emit(this.host, 'explain-error', failure.detail);
      throw failure;
    }
  }

  private readonly onOnline = (): void => {
    if (this.host.isConnected && this.status === 'failed') this.startByReader();
  };

  private showProgress(progress: Progress, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.progress = progress;
    this.hasBegun ||= progress.phase === 'explain';
    this.host.requestUpdate();
    emit(this.host, 'explain-progress', progress);
  }
}
