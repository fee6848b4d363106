import {
  css,
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { reluBackward, type ReluBackwardResult } from '../../client/relu-backward.js';
import { ExplainError, type BackendChoice, type Progress } from '../../protocol.js';
import { figureFrame, hasFallbackContent } from '../figure-frame.js';
import { frameStyles } from '../frame.styles.js';
import { ViewLoader } from '../view.js';
import { VisibilityController } from '../visibility.js';
import type { ReluFigureState } from './relu-grids.js';
import { readLeniently, readRequest } from './relu-request.js';

/**
 * The worked figure of how three methods come back through a ReLU (Springenberg et al. 2015,
 * figure 1): a small grid forward, then one signal from above back by backpropagation, the deconvnet
 * and guided backpropagation, with the formula of each and the mask that acts. The reader changes
 * numbers and learns in words what happened to each cell. Every number is computed by the engine's
 * own rules, in the reader's browser.
 *
 * @tag relu-backward
 *
 * @attr {string} values - what the ReLU receives: rows separated by `;` or line breaks, numbers by spaces or commas, up to 6 x 6; the paper's `1 -1 5; 2 -5 -7; -3 2 4` unless given
 * @attr {string} signal - the signal that arrives from above, of the same shape; the paper's `-2 3 -1; 6 -3 1; 2 -1 3` unless given
 * @attr {string} rules - which of `gradient`, `deconvnet`, `guided-backprop` to show, in this order, separated by spaces; all three unless given
 * @attr {"lazy"|"eager"|"click"} loading - fetch when near the viewport and compute when visible (`lazy`, the default), at once, or when the reader asks
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; `auto` unless given
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {string} controls - `none` makes the numbers read-only and hides the reader's controls
 *
 * @slot - fallback: shown before the figure has loaded, without JavaScript, in print and after an error
 *
 * @event {CustomEvent<{values: number[][], signal: number[][]}>} values-change - the reader changed a number, or set all back
 * @event {CustomEvent} explain-start - a computation was asked for
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`
 * @event {CustomEvent<ReluBackwardResult>} explain-complete - the numbers of all grids
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 *
 * @csspart figure - the whole figure
 * @csspart panel - one grid with its label and formula
 * @csspart label - the label above a grid
 * @csspart formula - the symbol or the rule above a grid
 * @csspart grid - the cells of one grid
 * @csspart cell - one cell
 * @csspart number - the field of a number that the reader may change
 * @csspart arrow - an arrow between two grids
 * @csspart progress - the line that shows progress
 * @csspart key - what the hatching of the masks means
 * @csspart explanation - the sentence about the cell that is looked at
 * @csspart caption - the text below the grids
 * @csspart controls - the row of controls
 * @csspart reset - the button that sets all numbers back
 * @csspart start - the button of `loading="click"`
 * @csspart fallback - the box of the fallback
 * @csspart error - what went wrong
 * @csspart retry - the button that tries again
 *
 * @cssprop --convlens-accent - colour of the cell that is looked at and of progress; the text's colour unless set
 * @cssprop --convlens-font-size - size of all text; 0.85em unless set
 * @cssprop --convlens-panel-size - largest width of one grid
 * @cssprop --convlens-gap - gap between grids
 * @cssprop --convlens-line-color - hairlines and hatching
 * @cssprop --convlens-quiet-color - numbers that a mask has closed, and side notes
 */
export class ReluBackward extends LitElement {
  // About what the figure of nine numbers takes, until what draws it has arrived.
  static override styles = [
    frameStyles,
    css`
      .reserved {
        block-size: 70em;
      }
      @container (min-width: 34em) {
        .reserved {
          block-size: 42em;
        }
      }
      :host([height]) .reserved {
        display: none;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    values: { type: String },
    signal: { type: String },
    rules: { type: String },
    loading: { type: String },
    backend: { type: String },
    width: { type: Number },
    height: { type: Number },
    controls: { type: String },
    status: { state: true },
    progress: { state: true },
  };

  /** What the reader has changed included; `null` for the paper's numbers. */
  declare values: string | null;
  declare signal: string | null;
  declare rules: string | null;
  declare loading: 'lazy' | 'eager' | 'click';
  declare backend: BackendChoice;
  declare width: number | null;
  declare height: number | null;
  declare controls: string | null;
  declare private status: 'waiting' | 'computing' | 'done' | 'failed';
  declare private progress: Progress | null;

  private readonly viewLoader = new ViewLoader<ReluFigureState>(this, async () => {
    const { ReluFigure } = await import('./relu-figure.js');
    return new ReluFigure({
      edit: (values, signal) => Object.assign(this, { values, signal }),
      emit: (type, detail) => this.emit(type, detail),
      redraw: () => this.requestUpdate(),
    });
  });
  private current: ReluBackwardResult | null = null;
  private failure: ExplainError | null = null;
  private run: { promise: Promise<ReluBackwardResult>; abort: AbortController } | null = null;
  /** Whether the newest numbers still have to be computed. */
  private stale = true;
  private readonly visibility = new VisibilityController(this, () => this.consider());

  constructor() {
    super();
    this.values = null;
    this.signal = null;
    this.rules = null;
    this.loading = 'lazy';
    this.backend = 'auto';
    this.width = null;
    this.height = null;
    this.controls = null;
    this.status = 'waiting';
    this.progress = null;
  }

  /** The newest result, or `null` before the first. */
  get result(): ReluBackwardResult | null {
    return this.current;
  }

  /**
   * Computes now, wherever the element is. Joins a computation of the same numbers that is under
   * way. Rejects with an `ExplainError`.
   */
  async explain(): Promise<ReluBackwardResult> {
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
    if (this.status !== 'computing') return;
    this.run?.abort.abort();
    this.stale = true;
    this.status = 'waiting';
  }

  // Before rendering, so that the new status is part of the same update.
  protected override willUpdate(changed: PropertyValues): void {
    if (!['values', 'signal', 'rules', 'backend'].some((name) => changed.has(name))) return;
    this.stale = true;
    this.consider();
  }

  private get awaitsReader(): boolean {
    return this.loading === 'click' && this.status === 'waiting' && !this.current;
  }

  private consider(): void {
    const { state } = this.visibility;
    if (!this.isConnected || !this.stale || this.awaitsReader) return;
    if (this.loading !== 'lazy' || state === 'visible') this.begin();
    // A failure shows when the element is seen.
    else if (state === 'near') this.viewLoader.load().catch(() => {});
  }

  private begin(): void {
    this.start().catch(() => {});
  }

  private start(): Promise<ReluBackwardResult> {
    this.run?.abort.abort();
    this.stale = false;
    const abort = new AbortController();
    const promise = this.carryOut(abort.signal);
    this.run = { promise, abort };
    return promise;
  }

  private async carryOut(signal: AbortSignal): Promise<ReluBackwardResult> {
    this.status = 'computing';
    this.progress = null;
    this.emit('explain-start');
    try {
      const request = readRequest(this.values, this.signal, this.rules);
      const onProgress = (progress: Progress): void => {
        if (signal.aborted) return;
        this.progress = progress;
        this.emit('explain-progress', progress);
      };
      const priority = (): number => (this.visibility.state === 'visible' ? 2 : 0);
      const [result] = await Promise.all([
        reluBackward({ ...request, backend: this.backend }, { signal, onProgress, priority }),
        this.viewLoader.load(),
      ]);
      signal.throwIfAborted();
      this.current = result;
      this.failure = null;
      this.status = 'done';
      await this.updateComplete;
      signal.throwIfAborted();
      this.emit('explain-complete', result);
      return result;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not prepare the figure',
        'Reload the page; if it goes on, report it with the numbers.',
      );
      this.status = 'failed';
      this.emit('explain-error', this.failure.detail);
      throw this.failure;
    }
  }

  protected override render(): TemplateResult {
    const { status, awaitsReader } = this;
    const hasFallback = hasFallbackContent(this);
    const failure = status === 'failed' ? this.failure : null;
    return figureFrame({
      width: this.width,
      height: this.height,
      hasFallback,
      waiting: hasFallback && (!this.viewLoader.view || awaitsReader),
      failure,
      figure: failure ? html`` : this.renderFigure(hasFallback),
      announcement: failure?.message ?? '',
      onRetry: () => this.begin(),
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => {},
    });
  }

  private renderFigure(hasFallback: boolean): TemplateResult {
    const { status } = this;
    const { view } = this.viewLoader;
    if (this.awaitsReader) {
      return html`<button part="start" type="button" @click=${() => this.begin()}>
        Show the figure
      </button>`;
    }
    if (!view) return hasFallback ? html`` : html`<div class="reserved"></div>`;
    return view.figure({
      ...readLeniently(this.values, this.signal, this.rules),
      result: this.current,
      progress: status === 'computing' ? this.progress : undefined,
      readOnly: this.controls === 'none',
    });
  }

  private emit(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relu-backward': ReluBackward;
  }
}
