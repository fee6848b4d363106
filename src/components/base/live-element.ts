import { nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { CallOptions } from '../../client/explainer.js';
import {
  ExplainError,
  type BackendChoice,
  type ModelDescription,
  type Progress,
} from '../../protocol.js';
import { Adjusting } from '../view/figure-frame.js';
import { emit } from './events.js';
import type { ExplainEventMap, Listening } from './events.js';
import { listWhileOnPage } from './print.js';
import { figureFrame, hasFallbackContent, startButton } from '../view/figure-frame.js';
import { frameStyles } from '../view/frame.styles.js';
import { MarkupElement } from './markup-element.js';
import { liveProperties, type Declarations, type Layout } from './properties.js';
import { inherit, sceneReady } from './scene-values.js';
import type { Computed } from '../toolbar/figure-facts.js';
import { LocaleController } from '../locale/locale-controller.js';
import { ViewLoader, type View } from './view-loader.js';
import { VisibilityController, type Visibility } from './visibility.js';

export type Status = 'waiting' | 'computing' | 'done' | 'failed';

interface Run<Result> {
  promise: Promise<Result>;
  abort: AbortController;
}

/**
 * The life of an element that computes: it waits until it is near the viewport, keeps only the
 * newest request, shows the author's fallback where there is no figure, and tells the page by events.
 * A subclass says what to compute (`compute`), what makes that necessary anew (`requestProperties`),
 * and what draws it (`importView`) from which state (`viewState`).
 */
export abstract class LiveElement<
  Result extends Computed,
  State,
  Events extends ExplainEventMap<Result> = ExplainEventMap<Result>,
> extends MarkupElement {
  static override styles: CSSResultGroup = frameStyles;
  static override properties: Declarations = liveProperties;

  declare loading: 'lazy' | 'eager' | 'click';
  declare backend: BackendChoice;
  declare width: number | null;
  declare height: number | null;
  declare controls: string | null;
  declare layout: Layout | null;
  declare toolbar: string | null;
  /** @internal */
  declare addEventListener: Listening<Events>['addEventListener'];
  /** @internal */
  declare removeEventListener: Listening<Events>['removeEventListener'];
  declare protected status: Status;
  declare protected progress: Progress | null;

  /** What could not be done, and what to do, where the page itself fails. */
  protected abstract readonly failureWords: [message: string, hint: string];
  /** Whether a result outlives its element's leaving the page; otherwise it is computed anew. */
  protected readonly keepsResult: boolean = false;
  protected description: ModelDescription | null = null;
  /** Whether there is something to see before the result. */
  protected readonly paintsAsItGoes: boolean = false;
  protected failure: ExplainError | null = null;
  /** Whether the newest inputs still have to be explained. */
  protected stale = true;
  private readonly speech = new LocaleController(this);
  private readonly adjusting = new Adjusting(this);
  protected readonly viewLoader = new ViewLoader(this, async () => {
    const [view] = await Promise.all([this.importView(), this.speech.fetch()]);
    return view;
  });
  private current: Result | null = null;
  private run: Run<Result> | null = null;
  /** Whether anything was computed since the last failure, the engine and the model being there. */
  private hasBegun = false;
  private readonly visibility = new VisibilityController(this, () => this.consider());

  constructor() {
    super();
    listWhileOnPage(this);
    this.loading = 'lazy';
    this.backend = 'auto';
    this.width = null;
    this.height = null;
    this.controls = this.toolbar = this.layout = null;
    this.status = 'waiting';
    this.progress = null;
  }

  /** Names of the properties whose change asks for a new computation. */
  protected abstract get requestProperties(): string[];

  /**
   * Asks the engine, and fetches the view meanwhile (`viewLoader`).
   *
   * @returns the result as `current`; other fields are kept beside it, all at the same moment
   */
  protected abstract compute(call: CallOptions): Promise<{ current: Result }>;

  /** Fetches what draws the figure. */
  protected abstract importView(): Promise<View<State>>;

  /** What the figure shows now. */
  protected abstract get viewState(): State;

  /** The newest explanation, or `null` before the first. */
  get result(): Result | null {
    return this.current;
  }

  /**
   * Explains now, wherever the element is, and again if it has: a canvas may have changed. Joins a
   * computation of the same inputs that is under way. Rejects with an `ExplainError`.
   */
  async explain(): Promise<Result> {
    await (sceneReady(this) ?? this.updateComplete);
    const underWay = this.status === 'computing' && !this.stale ? this.run : null;
    return underWay?.promise ?? this.begin();
  }

  /** Explains what is not explained yet, wherever the element is. @internal */
  async settle(): Promise<void> {
    await (sceneReady(this) ?? this.updateComplete);
    if (this.stale || this.status !== 'done') await this.explain();
    await this.updateComplete;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    inherit(this);
    this.consider();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.run || (this.keepsResult && this.status !== 'computing')) return;
    this.run.abort.abort();
    this.run = null;
    this.stale = true;
    this.status = 'waiting';
  }

  // Before anything looks at what has changed.
  protected override shouldUpdate(): boolean {
    const isDue = super.shouldUpdate();
    inherit(this);
    return isDue;
  }

  // Before rendering, so that the new status is part of the same update.
  protected override willUpdate(changed: PropertyValues): void {
    if (!this.requestProperties.some((name) => changed.has(name))) return;
    this.stale = true;
    this.consider();
  }

  protected override render(): TemplateResult {
    const { awaitsReader, isEmpty, status, failure } = this;
    return figureFrame({
      width: this.width,
      height: this.height,
      hasFallback: hasFallbackContent(this),
      isEmpty,
      awaitsReader,
      progress: this.progressShown,
      failure: status === 'failed' ? failure : null,
      figure: awaitsReader ? this.startFigure() : this.figure(),
      toolbar: awaitsReader ? nothing : this.more(),
      isSpoken: this.speech.language !== null,
      printedImage: isEmpty ? this.printedImage() : null,
      adjusting: this.layout === 'compact' ? this.adjusting : null,
      announcement: this.announcement(),
      onRetry: () => this.startByReader(),
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => this.imageSlotted(),
    });
  }

  private startFigure(): TemplateResult | typeof nothing {
    return this.speech.language ? this.startControl(() => this.startByReader()) : nothing;
  }

  /** What asks the reader to start: `loading="click"`. */
  protected startControl(onStart: () => void): TemplateResult {
    return startButton(onStart);
  }

  /** Drawn also after an error, though not shown then. */
  protected figure(): TemplateResult | typeof nothing {
    return this.viewLoader.view?.figure(this.viewState) ?? nothing;
  }

  /** "More" under the figure, unless the author leaves it out. */
  private more(): TemplateResult | typeof nothing {
    if (this.toolbar === 'none') return nothing;
    return this.viewLoader.more(() => this.viewState, this.current, this.description);
  }

  private announcement(): string {
    if (this.status === 'failed') return this.failure?.message ?? '';
    if (this.status !== 'done') return '';
    return this.viewLoader.view?.announcement(this.viewState) ?? '';
  }

  /** `undefined` when nothing is being computed. */
  protected get progressShown(): Progress | null | undefined {
    return this.status === 'computing' ? this.progress : undefined;
  }

  /** Whether nothing happens before the reader asks: `loading="click"`. */
  protected get awaitsReader(): boolean {
    return this.loading === 'click' && this.status === 'waiting' && !this.current;
  }

  /** Whether there is nothing to see yet. */
  private get isEmpty(): boolean {
    return !this.current && !(this.paintsAsItGoes && this.hasBegun);
  }

  /** Address of the image that is explained, to be printed before there is a result; `null` if it has none. */
  protected printedImage(): string | null {
    return null;
  }

  /** The reader asked for it: by the button of `loading="click"`, or to try again after an error. */
  private startByReader(): void {
    this.begin().catch(() => {});
  }

  private readonly onOnline = (): void => {
    if (this.isConnected && this.status === 'failed') this.startByReader();
  };

  /** A slotted `<img>` or `<canvas>` came or went. */
  protected imageSlotted(): void {}

  /** Whether what is stale is computed now. */
  private isWanted(state: Visibility): boolean {
    // Once the reader has asked, the element follows every change.
    if (this.loading === 'click') return !this.awaitsReader;
    return this.loading === 'eager' || state === 'visible';
  }

  /** Computes where it is time to; to be called when something has become stale. */
  protected consider(): void {
    const { state } = this.visibility;
    if (!this.isConnected || !this.stale) return;
    if (this.isWanted(state)) this.begin().catch(() => {});
    else if (state === 'near' && this.loading === 'lazy') this.warm();
    else if (state !== 'far') void this.speech.fetch();
  }

  /** Fetches what will be needed while the reader is still on the way. */
  protected warm(): void {
    // A failure shows when the element is seen and asks itself.
    this.viewLoader.load().catch(() => {});
  }

  protected begin(): Promise<Result> {
    this.run?.abort.abort();
    this.stale = false;
    const abort = new AbortController();
    const promise = this.carryOut(abort.signal);
    this.run = { promise, abort };
    return promise;
  }

  private async carryOut(signal: AbortSignal): Promise<Result> {
    this.status = 'computing';
    this.progress = this.failure = null;
    emit(this, 'explain-start');
    try {
      const ready = sceneReady(this);
      if (ready) await ready;
      signal.throwIfAborted();
      const computed = await this.compute({
        signal,
        onProgress: (progress) => this.showProgress(progress, signal),
        priority: () => ['far', 'near', 'visible'].indexOf(this.visibility.state),
      });
      signal.throwIfAborted();
      Object.assign(this, computed);
      this.status = 'done';
      await this.updateComplete;
      signal.throwIfAborted();
      emit(this, 'explain-complete', computed.current);
      return computed.current;
    } catch (error) {
      if (!this.speech.language) await this.speech.fetch();
      if (signal.aborted) throw signal.reason;
      const failure = ExplainError.of(error, 'page-failed', ...this.failureWords);
      this.failure = failure;
      this.status = 'failed';
      this.hasBegun = false;
      // Nobody has to ask again when the network comes back.
      if (/-unreachable$/.test(failure.code) && navigator.onLine === false) {
        addEventListener('online', this.onOnline, { once: true });
      }
      emit(this, 'explain-error', failure.detail);
      throw failure;
    }
  }

  private showProgress(progress: Progress, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.progress = progress;
    this.hasBegun ||= progress.phase === 'explain';
    emit(this, 'explain-progress', progress);
  }
}
