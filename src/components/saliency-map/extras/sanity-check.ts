import { html, nothing, type TemplateResult } from 'lit';
import type { SaliencyOptions, SaliencyResult } from '../../../client/saliency.js';
import {
  ExplainError,
  type ModelDescription,
  type SaliencyMethod,
  type SanityResponse,
} from '../../../protocol.js';
import { emit } from '../../emit.js';
import { layerTitle } from '../../layers.js';
import { Playback } from '../../playback.js';
import type { SaliencyMap } from '../saliency-map.js';
import type { ShownMaps } from './saliency-extras.js';
import { sanityView } from './sanity-view.js';
import { similarityBelow } from '../../similarity.js';

/** What the event `sanity-step` carries. */
export interface SanityStep extends SanityResponse {
  /** How many layers have random weights in the maps that are shown. */
  randomizedLayers: number;
}

/**
 * The sanity check by cascading randomisation (J. Adebayo et al. 2018): the reader gives the layers
 * random weights from the top down, and sees which maps change. Each step is computed once.
 */
export class SanityCheck {
  /** By number of random layers. */
  readonly steps = new Map<number, SanityResponse>();
  /** What the reader asked for; the maps follow when they are computed. */
  wanted = 0;
  failure: ExplainError | null = null;
  readonly playback = new Playback({
    next: () => this.next(),
    atEnd: () => this.wanted === this.layers.length,
    changed: () => this.host.requestUpdate(),
  });
  private shownStep = 0;
  private of: SaliencyResult | null = null;
  private description: ModelDescription | null = null;
  private run: AbortController | null = null;

  constructor(
    private readonly host: SaliencyMap,
    private readonly options: () => SaliencyOptions,
  ) {}

  /** Forgets the steps of an older explanation, and computes where the new one starts. */
  follow(result: SaliencyResult | null): void {
    this.stop();
    this.of = this.host.sanity ? result : null;
    this.steps.clear();
    this.wanted = this.shownStep = 0;
    if (this.of) void this.go(0);
  }

  /** Stops playing, and drops what is being computed. */
  stop(): void {
    this.playback.stop();
    this.run?.abort();
    this.run = null;
  }

  /** The maps of the step, in place of the figure's own. */
  get shown(): ShownMaps | null {
    return this.shownStep > 0 ? (this.steps.get(this.shownStep) ?? null) : null;
  }

  /** Number of random layers in the maps that are shown. */
  get current(): number {
    return this.shownStep;
  }

  /** The layers with weights, from the top down; empty while they are unknown. */
  get layers(): string[] {
    return this.steps.get(0)?.layers ?? [];
  }

  /** Readers' titles of the layers. */
  get titles(): string[] {
    return this.layers.map((layer) => layerTitle(this.description, layer, layer));
  }

  get methods(): readonly SaliencyMethod[] {
    return this.options().methods ?? [];
  }

  /** Shows the maps with so many random layers. */
  async go(step: number): Promise<void> {
    this.run?.abort();
    const run = (this.run = new AbortController());
    this.wanted = step;
    this.failure = null;
    this.host.requestUpdate();
    try {
      const response = this.steps.get(step) ?? (await this.compute(step, run.signal));
      run.signal.throwIfAborted();
      this.steps.set(step, response);
      this.shownStep = step;
      const detail: SanityStep = { ...response, randomizedLayers: step };
      emit(this.host, 'sanity-step', detail);
    } catch (error) {
      if (run.signal.aborted) return;
      this.stop();
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not show this step',
        'Move the slider again; if it goes on, reload the page.',
      );
      emit(this.host, 'explain-error', this.failure.detail);
    } finally {
      if (this.run === run) this.run = null;
      this.host.requestUpdate();
    }
  }

  get computing(): boolean {
    return this.run !== null;
  }

  private async compute(randomizedLayers: number, signal: AbortSignal): Promise<SanityResponse> {
    const explainer = this.host.explainer();
    this.description = await explainer.describe({ signal });
    const { input } = this.of!.details;
    return explainer.sanityOf(input, { ...this.options(), randomizedLayers }, { signal });
  }

  /** Down by one layer; from the last it starts over. */
  next(): Promise<void> {
    return this.go(this.wanted < this.layers.length ? this.wanted + 1 : 0);
  }

  below(method: SaliencyMethod): TemplateResult | typeof nothing {
    if (!this.host.sanity) return nothing;
    return similarityBelow(this.steps.get(this.shownStep)?.similarities[method]);
  }

  render(): TemplateResult {
    return this.host.sanity ? sanityView(this, this.host.controls !== 'none') : html``;
  }
}
