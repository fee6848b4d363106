import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createExplainer, type CallOptions, type Explainer } from '../../../client/explainer.js';
import {
  ExplainError,
  type BackendChoice,
  type ModelDescription,
  type Progress,
} from '../../../protocol.js';
import { computeEpoch, type EpochContent, type EpochSubject } from './epoch-content.js';
import { epochsOf, type Epoch } from './epoch-list.js';
import { EpochMemory } from './epoch-memory.js';
import { epochView } from './epoch-view.js';
import { epochStyles } from './epochs.styles.js';
import { Playback } from './playback.js';

export type { EpochSubject } from './epoch-content.js';
export { epochStyles } from './epochs.styles.js';

/** The element that shows the epochs, as far as they need to know it. */
export interface EpochHost extends ReactiveControllerHost, HTMLElement {
  readonly model: string;
  readonly card: string | null;
  readonly backend: BackendChoice;
  /**
   * Of maps and filters: `unit` gives each its own, two numbers are taken as they are, anything else
   * is one range for all epochs. A reconstruction has its own unless `shared` or two numbers.
   */
  readonly range: string;
  readonly colormap: string;
  /** `none` hides the reader's controls. */
  readonly controls: string | null;
}

/** What the event `epoch-step` carries: an epoch is shown, and what its network makes of the picture. */
export interface EpochStep extends Epoch, Omit<EpochContent, 'page' | 'filters'> {}

/** In the engine's queue: what the reader asked for goes before what can wait. */
const [SOON, NOW] = [1, 2];

/**
 * The same picture in the network after each epoch of its training that the model's card lists:
 * filters, feature maps and a reconstruction, between those of the first and the last. Each epoch
 * is fetched when it is wanted, and the next one while the reader looks.
 */
export class EpochPlayer implements ReactiveController {
  /** Empty while the model is unknown. */
  epochs: readonly Epoch[] = [];
  description: ModelDescription | null = null;
  subject: EpochSubject | null = null;
  readonly contents = new EpochMemory();
  /** Of epochs that could not be had; each is tried again when the reader comes back to it. */
  readonly failures = new Map<Epoch, ExplainError>();
  /** Of all of it. */
  failure: ExplainError | null = null;
  /** What the reader asked for; what is shown follows when it is computed. */
  wanted: Epoch | null = null;
  shown: Epoch | null = null;
  progress: Progress | null = null;
  /** Of the maps. */
  page = 0;
  /** What the reader chose; the host's `range` decides before. */
  sameScale: boolean | null = null;
  readonly playback: Playback;
  private explainers = new Map<Epoch, Explainer>();
  private readonly fetched = new Set<Epoch>();
  private life = new AbortController();
  private run: AbortController | null = null;

  /** @param host its shadow root, whose styles it extends, must be there */
  constructor(readonly host: EpochHost) {
    const root = host.shadowRoot!;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, epochStyles.styleSheet!];
    this.playback = new Playback(this);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Turns to another picture, layer or choice of what is kept, at the final weights; `null` to nothing. */
  follow(subject: EpochSubject | null): void {
    this.stop();
    this.subject = subject;
    this.epochs = [];
    this.contents.clear();
    this.failures.clear();
    this.fetched.clear();
    this.explainers = new Map();
    this.failure = this.wanted = this.shown = this.description = null;
    this.page = 0;
    this.host.requestUpdate();
    if (subject) void this.begin();
  }

  /** Stops playing, and drops what is being computed and fetched. */
  stop(): void {
    this.playback.pause();
    this.life.abort();
    this.life = new AbortController();
    this.run?.abort();
    this.run = null;
  }

  get computing(): boolean {
    return this.run !== null;
  }

  get last(): Epoch | null {
    return this.epochs.at(-1) ?? null;
  }

  private async begin(): Promise<void> {
    const { signal } = this.life;
    try {
      const { model, card, backend } = this.host;
      const explainer = createExplainer({ model, backend, ...(card ? { card } : {}) });
      this.description = await explainer.describe({ signal });
      this.epochs = epochsOf(this.description);
    } catch (error) {
      if (!signal.aborted) this.fail(null, error);
      return;
    }
    await this.go(this.last!);
    // The outer columns; the reader may have gone elsewhere before the last was there.
    for (const epoch of [this.last!, this.epochs[0]!]) {
      if (signal.aborted) return;
      if (!this.failures.has(epoch)) await this.load(epoch, { signal, priority: () => SOON });
    }
  }

  /** Shows an epoch, or why it cannot be had. */
  async go(epoch: Epoch): Promise<void> {
    this.run?.abort();
    const run = (this.run = new AbortController());
    this.wanted = epoch;
    this.progress = null;
    this.host.requestUpdate();
    const content = await this.load(epoch, {
      signal: run.signal,
      priority: () => NOW,
      onProgress: (progress) => {
        this.progress = progress;
        this.host.requestUpdate();
      },
    });
    if (run.signal.aborted) return;
    this.run = null;
    this.shown = epoch;
    this.host.requestUpdate();
    if (content) {
      const { activations, reconstruction, shape, answer } = content;
      const detail: EpochStep = { ...epoch, activations, reconstruction, shape, answer };
      this.announce('epoch-step', detail);
    }
    this.fetchNext();
  }

  /** Computes an epoch once; notes why it could not be had. */
  private async load(epoch: Epoch, call: CallOptions): Promise<EpochContent | null> {
    const known = this.contents.get(epoch);
    if (known) return known;
    this.fetched.add(epoch);
    try {
      const explainer = this.explainerOf(epoch);
      const content = await computeEpoch(explainer, this.description!, this.subject!, call);
      call.signal?.throwIfAborted();
      this.failures.delete(epoch);
      this.contents.set(epoch, content, [this.epochs[0], this.last, this.shown]);
      return content;
    } catch (error) {
      if (!call.signal?.aborted) this.fail(epoch, error);
      return null;
    } finally {
      this.host.requestUpdate();
    }
  }

  private explainerOf(epoch: Epoch): Explainer {
    const { model, card, backend } = this.host;
    const known =
      this.explainers.get(epoch) ??
      createExplainer({
        model,
        backend,
        ...(card ? { card } : {}),
        ...(epoch.final || epoch.epoch === null ? {} : { snapshot: epoch.epoch }),
      });
    this.explainers.set(epoch, known);
    return known;
  }

  /** The epoch after another as they play; from the last it starts over. */
  after(epoch: Epoch | null): Epoch {
    const index = epoch ? this.epochs.indexOf(epoch) : -1;
    return this.epochs[(index + 1) % this.epochs.length]!;
  }

  /** Fetches the next weights while the reader looks. */
  private fetchNext(): void {
    let next = this.after(this.shown);
    // The first column has that one.
    if (next === this.epochs[0]) next = this.after(next);
    if (this.fetched.has(next)) return;
    this.fetched.add(next);
    // A failure shows when the reader gets there.
    this.explainerOf(next)
      .describe({ signal: this.life.signal })
      .catch(() => {});
  }

  private fail(epoch: Epoch | null, error: unknown): void {
    const failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not show this epoch',
      'Choose the epoch again; if it goes on, reload the page.',
    );
    if (epoch) this.failures.set(epoch, failure);
    else this.failure = failure;
    this.host.requestUpdate();
    this.announce('explain-error', failure.detail);
  }

  private announce(type: string, detail: unknown): void {
    this.host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  render(): TemplateResult {
    return epochView(this);
  }
}
