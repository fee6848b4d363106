import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { Explainer, type CallOptions, type ExplainerOptions } from '../../client/explainer.js';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import { ExplainError, type Progress, type BackendChoice, type ModelDescription } from '../../protocol.js';
import { PAGE } from '../figure/mosaic.js';
import { Playback } from '../base/cascading-randomization.js';
import { emit } from '../base/events.js';
import { NewestWins } from '../base/newest-wins.js';
import type { Revealing } from '../figure/concealed.js';
import type { ChannelView } from '../figure/heatmap.js';
import { chartStyles } from '../view/figure.styles.js';
import { addStyles } from '../view/styles.js';
import { type EpochContent, type EpochSubject, type Epoch, computeEpoch, epochsOf, EpochMemory } from './epoch-figure.js';
import { momentsOf, openingOf } from './epoch-moments.js';
import { epochChoices, epochView } from './epoch-view.js';
import { epochStyles } from './epoch.styles.js';

export type { EpochSubject } from './epoch-figure.js';

/** The element that shows the epochs, as far as they need to know it. */
export interface EpochHost
  extends ReactiveControllerHost, HTMLElement, EpochPlace, Revealing {
  /**
   * One range for the maps of all epochs, one for their filters, unless the author has written
   * `unit`: each its own. Two numbers are the maps'. A reconstruction has its own unless `shared`.
   */
  readonly range: string;
  /** `rgb` for pictures in colour unless given, else `sum`. */
  readonly channels: ChannelView | null;
  readonly colormap: string;
  /** `none` hides the reader's controls. */
  readonly controls: string | null;
  /** The moments that stand side by side; with none named readers move through all of them. */
  readonly epochs?: string | null;
}

/** What the event `epoch-step` carries: an epoch is shown, and what its network makes of the image. */
export interface EpochStep extends Epoch, Omit<EpochContent, 'page' | 'filters' | 'maps'> {}

/** In the engine's queue: what the reader asked for goes before what can wait. */
const [SOON, NOW] = [1, 2];

/**
 * The same picture in the network after each epoch of its training that the model's card lists:
 * filters, feature maps and a reconstruction, between those of the first and the last. Each epoch
 * is fetched when it is wanted, and the next one while the reader looks. Failures show in place and
 * fire `part-error`.
 */
export class EpochPlayer implements ReactiveController {
  loader: EpochLoader | null = null;
  /** Of epochs that could not be had; each is tried again when the reader comes back to it. */
  readonly failures = new Map<Epoch, ExplainError>();
  /** Of all of it. */
  failure: ExplainError | null = null;
  /** What the reader asked for; what is shown follows when it is computed. */
  wanted: Epoch | null = null;
  shown: Epoch | null = null;
  /** Whether the reader has moved there. */
  private scrubbedTo = false;
  /** Those that the author names. */
  moments: readonly Epoch[] = [];
  computing = false;
  progress: Progress | null = null;
  /** Of the maps. */
  page = 0;
  /** What the reader chose; the host's `range` decides before. */
  sameScale: boolean | null = null;
  readonly playback = new Playback({
    next: () => this.go(this.after(this.wanted)),
    atEnd: () => this.wanted === this.last,
    changed: () => this.host.requestUpdate(),
  });
  private readonly scrubbed = new NewestWins((epoch: Epoch) => this.go(epoch));
  private life = new AbortController();
  private run: AbortController | null = null;
  /** The host's `epochs` that is followed. */
  private asked: string | null = null;

  /** @param host its shadow root, whose styles it extends, must be there */
  constructor(readonly host: EpochHost) {
    addStyles(host, [chartStyles, epochStyles]);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  hostUpdated(): void {
    const { epochs = null } = this.host;
    if (this.loader && epochs !== null && epochs !== this.asked) this.follow(this.loader.subject);
  }

  /** Turns to another image, layer or choice of what is kept; `null` to nothing. */
  follow(subject: EpochSubject | null): void {
    this.stop();
    this.failures.clear();
    this.failure = this.wanted = this.shown = null;
    this.moments = [];
    this.asked = this.host.epochs ?? null;
    this.page = 0;
    this.scrubbedTo = false;
    this.loader = subject && new EpochLoader(this.host, subject);
    this.host.requestUpdate();
    if (this.loader) void this.begin(this.loader);
  }

  /** Stops playing, and drops what is being computed and fetched. */
  stop(): void {
    this.playback.pause();
    this.scrubbed.drop();
    this.life.abort();
    this.life = new AbortController();
    this.run?.abort();
    this.computing = false;
  }

  /** Empty while the model is unknown. */
  get epochs(): readonly Epoch[] {
    return this.loader?.epochs ?? [];
  }

  get last(): Epoch | null {
    return this.epochs.at(-1) ?? null;
  }

  /** Whether the author has said which moments stand side by side. */
  get isFixed(): boolean {
    return this.moments.length > 1;
  }

  /** What stands side by side: the named moments, or the first, the chosen and the last. */
  get columns(): readonly (Epoch | null)[] {
    return this.isFixed ? this.moments : [this.epochs[0] ?? null, this.shown, this.last];
  }

  private async begin(loader: EpochLoader): Promise<void> {
    const { signal } = this.life;
    try {
      await loader.open({ signal });
      this.moments = momentsOf(this.asked, loader.epochs);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = this.fail(error);
      return;
    }
    await this.go(this.moments[0] ?? openingOf(loader.epochs));
    // The outer columns; the reader may have gone elsewhere before the first was there.
    const others = this.isFixed ? this.moments.slice(1) : [this.last!, loader.epochs[0]!];
    for (const epoch of others) {
      if (signal.aborted) return;
      if (this.failures.has(epoch)) continue;
      try {
        const call = { signal, priority: () => SOON };
        const content = await loader.load(epoch, this.columns, call);
        this.host.requestUpdate();
        if (this.isFixed) this.tell(epoch, content);
      } catch (error) {
        if (!signal.aborted) this.failures.set(epoch, this.fail(error));
      }
    }
    if (!signal.aborted) this.fetchNext(loader);
  }

  /** Goes to an epoch under the reader's hand, which may be elsewhere before it is there. */
  scrub(epoch: Epoch): void {
    this.wanted = epoch;
    this.scrubbedTo = true;
    this.host.requestUpdate();
    this.scrubbed.offer(epoch);
  }

  /** Shows an epoch, or why it cannot be had. */
  async go(epoch: Epoch): Promise<void> {
    this.run?.abort();
    const { signal } = (this.run = new AbortController());
    const loader = this.loader!;
    this.computing = true;
    this.wanted = epoch;
    this.progress = null;
    this.host.requestUpdate();
    const onProgress = (progress: Progress): void => {
      if (signal.aborted) return;
      this.progress = progress;
      this.host.requestUpdate();
    };
    try {
      const call = { signal, onProgress, priority: () => NOW };
      const content = await loader.load(epoch, this.columns, call);
      signal.throwIfAborted();
      this.show(epoch);
      this.failures.delete(epoch);
      this.tell(epoch, content);
    } catch (error) {
      if (signal.aborted) return;
      this.show(epoch);
      this.failures.set(epoch, this.fail(error));
    }
    // A listener may have turned to something else.
    if (!signal.aborted) this.fetchNext(loader);
  }

  private tell(epoch: Epoch, { activations, reconstruction, shape, answer }: EpochContent): void {
    const detail: EpochStep = { ...epoch, activations, reconstruction, shape, answer };
    emit(this.host, 'epoch-step', detail);
  }

  private show(epoch: Epoch): void {
    this.computing = false;
    this.shown = epoch;
    this.host.requestUpdate();
  }

  /** The epoch after another as they play; from the last it starts over. */
  after(epoch: Epoch | null): Epoch {
    const index = epoch ? this.epochs.indexOf(epoch) : -1;
    return this.epochs[(index + 1) % this.epochs.length]!;
  }

  /** The next weights come while the reader looks, after those of the first column. */
  private fetchNext(loader: EpochLoader): void {
    if (this.isFixed) return;
    const first = this.epochs[0]!;
    if (!loader.contents.get(first) && !this.failures.has(first)) return;
    const next = this.after(this.shown);
    loader.fetch(next === first ? this.after(next) : next, this.life.signal);
  }

  private fail(error: unknown): ExplainError {
    const failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not show this epoch',
      'Choose the epoch again; if it goes on, reload the page.',
    );
    this.host.requestUpdate();
    emit(this.host, 'part-error', failure.detail);
    return failure;
  }

  /** What a link keeps of what the reader has set. */
  get kept(): Record<string, string> {
    const { scrubbedTo, sameScale, page } = this;
    return {
      ...(scrubbedTo && this.wanted && { epoch: String(this.wanted.epoch) }),
      ...(sameScale !== null && { 'same-scale': sameScale ? 'on' : 'off' }),
      ...(page > 0 && { 'maps-page': String(page) }),
    };
  }

  /** Sets what a link says; `false` while no epoch is shown. */
  restore(name: string, text: string): boolean {
    if (!this.shown) return false;
    const epoch = this.epochs.find((each) => String(each.epoch) === text);
    if (name === 'epoch' && epoch && !this.isFixed) this.scrub(epoch);
    if (name === 'same-scale' && /^(on|off)$/.test(text)) this.sameScale = text === 'on';
    const [content] = this.loader?.contents.all ?? [];
    const maps = Object.values(content?.maps ?? {}).map(({ shape }) => shape.at(-1)!);
    const page = Number(text);
    const isPage = Number.isInteger(page) && page > 0 && page * PAGE < Math.max(0, ...maps);
    if (name === 'maps-page' && isPage) this.page = page;
    this.host.requestUpdate();
    return true;
  }

  render(): TemplateResult {
    return epochView(this);
  }

  /** What readers set besides the moment. */
  choices(): TemplateResult {
    return epochChoices(this);
  }
}

/** Which model, and where it computes, as the attributes of an element say it. */
export interface EpochPlace {
  readonly model: GivenModel;
  readonly card: GivenCard | null;
  readonly output?: string | null;
  readonly backend: BackendChoice;
}

/** Fetches and computes the epochs of one subject, each once. */
export class EpochLoader {
  /** Empty while the model is unknown. */
  epochs: readonly Epoch[] = [];
  description: ModelDescription | null = null;
  readonly contents = new EpochMemory();
  private readonly place: ExplainerOptions;
  private readonly explainers = new Map<Epoch, Explainer>();
  private readonly fetched = new Set<Epoch>();

  constructor(
    { model, card, output = null, backend }: EpochPlace,
    readonly subject: EpochSubject,
  ) {
    this.place = { model, card, output, backend };
  }

  /** Finds out which epochs there are; throws `epochs-missing`. */
  async open(call: CallOptions): Promise<void> {
    this.description = await this.explainer().pictureModel(call);
    this.epochs = epochsOf(this.description);
  }

  /** @param kept epochs that stay in memory, as the first and the last do */
  async load(
    epoch: Epoch,
    kept: readonly (Epoch | null)[],
    call: CallOptions,
  ): Promise<EpochContent> {
    const known = this.contents.get(epoch);
    if (known) return known;
    this.fetched.add(epoch);
    const explainer = this.explainerOf(epoch);
    const content = await computeEpoch(explainer, this.description!, this.subject, call);
    call.signal?.throwIfAborted();
    this.contents.set(epoch, content, [this.epochs[0], this.epochs.at(-1), ...kept]);
    return content;
  }

  /** Fetches an epoch's weights ahead; a failure shows when the epoch is wanted. */
  fetch(epoch: Epoch, signal: AbortSignal): void {
    if (this.fetched.has(epoch)) return;
    this.fetched.add(epoch);
    this.explainerOf(epoch)
      .pictureModel({ signal })
      .catch(() => {});
  }

  private explainerOf(epoch: Epoch): Explainer {
    const explainer =
      this.explainers.get(epoch) ?? this.explainer(epoch.final ? null : epoch.epoch);
    this.explainers.set(epoch, explainer);
    return explainer;
  }

  private explainer(snapshot: number | null = null): Explainer {
    return new Explainer({ ...this.place, ...(snapshot === null ? {} : { snapshot }) });
  }
}
