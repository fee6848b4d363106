import { nothing, type TemplateResult } from 'lit';
import { ExplainError, type ModelDescription, type Similarity } from '../../../protocol.js';
import { emit } from '../../emit.js';
import { layerTitle } from '../../layers.js';
import { Playback } from '../../playback.js';
import type { Randomisation } from '../../randomisation.js';
import { similarityBelow } from '../../similarity.js';
import { relevanceBy } from '../explain-relevance.js';
import type { LrpHeatmap } from '../lrp-heatmap.js';
import { comparedNames, compositesOf } from '../lrp-request.js';
import type { ComparedMaps, ComparedName, LrpHeatmapResult } from '../lrp-state.js';

/** What the event `sanity-step` carries: the maps of the network with random upper layers. */
export interface LrpSanityStep extends ComparedMaps {
  /** How many layers have random weights. */
  randomizedLayers: number;
  /** All layers with weights, from the logits down. */
  layers: string[];
  /** Every map beside that of the network itself. */
  similarities: Partial<Record<ComparedName, Similarity>>;
}

const SEED = 0;

/**
 * The sanity check by cascading randomisation (J. Adebayo et al. 2018) of every map that is shown.
 * Each step is computed once.
 */
export class LrpSanity implements Randomisation {
  /** By number of random layers. */
  readonly steps = new Map<number, LrpSanityStep>();
  wanted = 0;
  failure: ExplainError | null = null;
  readonly playback = new Playback({
    next: () => this.next(),
    atEnd: () => this.wanted === this.layers.length,
    changed: () => this.host.requestUpdate(),
  });
  /** Number of random layers in the maps that are shown. */
  current = 0;
  private of: LrpHeatmapResult | null = null;
  private description: ModelDescription | null = null;
  private run: AbortController | null = null;

  constructor(private readonly host: LrpHeatmap) {}

  /** Forgets the steps of an older explanation, and computes where the new one starts. */
  follow(result: LrpHeatmapResult | null): void {
    this.stop();
    this.of = this.host.sanity ? result : null;
    this.steps.clear();
    this.wanted = this.current = 0;
    if (this.of) void this.go(0);
  }

  /** Stops playing, and drops what is being computed. */
  stop(): void {
    this.playback.stop();
    this.run?.abort();
    this.run = null;
  }

  /** The maps of the step, in place of the figure's own. */
  get shown(): ComparedMaps | null {
    return this.current > 0 ? (this.steps.get(this.current) ?? null) : null;
  }

  get layers(): readonly string[] {
    return this.steps.get(0)?.layers ?? [];
  }

  get titles(): string[] {
    return this.layers.map((layer) => layerTitle(this.description, layer, layer));
  }

  get names(): ComparedName[] {
    return comparedNames(this.host);
  }

  get computing(): boolean {
    return this.run !== null;
  }

  /** Shows the maps with so many random layers. */
  async go(step: number): Promise<void> {
    this.run?.abort();
    const run = (this.run = new AbortController());
    this.wanted = step;
    this.failure = null;
    this.host.requestUpdate();
    try {
      const found = this.steps.get(step) ?? (await this.compute(step, run.signal));
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

  private async compute(layers: number, signal: AbortSignal): Promise<LrpSanityStep> {
    const explainer = this.host.explainer();
    this.description = await explainer.describe({ signal });
    const { target, details } = this.of!;
    const { input, request, gradientTimesInput } = details;
    const fixed = { ...request, target: target.index, randomized: { layers, seed: SEED } };
    const composites = compositesOf(this.names);
    const compared = await relevanceBy(composites, explainer, input, fixed, { signal });
    const gradient = gradientTimesInput
      ? await explainer.sanityOf(
          input,
          {
            methods: ['gradient-x-input'],
            target: target.index,
            randomizedLayers: layers,
            seed: SEED,
          },
          { signal },
        )
      : null;
    const similarities: LrpSanityStep['similarities'] = {};
    for (const { method, details } of Object.values(compared)) {
      similarities[method as ComparedName] = details.sanity!.similarity;
    }
    if (gradient) similarities['gradient-x-input'] = gradient.similarities['gradient-x-input']!;
    return {
      randomizedLayers: layers,
      layers: Object.values(compared)[0]!.details.sanity!.layers,
      compared,
      gradientTimesInput: gradient?.maps['gradient-x-input'] ?? null,
      similarities,
    };
  }

  /** What stands below a map. */
  below(name: ComparedName): TemplateResult | typeof nothing {
    if (!this.host.sanity) return nothing;
    return similarityBelow(this.steps.get(this.current)?.similarities[name]);
  }
}
