import type { CallOptions, Explainer } from '../../../client/explainer.js';
import type { Similarity } from '../../../protocol.js';
import { CascadingRandomization, type RandomizedStep } from '../../base/cascading-randomization.js';
import { relevanceBy } from '../explain-relevance.js';
import type { LrpHeatmap } from '../lrp-heatmap.js';
import { comparedNames, compositesOf } from '../lrp-request.js';
import type { ComparedMaps, ComparedName, LrpHeatmapResult } from '../lrp-state.js';

/** What the event `sanity-step` carries: the maps of the network with random upper layers. */
export interface LrpSanityStep extends ComparedMaps, RandomizedStep {
  /** Every map beside that of the network itself. */
  similarities: Partial<Record<ComparedName, Similarity>>;
}

const SEED = 0;

/** The sanity check of every relevance map that is shown. */
export class LrpSanity extends CascadingRandomization<LrpHeatmapResult, LrpSanityStep> {
  constructor(private readonly heatmap: LrpHeatmap) {
    super({ host: heatmap, ownExplainer: () => heatmap.explainer() });
  }

  get names(): ComparedName[] {
    return comparedNames(this.heatmap);
  }

  protected override async compute(
    explainer: Explainer,
    { target, details }: LrpHeatmapResult,
    randomizedLayers: number,
    call: CallOptions,
  ): Promise<LrpSanityStep> {
    const { input, request, gradientTimesInput } = details;
    const randomized = { layers: randomizedLayers, seed: SEED };
    const fixed = { ...request, target: target.index, randomized };
    const compared = await relevanceBy(compositesOf(this.names), explainer, input, fixed, call);
    const gradient = gradientTimesInput
      ? await explainer.sanityOf(
          input,
          { methods: ['gradient-x-input'], target: target.index, randomizedLayers, seed: SEED },
          call,
        )
      : null;
    const similarities: LrpSanityStep['similarities'] = {};
    for (const { method, details } of Object.values(compared)) {
      similarities[method as ComparedName] = details.sanity!.similarity;
    }
    if (gradient) similarities['gradient-x-input'] = gradient.similarities['gradient-x-input']!;
    return {
      randomizedLayers,
      layers: Object.values(compared)[0]!.details.sanity!.layers,
      compared,
      gradientTimesInput: gradient?.maps['gradient-x-input'] ?? null,
      similarities,
    };
  }
}
