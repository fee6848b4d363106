import {
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {
  createExplainer,
  type CallOptions,
  type Explainer,
  type ExplainResult,
} from '../client/explainer.js';
import type { Picture } from '../client/image/fit.js';
import type { ImageSource } from '../client/image/picture.js';
import {
  ExplainError,
  type BackendChoice,
  type ModelDescription,
  type Progress,
} from '../protocol.js';
import { explainProperties } from './explain-properties.js';
import { figureFrame, hasFallbackContent, startButton } from './figure-frame.js';
import { frameStyles } from './frame.styles.js';
import { ViewLoader, type View } from './view.js';
import { VisibilityController } from './visibility.js';

export type Status = 'waiting' | 'computing' | 'done' | 'failed';

interface Run<Result> {
  promise: Promise<Result>;
  abort: AbortController;
}

/**
 * What every explaining element does alike: it reads the common attributes, waits until it is near
 * the viewport, asks the engine, keeps only the newest request, and tells the page by events. A
 * subclass says what to ask (`ask`), what makes a new request necessary (`requestProperties`), and
 * what draws it (`importView`) from which state (`viewState`).
 */
export abstract class ExplainElement<Result extends ExplainResult, State> extends LitElement {
  static override styles = frameStyles;
  static override properties: PropertyDeclarations = explainProperties;

  declare model: string;
  declare card: string | null;
  declare src: string | null;
  declare target: string;
  declare loading: 'lazy' | 'eager' | 'click';
  declare backend: BackendChoice;
  declare width: number | null;
  declare height: number | null;
  declare colormap: string;
  declare range: string;
  declare controls: string | null;
  /** A picture given by script; it wins over `src`. A tensor goes in as it is, unscaled. */
  declare image: ImageSource | null;
  declare protected status: Status;
  declare protected progress: Progress | null;

  protected description: ModelDescription | null = null;
  protected picture: Picture | null = null;
  protected failure: ExplainError | null = null;
  private current: Result | null = null;
  private run: Run<Result> | null = null;
  /** Whether the newest inputs still have to be explained. */
  private stale = true;
  private warmed = false;
  private explainedSlotted: Element | null = null;
  private lastExplainer: Explainer | null = null;
  private readonly visibility = new VisibilityController(this, () => this.consider());
  private readonly viewLoader = new ViewLoader(this, () => this.importView());

  constructor() {
    super();
    this.model = '';
    this.card = null;
    this.src = null;
    this.target = 'top';
    this.loading = 'lazy';
    this.backend = 'auto';
    this.width = null;
    this.height = null;
    this.colormap = 'RdBu';
    this.range = 'unit';
    this.controls = null;
    this.image = null;
    this.status = 'waiting';
    this.progress = null;
  }

  /** Names of the properties whose change asks for a new explanation. */
  protected get requestProperties(): string[] {
    return ['model', 'card', 'src', 'target', 'backend', 'image'];
  }

  /** Asks the engine for this element's explanation of a picture. */
  protected abstract ask(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<Result>;

  /** Fetches what draws the figure. */
  protected abstract importView(): Promise<View<State>>;

  /** What the figure shows now. */
  protected abstract get viewState(): State;

  /** Called when another picture is to be explained. */
  protected pictureChanged(): void {}

  /** Prepares the picture and explains it; overridden where there may be several. */
  protected async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<{ picture: Picture; current: Result }> {
    const picture = await explainer.picture(this.imageSource(), call);
    return { picture, current: await this.ask(explainer, picture, call) };
  }

  /** The newest explanation, or `null` before the first. */
  get result(): Result | null {
    return this.current;
  }

  /**
   * Explains now, wherever the element is, and again if it has: a canvas may have changed. Joins a
   * computation of the same inputs that is under way. Rejects with an `ExplainError`.
   */
  async explain(): Promise<Result> {
    await this.updateComplete;
    const underWay = this.status === 'computing' && !this.stale ? this.run : null;
    return underWay?.promise ?? this.start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.consider();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.run) return;
    this.run.abort.abort();
    this.run = null;
    this.stale = true;
    this.status = 'waiting';
  }

  // Before rendering, so that the new status is part of the same update.
  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') || changed.has('image')) this.pictureChanged();
    if (!this.requestProperties.some((name) => changed.has(name))) return;
    this.stale = true;
    this.consider();
  }

  protected override render(): TemplateResult {
    const { view } = this.viewLoader;
    const { awaitsReader, status, failure } = this;
    const hasFallback = hasFallbackContent(this);
    return figureFrame({
      width: this.width,
      height: this.height,
      hasFallback,
      waiting: hasFallback && (awaitsReader || !view),
      failure: status === 'failed' ? failure : null,
      figure: awaitsReader
        ? startButton(() => this.startByReader())
        : (view?.figure(this.viewState) ?? nothing),
      announcement: this.announcement(),
      onRetry: () => this.startByReader(),
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => this.imageSlotted(),
    });
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
  private get awaitsReader(): boolean {
    return this.loading === 'click' && this.status === 'waiting' && !this.current;
  }

  /** The reader asked for it: by the button of `loading="click"`, or to try again after an error. */
  private startByReader(): void {
    this.start().catch(() => {});
  }

  /** A slotted `<img>` or `<canvas>` came or went. */
  private imageSlotted(): void {
    // The first slotchange only reports what the first run has found already.
    if (this.slottedImage() === this.explainedSlotted) return;
    this.pictureChanged();
    this.stale = true;
    this.consider();
  }

  private consider(): void {
    const { state } = this.visibility;
    const wanted =
      this.loading === 'eager' ||
      (this.loading === 'click' ? this.current !== null : state === 'visible');
    if (!this.isConnected || !this.stale) return;
    if (wanted) this.start().catch(() => {});
    else if (state === 'near' && this.loading === 'lazy') this.warm();
  }

  /** Fetches engine, model and view while the reader is still on the way. */
  private warm(): void {
    if (this.warmed) return;
    this.warmed = true;
    this.viewLoader.load().catch(() => {});
    try {
      // A failure shows when the element is seen and asks itself.
      this.explainer()
        .describe()
        .catch(() => {});
    } catch {
      this.warmed = false;
    }
  }

  /** The engine's functions for this element's model; throws an `ExplainError` where that has no name. */
  explainer(): Explainer {
    const { model, backend, card } = this;
    const made = createExplainer({ model, backend, ...(card ? { card } : {}) });
    // One that has the model's description already spares a round trip.
    if (made.identity !== this.lastExplainer?.identity) this.lastExplainer = made;
    return this.lastExplainer;
  }

  private start(): Promise<Result> {
    this.run?.abort.abort();
    this.stale = false;
    this.explainedSlotted = this.slottedImage();
    const abort = new AbortController();
    const promise = this.carryOut(abort.signal);
    this.run = { promise, abort };
    return promise;
  }

  private async carryOut(signal: AbortSignal): Promise<Result> {
    this.status = 'computing';
    this.progress = this.failure = null;
    this.emit('explain-start');
    try {
      const call: CallOptions = {
        signal,
        onProgress: (progress) => this.showProgress(progress, signal),
        priority: () => ['far', 'near', 'visible'].indexOf(this.visibility.state),
      };
      const explainer = this.explainer();
      const [description] = await Promise.all([explainer.describe(call), this.viewLoader.load()]);
      const explained = await this.explainWith(explainer, call);
      signal.throwIfAborted();
      Object.assign(this, { description, ...explained });
      this.status = 'done';
      await this.updateComplete;
      signal.throwIfAborted();
      this.emit('explain-complete', explained.current);
      return explained.current;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not prepare the explanation',
        'Reload the page; if it goes on, report it with the model and the picture.',
      );
      this.failure = failure;
      this.status = 'failed';
      this.emit('explain-error', failure.detail);
      throw failure;
    }
  }

  private showProgress(progress: Progress, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.progress = progress;
    this.emit('explain-progress', progress);
  }

  private imageSource(): ImageSource {
    return this.image ?? this.src ?? this.slottedImage() ?? 'sample:0';
  }

  private slottedImage(): HTMLImageElement | HTMLCanvasElement | null {
    return this.querySelector(':scope > img[slot="image"], :scope > canvas[slot="image"]');
  }

  protected emit(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
