import type { ReactiveController } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../../client/explainer.js';
import type { Picture } from '../../../client/image/fit.js';
import type { SaliencyOptions, SaliencyResult } from '../../../client/saliency.js';
import type { SaliencyMethod, Shape3 } from '../../../protocol.js';
import { chartStyles } from '../../view/figure.styles.js';
import { lineChartStyles } from '../../view/line-chart.js';
import { addStyles } from '../../view/styles.js';
import type { SaliencyMap } from '../saliency-map.js';
import { curvesStyles } from './curves.styles.js';
import { FaithfulnessCurves } from './faithfulness-curves.js';
import { Gallery } from './gallery.js';
import { galleryStyles } from './gallery.styles.js';
import { SanityCheck } from './sanity-check.js';
import { sanityStyles } from '../../view/sanity.styles.js';
import { sourcesStyles } from './sources.styles.js';

/** Maps in place of the figure's own. */
export interface ShownMaps {
  maps: Record<string, Float32Array>;
  shapes: Record<string, Shape3>;
}

/**
 * The parts of `<saliency-map>` that only some figures have: the gallery, the sanity check, the
 * faithfulness curves. Their code is fetched when an attribute asks for one.
 */
export class SaliencyExtras implements ReactiveController {
  /** While `src` names several pictures. */
  gallery: Gallery | null = null;
  private readonly sanity: SanityCheck;
  private readonly curves: FaithfulnessCurves;

  constructor(
    private readonly host: SaliencyMap,
    private readonly options: () => SaliencyOptions,
  ) {
    this.sanity = new SanityCheck(host, options);
    this.curves = new FaithfulnessCurves(host);
    addStyles(host, [
      chartStyles,
      lineChartStyles,
      sourcesStyles,
      galleryStyles,
      curvesStyles,
      sanityStyles,
    ]);
    host.addEventListener('explain-start', () => this.hostDisconnected());
    host.addEventListener('explain-complete', () => this.follow());
    host.addEventListener('sanity-step', () => this.curves.follow(this.maps));
    host.addController(this);
    host.requestUpdate();
    // Where the figure was quicker than this code.
    this.follow();
  }

  /** Turns to the newest explanation. */
  private follow(): void {
    const { gallery, host } = this;
    if (gallery && !gallery.results.includes(host.result)) {
      this.gallery = null;
      delete host.results;
    }
    this.sanity.follow(this.gallery ? null : host.result);
    this.curves.follow(this.gallery ? null : this.maps);
    host.requestUpdate();
  }

  /** Explains the pictures that `src` names. */
  explainAll(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<{ prepared: Picture; current: SaliencyResult }> {
    this.gallery = new Gallery(this.host, this.options());
    return this.gallery.explain(explainer, call);
  }

  /** The maps of the step that the sanity check shows; `null` for the figure's own. */
  get shown(): ShownMaps | null {
    return this.sanity.shown;
  }

  private get maps(): ShownMaps | null {
    return this.shown ?? this.host.result?.details ?? null;
  }

  hostDisconnected(): void {
    this.sanity.stop();
    this.curves.stop();
  }

  /** What stands below the map of a method. */
  below(method: SaliencyMethod): TemplateResult {
    return html`${this.sanity.below(method)}${this.curves.below(method)}`;
  }

  /** What stands below all maps. */
  render(): TemplateResult {
    return html`${this.curves.render()}${this.sanity.render()}`;
  }
}
