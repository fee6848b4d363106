import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { chartStyles } from '../../view/figure.styles.js';
import { lineChartStyles } from '../../view/line-chart.js';
import { sanityStyles } from '../../view/sanity.styles.js';
import { addStyles } from '../../view/styles.js';
import { inspectedResult } from '../inspected.js';
import type { LrpHeatmap } from '../lrp-heatmap.js';
import type { LrpState } from '../lrp-state.js';
import { ChannelPages } from './channel-pages.js';
import { channelView } from './channel-view.js';
import { conservationView } from './conservation-view.js';
import { denominatorView } from './denominator-view.js';
import { layerStrip } from './layer-strip.js';
import { lrpBooksStyles } from './lrp-books.styles.js';
import { lrpPartsStyles } from './lrp-parts.styles.js';
import { LrpSanity } from './lrp-sanity.js';
import { lrpSanityView } from './lrp-sanity-view.js';

/**
 * The parts of `<lrp-heatmap>` that only some figures have: the relevance at every layer and channel,
 * the books, the denominators, the sanity check. Their code is fetched when an attribute asks for one.
 */
export class LrpParts implements ReactiveController {
  readonly sanity: LrpSanity;
  private readonly pages: ChannelPages;

  constructor(private readonly host: LrpHeatmap) {
    this.sanity = new LrpSanity(host);
    this.pages = new ChannelPages(host);
    addStyles(host, [chartStyles, lineChartStyles, sanityStyles, lrpPartsStyles, lrpBooksStyles]);
    host.addEventListener('explain-start', () => this.sanity.stop());
    host.addEventListener('explain-complete', () => this.sanity.follow(host.result));
    host.addController(this);
    // Where the figure was quicker than this code.
    this.sanity.follow(host.result);
  }

  hostDisconnected(): void {
    this.sanity.stop();
  }

  /** What stands below all maps. */
  render(state: LrpState): TemplateResult | typeof nothing {
    const { element, result } = state;
    if (!result) return nothing;
    const inspected = inspectedResult(state, result);
    const { channelsOf } = result.details.request;
    const opened = inspected.details.layers.find(({ name }) => name === channelsOf?.[0]);
    return html`
      ${element.layers === null ? nothing : layerStrip(state, inspected)}
      ${element.layers && opened?.channels ? channelView(state, opened, this.pages) : nothing}
      ${element.conservation ? conservationView(state, inspected) : nothing}
      ${element.denominators === null ? nothing : denominatorView(state, inspected)}
      ${element.sanity ? lrpSanityView(this.sanity, this.host.controls !== 'none') : nothing}
    `;
  }
}
