import { html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { LrpResult } from '../../client/lrp.js';
import type { Denominators, LayerRelevance, Similarity } from '../../protocol.js';
import { CascadingRandomization, type RandomizedStep } from '../base/cascading-randomization.js';
import { formatValue, localNumber } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import { say, sayParts } from '../locale/message.js';
import { choiceControl } from '../view/controls.js';
import { chartStyles } from '../view/figure.styles.js';
import { lineChart, lineChartStyles } from '../view/line-chart.js';
import { partFailure } from '../view/part-failure.js';
import { adebayo, randomizationControls, sixt } from '../view/randomization.js';
import { sanityStyles } from '../view/sanity.styles.js';
import { addStyles } from '../view/styles.js';
import { ChannelPages, channelView } from './lrp-channels.js';
import { conservationStyles, conservationView } from './lrp-conservation.js';
import type { LrpController } from './lrp-controller.js';
import { layersStyles } from './lrp-heatmap.styles.js';
import { layerStrip } from './lrp-layers.js';
import {
  comparedNames,
  compositesOf,
  gradientTimesInput,
  inspectedResult,
  relevanceBy,
  type ComparedMaps,
  type ComparedName,
  type LrpHeatmapResult,
} from './lrp-request.js';
import { formatPercent, mapTitle } from './lrp-text.js';

/**
 * The parts of `<lrp-heatmap>` that only some figures have: the relevance at every layer and channel,
 * the conservation report, the denominators, the sanity check. Their code is fetched when an attribute asks for one.
 */
export class LrpExtras implements ReactiveController {
  readonly sanity: LrpSanity;
  private readonly pages: ChannelPages;

  constructor(private readonly controller: LrpController) {
    const { host } = controller;
    this.sanity = new LrpSanity(controller);
    this.pages = new ChannelPages(host);
    addStyles(host, [chartStyles, lineChartStyles, sanityStyles, layersStyles, conservationStyles]);
    host.addEventListener('explain-start', () => this.sanity.stop());
    host.addEventListener('explain-complete', () => this.sanity.follow(controller.result));
    host.addController(this);
    // Where the figure was quicker than this code.
    this.sanity.follow(controller.result);
  }

  hostDisconnected(): void {
    this.sanity.stop();
  }

  /** What stands below all maps. */
  render(): TemplateResult | typeof nothing {
    const { controller } = this;
    const { host, result } = controller;
    const inspected = inspectedResult(controller);
    if (!result || !inspected) return nothing;
    const { channelsOf } = result.details.request;
    const opened = inspected.details.layers.find(({ name }) => name === channelsOf?.[0]);
    return html`
      ${host.layers === null ? nothing : layerStrip(controller, inspected)}
      ${host.layers && opened?.channels ? channelView(controller, opened, this.pages) : nothing}
      ${host.conservation ? conservationView(controller, inspected) : nothing}
      ${host.denominators === null ? nothing : denominatorView(controller, inspected)}
      ${host.sanity ? lrpSanityView(this.sanity, host.controls !== 'none') : nothing}
    `;
  }
}

/** What the event `sanity-step` carries: the maps of the network with random upper layers. */
export interface LrpSanityStep extends ComparedMaps, RandomizedStep {
  /** Every map beside that of the network itself. */
  similarities: Partial<Record<ComparedName, Similarity>>;
}

const SEED = 0;

/** The sanity check of every relevance map that is shown. */
export class LrpSanity extends CascadingRandomization<LrpHeatmapResult, LrpSanityStep> {
  constructor(private readonly owner: LrpController) {
    super(owner);
  }

  get names(): ComparedName[] {
    return comparedNames(this.owner.host);
  }

  protected override async compute(
    explainer: Explainer,
    { target, details }: LrpHeatmapResult,
    randomizedLayers: number,
    call: CallOptions,
  ): Promise<LrpSanityStep> {
    const { input, request, gradientTimesInput: product } = details;
    const randomized = { layers: randomizedLayers, seed: SEED };
    const fixed = { ...request, target: target.index, randomized };
    const compared = await relevanceBy(compositesOf(this.names), explainer, input, fixed, call);
    const gradient = product
      ? await explainer.sanityOf(
          input,
          { methods: [gradientTimesInput], target: target.index, randomizedLayers, seed: SEED },
          call,
        )
      : null;
    const similarities: LrpSanityStep['similarities'] = {};
    for (const { method, details } of Object.values(compared)) {
      similarities[method as ComparedName] = details.sanity!.similarity;
    }
    if (gradient) similarities[gradientTimesInput] = gradient.similarities[gradientTimesInput]!;
    return {
      randomizedLayers,
      layers: Object.values(compared)[0]!.details.sanity!.layers,
      compared,
      gradientTimesInput: gradient?.maps[gradientTimesInput] ?? null,
      similarities,
    };
  }
}

/** The slider with its button, the chart of similarities, and what it says. */
function lrpSanityView(check: LrpSanity, withControls: boolean): TemplateResult {
  const { layers, names, failure } = check;
  const lines = names.map((name) => ({
    name,
    label: mapTitle(name),
    points: check.points(name),
  }));
  return html`
    <div part="sanity" class="sanity">
      ${withControls ? randomizationControls(check) : nothing}
      ${failure ? partFailure(failure) : nothing}
      ${lineChart({
        lines,
        steps: Math.max(1, layers.length),
        current: check.current,
        title: say`Rank correlation with the original map`,
        across: say`layers with random weights, from the top`,
        summary: lines.map(({ label, points }) => `${label}: ${numbersText(points)}`).join('; '),
      })}
      <p dir="auto">
        ${sayParts`A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Rules that let only positive contributions pass, such as z+, change little: on the way down they come to the same map, whatever the upper layers say (${adebayo()}, ${sixt()}).`}
      </p>
    </div>
  `;
}

function numbersText(points: readonly [number, number][]): string {
  return points
    .map(([step, value]) => say`${localNumber(value.toFixed(2))} with ${step} random`)
    .join(', ');
}

/** How the denominators of one layer are spread, those near to 0 marked. */
function denominatorView(controller: LrpController, { details }: LrpResult): TemplateResult {
  const { denominators } = details;
  const counted = details.layers.filter(({ choices }) => choices.length > 1);
  return html`
    <div role="group" part="denominators" class="section" aria-label=${say`Denominators`}>
      <p part="label" class="label">
        ${
          denominators
            ? say`What LRP divides by: the denominators of the ${titleOf(controller, denominators.layer)}`
            : say`What LRP divides by`
        }
      </p>
      ${denominators ? histogram(denominators) : html`<p class="computed">${say`The rule of this layer divides by nothing.`}</p>`}
      ${
        controller.host.controls === 'none'
          ? nothing
          : html`<div class="controls">${layerControl(controller, counted, denominators)}</div>`
      }
    </div>
  `;
}

function titleOf({ description }: LrpController, layer: string): string {
  return layerTitle(description, layer, layer);
}

function layerControl(
  controller: LrpController,
  layers: readonly LayerRelevance[],
  shown: Denominators | null,
): TemplateResult {
  const { denominators } = controller.host;
  return choiceControl(
    say`Denominators of`,
    [...layers].reverse().map(({ name }) => ({ value: name, label: titleOf(controller, name) })),
    denominators || (shown?.layer ?? ''),
    (chosen) => controller.change({ denominators: chosen }),
  );
}

/** A bar for each bin, as high as the logarithm of its count, since most counts are small. */
function histogram(denominators: Denominators): TemplateResult {
  const { counts, largest, near, zeros } = denominators;
  const height = logScale(Math.max(...counts, 1));
  const width = 100 / counts.length;
  const bars = Array.from(counts, (count, bin) =>
    count === 0
      ? nothing
      : svg`<rect
          class="bin"
          x=${bin * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - (100 * logScale(count)) / height}
          height=${(100 * logScale(count)) / height}
        />`,
  );
  const middle = (counts.length - 1) / 2;
  const marked = near === 0 ? 0 : (100 * logScale(near)) / height;
  return html`
    <div class="histogram">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${say`Histogram. ${histogramText(denominators)}`}
      >
        ${bars}
        <rect
          class="near"
          x=${middle * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - marked}
          height=${marked}
        />
        <path class="hairline" d="M0 100H100" />
      </svg>
      <div class="histogram-ticks">
        <span>${formatValue(-largest)}</span><span>0</span><span>${formatValue(largest)}</span>
      </div>
    </div>
    <p class="histogram-text" dir="auto">
      <span class="swatch near"></span> ${histogramText(denominators)}
      ${zeros === 0 ? nothing : zeros === 1 ? say`1 is exactly 0.` : say`${zeros} are exactly 0.`}
      <span class="computed">${say`Heights are logarithms of counts.`}</span>
    </p>
  `;
}

function logScale(count: number): number {
  return Math.log1p(count);
}

/** `4 of 9216 lie within ±0.004 of 0, a thousandth of the largest; 12 % of the relevance arrives there.` */
function histogramText(denominators: Denominators): string {
  const { near, count, nearBelow, nearRelevance, relevance } = denominators;
  const bound = formatValue(nearBelow);
  return relevance === 0
    ? say`${near} of ${count} lie within ±${bound} of 0, a thousandth of the largest; none of the relevance arrives at them.`
    : say`${near} of ${count} lie within ±${bound} of 0, a thousandth of the largest; ${formatPercent(nearRelevance / relevance)} of the relevance arrives at them.`;
}
