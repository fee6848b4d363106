import type { Explainer } from '../../client/explainer.js';
import type { ExplainError, Shape3, SwitchMode } from '../../protocol.js';
import type { ChannelView } from '../figure/heatmap.js';
import { drawingOf } from '../figure/drawn-map.js';
import type { DeconvResult } from './deconv-state.js';
import { inputsOf, sameInputs, type Inputs } from './inputs.js';

/** What the event `reconstructions-complete` carries. */
export interface FilterMaps {
  layer: string;
  switches: SwitchMode;
  /** The reconstruction of each filter's strongest activation, raw and signed, in the input's shape. */
  maps: Map<number, Float32Array>;
}

/** Filters that the engine reconstructs in one call; each is painted when it has come. */
const BATCH = 16;

/** The reconstruction of every filter on a page, in batches; those of other pages are let go. */
export class FilterReconstructions {
  readonly found = new Map<number, Float32Array>();
  failure: ExplainError | null = null;
  private of: Inputs | null = null;
  private wanted = '';
  private run: AbortController | null = null;

  constructor(
    private readonly onArrival: () => void,
    private readonly onComplete: (maps: FilterMaps) => void,
    private readonly toError: (error: unknown) => ExplainError,
  ) {}

  /** Computes what is missing of these filters; does nothing where that is under way or done. */
  follow(result: DeconvResult, filters: number[], explainer: Explainer): void {
    const inputs = inputsOf(result, explainer);
    const wanted = filters.join();
    if (this.of && sameInputs(this.of, inputs) && wanted === this.wanted) return;
    this.stop();
    if (!this.of || !sameInputs(this.of, inputs)) this.found.clear();
    for (const filter of [...this.found.keys()]) {
      if (!filters.includes(filter)) this.found.delete(filter);
    }
    Object.assign(this, { of: inputs, wanted, failure: null });
    const run = (this.run = new AbortController());
    this.compute(inputs, filters, explainer, run.signal).catch((error: unknown) => {
      if (run.signal.aborted) return;
      this.failure = this.toError(error);
      this.onArrival();
    });
  }

  /** What has come stays; the next call of `follow` goes on from there. */
  stop(): void {
    this.run?.abort();
    this.run = null;
    this.wanted = '';
  }

  /** The largest magnitude of all that are shown, as they are drawn. */
  largest(shape: Shape3, view: ChannelView): number {
    return Math.max(0, ...[...this.found.values()].map((map) => drawingOf(map, shape, view).limit));
  }

  private async compute(
    { layer, input, switches }: Inputs,
    filters: number[],
    explainer: Explainer,
    signal: AbortSignal,
  ): Promise<void> {
    const missing = filters.filter((filter) => !this.found.has(filter));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const { reconstructions } = await explainer.deconvnetOf(
        { image: input, layer, units: batch.map(String), switches },
        { signal },
      );
      signal.throwIfAborted();
      batch.forEach((filter, index) => this.found.set(filter, reconstructions[index]!.map));
      this.onArrival();
    }
    this.onComplete({ layer, switches, maps: new Map(this.found) });
  }
}
