import { pageShown } from './visibility.js';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import { ExplainError, type ModelDescription, type Similarity } from '../../protocol.js';
import { emit } from './events.js';
import { NewestWins } from './newest-wins.js';
import { layerTitle } from '../figure/layers.js';
import { similarityBelow } from '../view/randomization.js';

/** Milliseconds between two steps while they play. */
const PAUSE = 1100;

/** What is stepped through. */
export interface Steps {
  /** Shows the next step, or why it cannot be had; from the last it starts over. */
  next(): Promise<void>;
  /** Whether the last step is shown. */
  atEnd(): boolean;
  /** Draws the button anew. */
  changed(): void;
}

/**
 * Steps through something until paused or at the end; from there it starts over. It stands still while
 * the page is in the background.
 */
export class Playback {
  private current: AbortController | null = null;

  constructor(private readonly steps: Steps) {}

  get playing(): boolean {
    return this.current !== null;
  }

  async play(): Promise<void> {
    this.stop();
    const { signal } = (this.current = new AbortController());
    const { steps } = this;
    do {
      await steps.next();
      if (!signal.aborted && !steps.atEnd()) await wait(PAUSE, signal);
      await pageShown(signal);
    } while (!signal.aborted && !steps.atEnd());
    if (!signal.aborted) this.pause();
  }

  pause(): void {
    this.stop();
    this.steps.changed();
  }

  /** The same, where all is about to be drawn anew, or nothing is. */
  stop(): void {
    this.current?.abort();
    this.current = null;
  }
}

/** Resolves after a time, or when the signal is aborted. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What a link calls the number of random layers. */
export const KEPT = 'sanity-layers';

/** The maps of the network with random upper layers, beside its own. */
export interface RandomizedStep {
  /** How many layers have random weights. */
  randomizedLayers: number;
  /** All layers with weights, from the logits down. */
  layers: string[];
  /** By the name of the map. */
  similarities: Partial<Record<string, Similarity>>;
}

/** The controller of an element whose maps are put to the check. */
export interface RandomizedController {
  readonly host: LitElement & { readonly sanity: boolean };
  ownExplainer(): Explainer;
}

/**
 * The sanity check by cascading randomisation (J. Adebayo et al. 2018): the reader gives the layers
 * random weights from the top down, and sees which maps change. Each step is computed once.
 */
export abstract class CascadingRandomization<Result, Step extends RandomizedStep> {
  /** By number of random layers. */
  readonly steps = new Map<number, Step>();
  /** What the reader asked for; the maps follow when they are computed. */
  wanted = 0;
  /** Number of random layers in the maps that are shown. */
  current = 0;
  failure: ExplainError | null = null;
  readonly playback = new Playback({
    next: () => this.next(),
    atEnd: () => this.wanted === this.layers.length,
    changed: () => this.host.requestUpdate(),
  });
  private of: Result | null = null;
  private description: ModelDescription | null = null;
  private run: AbortController | null = null;
  /** Where the slider is, while an earlier place is computed. */
  private readonly slides = new NewestWins<number>((step) => this.go(step));

  readonly host: RandomizedController['host'];

  constructor(private readonly controller: RandomizedController) {
    this.host = controller.host;
  }

  protected abstract compute(
    explainer: Explainer,
    result: Result,
    randomizedLayers: number,
    call: CallOptions,
  ): Promise<Step>;

  /** Forgets the steps of an older explanation, and computes where the new one starts. */
  follow(result: Result | null): void {
    this.stop();
    this.of = this.host.sanity ? result : null;
    this.steps.clear();
    this.wanted = this.current = 0;
    if (this.of) void this.go(0);
  }

  /** Stops playing, and drops what is being computed. */
  stop(): void {
    this.playback.stop();
    this.slides.drop();
    this.run?.abort();
    this.run = null;
  }

  /** The maps of the step, in place of the figure's own. */
  get shown(): Step | null {
    return this.current > 0 ? (this.steps.get(this.current) ?? null) : null;
  }

  /** The layers with weights, from the top down; empty while they are unknown. */
  get layers(): readonly string[] {
    return this.steps.get(0)?.layers ?? [];
  }

  /** Readers' titles of the layers. */
  get titles(): string[] {
    return this.layers.map((layer) => layerTitle(this.description, layer, layer));
  }

  get computing(): boolean {
    return this.run !== null;
  }

  /** Shows them while the slider moves: those on the way as far as there is time for them. */
  slide(step: number): void {
    this.playback.stop();
    this.wanted = step;
    this.host.requestUpdate();
    this.slides.offer(step);
  }

  /** How many random layers a link keeps; empty where the reader has randomized none. */
  get kept(): Record<string, string> {
    return this.host.sanity && this.wanted > 0 ? { [KEPT]: String(this.wanted) } : {};
  }

  /** Shows as many as a link says; `false` while the layers are not known. */
  restore(text: string): boolean {
    if (!this.host.sanity) return true;
    const layers = Number(text);
    if (this.layers.length === 0) return false;
    if (Number.isInteger(layers) && layers > 0 && layers <= this.layers.length) this.slide(layers);
    return true;
  }

  /** Shows the maps with so many random layers. */
  private async go(step: number): Promise<void> {
    this.run?.abort();
    const run = (this.run = new AbortController());
    this.wanted = step;
    this.failure = null;
    this.host.requestUpdate();
    try {
      const found = this.steps.get(step) ?? (await this.computeStep(step, run.signal));
      run.signal.throwIfAborted();
      this.steps.set(step, found);
      this.current = step;
      emit(this.host, 'sanity-step', found);
    } catch (error) {
      if (run.signal.aborted) return;
      this.stop();
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not show this step',
        'Move the slider again; if it goes on, reload the page.',
      );
      emit(this.host, 'part-error', this.failure.detail);
    } finally {
      if (this.run === run) this.run = null;
      this.host.requestUpdate();
    }
  }

  /** Down by one layer; from the last it starts over. */
  next(): Promise<void> {
    return this.go(this.wanted < this.layers.length ? this.wanted + 1 : 0);
  }

  private async computeStep(step: number, signal: AbortSignal): Promise<Step> {
    const explainer = this.controller.ownExplainer();
    this.description = await explainer.pictureModel({ signal });
    return this.compute(explainer, this.of!, step, { signal });
  }

  /** What stands below a map. */
  below(name: string): TemplateResult | typeof nothing {
    if (!this.host.sanity) return nothing;
    return similarityBelow(this.steps.get(this.current)?.similarities[name]);
  }

  /** For the chart: how like its original each map is, by the number of random layers. */
  points(name: string): [step: number, rankCorrelation: number][] {
    return [...this.steps]
      .sort(([a], [b]) => a - b)
      .flatMap(([step, { similarities }]): [number, number][] => {
        const similarity = similarities[name];
        return similarity ? [[step, similarity.absoluteRankCorrelation]] : [];
      });
  }
}
