import type { ReactiveControllerHost, TemplateResult, ReactiveController } from 'lit';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import { emit } from '../base/events.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { filterOrder, filterStrengths } from '../figure/feature-maps.js';
import { lastConvolution } from '../figure/layers.js';
import type { EpochSubject } from '../training/epoch-player.js';
import type { TrainingSubject } from '../training/training-player.js';
import type { DeconvAttributes } from './deconv-attributes.js';
import type { DeconvController } from './deconv-controller.js';
import { filtersOnPage, PAGE } from './deconv-grids.js';
import { keptChannel, type DeconvResult } from './deconv-request.js';
import {
  FilterReconstructions,
  PoolingSwitches,
  TopSamples,
  type FilterMaps,
} from './deconv-sweeps.js';
import { isMaxPooling } from './deconv-text.js';

/** What stands below a figure and follows what is explained; `null` ends what it does. */
export interface Part<Subject> {
  readonly failure: ExplainError | null;
  follow(subject: Subject | null): void;
  render(): TemplateResult;
  /** What readers set of it, where that stands among the element's own controls. */
  choices?(): TemplateResult;
  /** What a link keeps of what readers set of it. */
  readonly kept?: Record<string, string>;
  /** Sets one of it; `false` while that cannot be done yet. */
  restore?(name: string, text: string): boolean;
}

/** A part whose code is fetched when an attribute asks for it. */
export class LazyPart<Host extends ReactiveControllerHost, Subject> {
  failure: ExplainError | null = null;
  private part: Part<Subject> | null = null;
  private of: object | null = null;

  /** @param load fetches the class */
  constructor(
    private readonly host: Host,
    private readonly load: () => Promise<new (host: Host) => Part<Subject>>,
    private readonly toError: (error: unknown) => ExplainError,
  ) {}

  /**
   * Turns to what is explained now.
   *
   * @param result does nothing where it is the same as before
   */
  follow(result: object, subject: Subject): void {
    if (result === this.of) return;
    this.of = result;
    this.failure = null;
    void this.start(result, subject);
  }

  stop(): void {
    if (!this.of) return;
    this.of = null;
    this.part?.follow(null);
  }

  private async start(result: object, subject: Subject): Promise<void> {
    try {
      const Loaded = await this.load();
      if (this.of !== result) return;
      this.part ??= new Loaded(this.host);
      this.part.follow(subject);
    } catch (error) {
      this.failure = this.toError(error);
      this.host.requestUpdate();
    }
  }

  /** Whether there is something to see of it. */
  get isThere(): boolean {
    return this.part !== null && this.of !== null && !this.hasFailed;
  }

  /** Whether there is nothing to see of it. */
  get hasFailed(): boolean {
    return this.failure !== null || Boolean(this.part?.failure);
  }

  render(): TemplateResult | undefined {
    return this.part?.render();
  }

  choices(): TemplateResult | undefined {
    return this.part?.choices?.();
  }

  get kept(): Record<string, string> {
    return (this.of && this.part?.kept) ?? {};
  }

  restore(name: string, text: string): boolean {
    return this.part?.restore?.(name, text) ?? false;
  }
}

/** Whether the layer's maps stand below the figure: not those of one of several images. */
export function hasGrid(
  { maps, epochs }: Pick<DeconvAttributes, 'maps' | 'epochs'>,
  { details }: DeconvResult,
): boolean {
  return maps !== 'none' && epochs === null && details.images.length === 0;
}

/** What is reconstructed of each filter in that grid. */
export function keptOfEach({ keep }: Pick<DeconvAttributes, 'keep'>): FilterMaps['keep'] {
  return keep === 'strongest' ? 'strongest' : 'map';
}

/** The first convolution and the last. */
function outerConvolutions(description: ModelDescription | null, otherwise: string): string[] {
  const first = description ? firstConvolution(description) : undefined;
  const last = description ? lastConvolution(description) : undefined;
  return [...new Set([first?.name ?? otherwise, last?.name ?? otherwise])];
}

/**
 * What stands around the chosen reconstruction and is computed after it: the page of feature maps
 * that is shown, the reconstructions of its filters, the switches, the samples that activate a
 * filter most, the epochs and the training. Its code comes with the view.
 */
export class DeconvParts implements ReactiveController {
  page = 0;
  readonly reconstructions: FilterReconstructions;
  readonly switches: PoolingSwitches;
  readonly top: TopSamples;
  readonly epochs: LazyPart<DeconvController['host'], EpochSubject>;
  readonly training: LazyPart<DeconvController['host'], TrainingSubject>;
  /** Of the newest explanation; the page goes back to the first where one of them changes. */
  private shown = '';
  /** The page that the reader has turned to; `null` before. */
  private turned: number | null = null;
  /** Whether what is shown is up to date. */
  private idle = false;

  constructor(private readonly controller: DeconvController) {
    const { host } = controller;
    const changed = (): void => host.requestUpdate();
    const failed = (error: unknown): ExplainError => this.failed(error);
    const owner = { changed, failed };
    this.reconstructions = new FilterReconstructions({
      ...owner,
      completed: (maps) => emit(host, 'reconstructions-complete', maps),
    });
    this.switches = new PoolingSwitches({ ...owner, completed: changed });
    this.top = new TopSamples({ ...owner, completed: (top) => emit(host, 'top-complete', top) });
    this.epochs = new LazyPart(
      host,
      async () => (await import('../training/epoch-player.js')).EpochPlayer,
      failed,
    );
    this.training = new LazyPart(
      host,
      async () => (await import('../training/training-player.js')).TrainingPlayer,
      failed,
    );
    host.addEventListener('explain-start', () => {
      this.idle = false;
      this.hostDisconnected();
    });
    host.addEventListener('explain-complete', () => {
      this.idle = true;
      this.follow();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.reconstructions.stop();
    this.top.stop();
    this.epochs.stop();
    this.training.stop();
  }

  hostUpdated(): void {
    this.follow();
  }

  turnTo(page: number): void {
    const { host } = this.controller;
    this.page = this.turned = page;
    host.requestUpdate();
    tellReaderChange(host, 'page', page);
  }

  /** What a link keeps of what the reader has set here. */
  get kept(): Record<string, string> {
    const page = this.turned === null ? {} : { page: String(this.turned) };
    return { ...page, ...this.epochs.kept };
  }

  restore(name: string, text: string): boolean {
    const { host, result } = this.controller;
    if (name !== 'page') return host.epochs === null || this.epochs.restore(name, text);
    if (!result || this.shown === '') return false;
    const page = Number(text);
    const count = result.details.activations.shape[2];
    if (!Number.isInteger(page) || page < 0 || page * PAGE >= count) return true;
    this.page = this.turned = page;
    host.requestUpdate();
    return true;
  }

  /** Before the element renders. */
  hostUpdate(): void {
    const { result } = this.controller;
    if (result) this.settle(result);
  }

  /** Goes to the first page of another order or layer; where the kept filter is not seen, to its page. */
  private settle(result: DeconvResult): void {
    const { sort } = this.controller.host;
    const { layer, activations } = result.details;
    const kept = keptChannel(result.details);
    const shown = `${layer} ${sort} ${kept ?? ''}`;
    if (shown === this.shown) return;
    this.shown = shown;
    const order = filterOrder(filterStrengths(activations), sort);
    this.turned = null;
    this.page = kept === null ? 0 : Math.floor(order.indexOf(kept) / PAGE);
  }

  /** Computes what the attributes ask for and is not there yet. */
  private follow(): void {
    const { host, result, picture, description } = this.controller;
    // What stops when the element leaves may still draw it once.
    if (!result || !this.idle || !host.isConnected) return;
    const explainer = this.controller.ownExplainer();
    if (host.reconstructions && hasGrid(host, result)) {
      const filters = filtersOnPage(host, result, this.page);
      this.reconstructions.follow(result, filters, keptOfEach(host), explainer);
    } else this.reconstructions.stop();
    if (host.top > 0) this.top.follow(result, host.top, explainer);
    else this.top.stop();
    if (isMaxPooling(description, result)) this.switches.follow(result, explainer);
    else this.switches.stop();
    const { layer, unit, switches, activations } = result.details;
    const shown = picture && { picture, layer };
    if (host.epochs !== null && shown) {
      const layers = host.layer ? [layer] : outerConvolutions(description, layer);
      const reconstructs = host.keep !== 'auto';
      this.epochs.follow(result, { ...shown, layers, reconstructs, unit, switches });
    } else this.epochs.stop();
    if (host.train && shown) this.training.follow(result, { ...shown, shape: activations.shape });
    else this.training.stop();
  }

  private failed(error: unknown): ExplainError {
    const failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not prepare a part of the figure',
      'Reload the page; if it goes on, report it with the model and the image.',
    );
    this.controller.failPart(failure);
    return failure;
  }
}
