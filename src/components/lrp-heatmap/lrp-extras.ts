import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { LayerRelevance, Similarity } from '../../protocol.js';
import {
  CascadingRandomization,
  KEPT,
  type RandomizedStep,
} from '../base/cascading-randomization.js';
import { localNumber } from '../figure/format.js';
import { allows } from '../figure/controls-list.js';
import { translate, translatePieces } from '../locale/message.js';
import { pagerStyles } from '../view/controls.js';
import { partFailure } from '../view/figure-frame.js';
import { chartStyles } from '../view/figure.styles.js';
import { lineChart, lineChartStyles } from '../view/line-chart.js';
import { adebayo, randomizationControls, sixt, sanityStyles } from '../view/randomization.js';
import { addStyles } from '../view/styles.js';
import { ChannelPages, channelView } from './lrp-channels.js';
import { conservationView, denominatorView } from './lrp-conservation.js';
import type { LrpController } from './lrp-controller.js';
import { layerStrip, layersStyles } from './lrp-layers.js';
import {
  compositesOf,
  gradientTimesInput,
  inspectedResult,
  knownNames,
  relevanceBy,
  type ComparedMaps,
  type ComparedName,
  type LrpHeatmapResult,
} from './lrp-request.js';
import { mapTitle } from './lrp-title-text.js';

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
    addStyles(host, [
      chartStyles,
      lineChartStyles,
      sanityStyles,
      pagerStyles,
      layersStyles,
      extrasStyles,
    ]);
    host.addEventListener('explain-start', () => this.sanity.stop());
    host.addEventListener('explain-complete', () => this.sanity.follow(controller.result));
    host.addController(this);
    // Where the figure was quicker than this code.
    this.sanity.follow(controller.result);
  }

  hostDisconnected(): void {
    this.sanity.stop();
  }

  /** What a link keeps of what the reader has set here. */
  get kept(): Record<string, string> {
    return { ...this.sanity.kept, ...(this.controller.host.layers ? this.pages.kept : {}) };
  }

  restore(name: string, text: string): boolean {
    if (name === KEPT) return this.sanity.restore(text);
    if (name !== 'page') return true;
    const { opened } = this;
    if (opened) this.pages.restore(text, opened);
    return Boolean(opened) || !this.controller.host.layers;
  }

  /** The layer whose channels are shown. */
  private get opened(): LayerRelevance | undefined {
    const { result } = this.controller;
    const name = result?.details.request.channelsOf?.[0];
    return inspectedResult(this.controller)?.details.layers.find((layer) => layer.name === name);
  }

  /** What stands below all maps. */
  render(): TemplateResult | typeof nothing {
    const { controller, opened } = this;
    const { host, result } = controller;
    const inspected = inspectedResult(controller);
    if (!result || !inspected) return nothing;
    return html`
      ${host.layers === null ? nothing : layerStrip(controller, inspected)}
      ${host.layers && opened?.channels ? channelView(controller, opened, this.pages) : nothing}
      ${host.conservation ? conservationView(controller, inspected) : nothing}
      ${host.denominators === null ? nothing : denominatorView(controller, inspected)}
      ${host.sanity ? lrpSanityView(this.sanity, allows(host, 'sanity')) : nothing}
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
    return knownNames(this.owner.host, this.owner.result);
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
        title: translate`Rank correlation with the original map`,
        across: translate`randomized layers, from the class scores down`,
        summary: lines.map(({ label, points }) => `${label}: ${numbersText(points)}`).join('; '),
      })}
      <p part="meaning" dir="auto">
        ${translatePieces`A map that depends on the learned weights must change when layers are randomized, from the class scores down. Rules that use only positive contributions, such as z+, change little: they converge to nearly the same map, whatever the upper layers compute (${adebayo()}, ${sixt()}).`}
      </p>
    </div>
  `;
}

function numbersText(points: readonly [number, number][]): string {
  return points
    .map(([step, value]) => translate`${localNumber(value.toFixed(2))} with ${step} randomized`)
    .join(', ');
}

/** Conservation, denominators and sanity check, and what all parts share. */
const extrasStyles = css`
  .similarity div {
    max-inline-size: none;
    font-size: 0.92em;
  }
  .section {
    margin-block-start: 1.3em;
  }
  .section > .label {
    margin-block: 0 0.4em;
  }
  .section details {
    margin-block-start: 0.4em;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1.1em;
    margin: 0 0 0.5em;
    padding: 0;
    list-style: none;
    font-size: 0.92em;
    color: var(--quiet);
  }
  .swatch {
    display: inline-block;
    inline-size: 0.8em;
    block-size: 0.8em;
    margin-inline-end: 0.4em;
    vertical-align: -0.05em;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(0, 26em) max-content;
    gap: 0.3em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .bar-title {
    line-height: 1.2;
  }
  /* Bars run from left to right in every script. */
  .bar-box {
    position: relative;
    block-size: 1em;
    direction: ltr;
  }
  .bar-sum {
    text-align: end;
  }
  .segment {
    position: absolute;
    inset-block: 0;
  }
  .axis {
    position: absolute;
    inset-block: -0.15em;
    inline-size: 1px;
    background: currentcolor;
  }
  .passedOn {
    background: color-mix(in srgb, currentcolor 80%, transparent);
  }
  .absorbedByEpsilon,
  .near {
    background: #c9571c;
    fill: #c9571c;
  }
  .absorbedByBias {
    background: #2f7fc1;
  }
  .lostToZeros {
    background: repeating-linear-gradient(135deg, #a8559b 0 2px, transparent 2px 4px);
  }
  .lostToPadding {
    background: repeating-linear-gradient(45deg, #16876a 0 2px, transparent 2px 4px);
  }
  .leftOut {
    box-shadow: inset 0 0 0 1px var(--quiet);
  }
  .total,
  .histogram-text {
    max-inline-size: 44em;
    margin: 0.6em 0 0;
    text-wrap: pretty;
  }
  .numbers :is(td, thead th:not(:first-child)) {
    text-align: end;
  }
  .numbers tbody tr:last-child :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  .histogram {
    direction: ltr;
    max-inline-size: 30em;
  }
  .histogram svg {
    display: block;
    inline-size: 100%;
    block-size: 7em;
    overflow: visible;
  }
  .bin {
    fill: color-mix(in srgb, currentcolor 80%, transparent);
  }
  .histogram-ticks {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    margin-block-start: 0.2em;
    font-size: 0.9em;
    color: var(--quiet);
  }
  .histogram-ticks :last-child {
    text-align: end;
  }
  @media (forced-colors: active) {
    .segment,
    .swatch,
    .near {
      forced-color-adjust: none;
    }
  }
`;
