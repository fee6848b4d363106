import { html, nothing, type TemplateResult } from 'lit';
import { ExplainError, type FaithfulnessResponse, type SaliencyMethod } from '../../../protocol.js';
import { emit } from '../../base/events.js';
import { sumChannels } from '../../figure/heatmap.js';
import { isValue } from '../../figure/sentences.js';
import { say, sayParts } from '../../locale/message.js';
import { partFailure } from '../../view/part-failure.js';
import type { SaliencyMap } from '../saliency-map.js';
import { curvesBelow } from './curves-view.js';
import type { ShownMaps } from './saliency-extras.js';

/**
 * Deletion and insertion curves (V. Petsiuk et al. 2018) of every map that is shown, drawn after it.
 * Pixels go by their relevance summed over the channels, the highest positive first.
 */
export class FaithfulnessCurves {
  /** By the map itself: one that is shown again is not computed again. */
  private readonly known = new WeakMap<Float32Array, FaithfulnessResponse>();
  private of: ShownMaps | null = null;
  private run: AbortController | null = null;
  private failure: ExplainError | null = null;

  constructor(private readonly host: SaliencyMap) {}

  /** Computes the curves of the maps that are shown now. */
  follow(shown: ShownMaps | null): void {
    const wanted = this.drawn ? shown : null;
    if (wanted === this.of) return;
    this.stop();
    this.of = wanted;
    if (this.of) void this.computeAll(this.of);
  }

  /** Drops what is being computed. */
  stop(): void {
    this.run?.abort();
    this.run = null;
  }

  /** The probability of a class says nothing of a neuron. */
  private get drawn(): boolean {
    return this.host.faithfulness && !this.host.layer;
  }

  private async computeAll(shown: ShownMaps): Promise<void> {
    const run = (this.run = new AbortController());
    const { signal } = run;
    const explainer = this.host.explainer();
    const result = this.host.result!;
    this.failure = null;
    const all: Record<string, FaithfulnessResponse> = {};
    try {
      for (const [method, map] of Object.entries(shown.maps)) {
        const scores = sumChannels(map, shown.shapes[method]!);
        const request = { image: result.details.input, scores, target: result.target.index };
        const curves = this.known.get(map) ?? (await explainer.faithfulnessOf(request, { signal }));
        signal.throwIfAborted();
        this.known.set(map, curves);
        all[method] = curves;
        this.host.requestUpdate();
      }
      emit(this.host, 'faithfulness-complete', all);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not draw the curves',
        'Reload the page; if it goes on, report it with the model and the picture.',
      );
      emit(this.host, 'explain-error', this.failure.detail);
      this.host.requestUpdate();
    }
  }

  below(method: SaliencyMethod): TemplateResult | typeof nothing {
    if (!this.drawn) return nothing;
    const map = this.of?.maps[method];
    const label = this.host.result?.target.label ?? '';
    return curvesBelow((map && this.known.get(map)) ?? null, label);
  }

  /** What the curves are, once for all of them. */
  render(): TemplateResult | typeof nothing {
    if (!this.drawn) return nothing;
    return html`
      ${this.failure ? partFailure(this.failure) : nothing}
      <p class="curves-meaning" dir="auto">${this.meaning}</p>
    `;
  }

  private get meaning(): unknown[] {
    const source = html`<a href="https://arxiv.org/abs/1806.07421">${say`Petsiuk et al. 2018`}</a>`;
    const { result } = this.host;
    return result && isValue(result.target)
      ? sayParts`How faithful is a map? Deletion: the output while the pixels that it ranks highest are painted over with the mean colour; it should fall early. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order (${source}).`
      : sayParts`How faithful is a map? Deletion: the probability while the pixels that it ranks highest are painted over with the mean colour; it should fall early, leaving a small area. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order; hairlines: 0 and 1 (${source}).`;
  }
}
