import { html, type TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../../client/explainer.js';
import type { SaliencyOptions, SaliencyResult } from '../../../client/saliency.js';
import type { SaliencyMethod, SanityResponse } from '../../../protocol.js';
import { CascadingRandomisation } from '../../base/cascading-randomization.js';
import type { SaliencyMap } from '../saliency-map.js';
import { sanityView } from './sanity-view.js';

/** What the event `sanity-step` carries. */
export interface SanityStep extends SanityResponse {
  /** How many layers have random weights in the maps that are shown. */
  randomizedLayers: number;
}

/** The sanity check of every saliency map that is shown. */
export class SanityCheck extends CascadingRandomisation<SaliencyResult, SanityStep> {
  protected override readonly failureEvent = 'explain-error';

  constructor(
    private readonly map: SaliencyMap,
    private readonly options: () => SaliencyOptions,
  ) {
    super(map);
  }

  get methods(): readonly SaliencyMethod[] {
    return this.options().methods ?? [];
  }

  protected override async compute(
    explainer: Explainer,
    { details: { input } }: SaliencyResult,
    randomizedLayers: number,
    call: CallOptions,
  ): Promise<SanityStep> {
    const request = { ...this.options(), randomizedLayers };
    return { ...(await explainer.sanityOf(input, request, call)), randomizedLayers };
  }

  render(): TemplateResult {
    return this.map.sanity ? sanityView(this, this.map.controls !== 'none') : html``;
  }
}
