import { html, nothing, type TemplateResult, type ReactiveController } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type { SaliencyMethod, SanityResponse } from '../../protocol.js';
import { CascadingRandomization, KEPT } from '../base/cascading-randomization.js';
import type { Computation } from '../base/explain-controller.js';
import { allows } from '../figure/controls-list.js';
import { translate, translatePieces } from '../locale/message.js';
import { thumbnail } from '../view/canvases.js';
import { partFailure } from '../view/figure-frame.js';
import { chartStyles } from '../view/figure.styles.js';
import { lineChart, lineChartStyles } from '../view/line-chart.js';
import {
  adebayo,
  formatSimilarity,
  randomizationControls,
  sixt,
  sanityStyles,
} from '../view/randomization.js';
import { addStyles } from '../view/styles.js';
import { saliencyRequest } from './saliency-request.js';
import type { SaliencyController } from './saliency-controller.js';
import { FaithfulnessCurves } from './saliency-faithfulness.js';
import type { ShownMaps } from './saliency-figure.js';
import { KEPT as STEP, Perturbation, perturbationStyles } from './saliency-perturbation.js';
import { drawnGallery, SlottedCaptions } from './saliency-gallery-view.js';
import { galleryFigure } from './saliency-gallery-figure.js';
import { Gallery } from './saliency-gallery.js';
import { curvesStyles, galleryStyles, sourcesStyles } from './saliency-map.styles.js';
import { methodTitle } from './saliency-rows.js';

/** Longest side, in pixels, of a picture in a gallery: 25 large ones would weigh on a phone. */
const THUMBNAIL_SIDE = 256;

/**
 * The parts of `<saliency-map>` that only some figures have: the gallery, the sanity check, the
 * faithfulness curves, the perturbation. Their code is fetched when an attribute asks for one.
 */
export class SaliencyExtras implements ReactiveController {
  /** While `src` names several pictures. */
  gallery: Gallery | null = null;
  private readonly captions: SlottedCaptions;
  private readonly sanity: SanityCheck;
  private readonly curves: FaithfulnessCurves;
  private readonly perturbation: Perturbation;

  constructor(private readonly controller: SaliencyController) {
    const { host } = controller;
    this.captions = new SlottedCaptions(host);
    this.sanity = new SanityCheck(controller);
    this.curves = new FaithfulnessCurves(controller);
    this.perturbation = new Perturbation(controller);
    addStyles(host, [
      chartStyles,
      lineChartStyles,
      sourcesStyles,
      galleryStyles,
      curvesStyles,
      sanityStyles,
      perturbationStyles,
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
    const { host, result } = this.controller;
    if (!this.gallery?.results.includes(result)) this.gallery = null;
    this.sanity.follow(this.gallery ? null : result);
    this.curves.follow(this.gallery ? null : this.maps);
    this.perturbation.follow(this.gallery ? null : result);
    host.requestUpdate();
  }

  /** Explains the pictures that `src` names. */
  explainAll(explainer: Explainer, call: CallOptions): Promise<Computation<SaliencyResult>> {
    const { host, picked } = this.controller;
    const shown = (): void => host.requestUpdate();
    const shrink = (view: HTMLCanvasElement): HTMLCanvasElement => thumbnail(view, THUMBNAIL_SIDE);
    this.gallery = new Gallery(host.src ?? '', saliencyRequest(host, picked), shown, shrink);
    return this.gallery.explain(explainer, call);
  }

  /** The maps of the step that the sanity check shows; `null` for the figure's own. */
  get shown(): ShownMaps | null {
    return this.sanity.shown;
  }

  private get maps(): ShownMaps | null {
    return this.shown ?? this.controller.result?.details ?? null;
  }

  /** What a link keeps of the reader's sliders. */
  get kept(): Record<string, string> {
    return { ...this.sanity.kept, ...this.perturbation.kept };
  }

  restore(name: string, text: string): boolean {
    if (name === KEPT) return this.sanity.restore(text);
    return name === STEP ? this.perturbation.restore(text) : true;
  }

  hostDisconnected(): void {
    this.sanity.stop();
    this.curves.stop();
    this.perturbation.stop();
  }

  /** What stands below the map of a method. */
  below(method: SaliencyMethod): TemplateResult {
    return html`${this.sanity.below(method)}${this.curves.below(method)}`;
  }

  /** Several pictures instead of one, with their caption; `null` where there is one. */
  renderGallery(): TemplateResult | null {
    const { host } = this.controller;
    this.captions.observe(this.gallery !== null);
    return this.gallery && drawnGallery(host, galleryFigure(this.gallery, host), this.captions);
  }

  /** What stands below all maps. */
  render(): TemplateResult {
    return html`${this.curves.render()}${this.perturbation.render()}${this.sanity.render()}`;
  }
}

/** What the event `sanity-step` carries. */
export interface SanityStep extends SanityResponse {
  /** How many layers have random weights in the maps that are shown. */
  randomizedLayers: number;
}

/** The sanity check of every saliency map that is shown. */
export class SanityCheck extends CascadingRandomization<SaliencyResult, SanityStep> {
  constructor(private readonly owner: SaliencyController) {
    super(owner);
  }

  get methods(): readonly SaliencyMethod[] {
    return this.owner.methods;
  }

  protected override async compute(
    explainer: Explainer,
    { details: { input } }: SaliencyResult,
    randomizedLayers: number,
    call: CallOptions,
  ): Promise<SanityStep> {
    const request = { ...saliencyRequest(this.owner.host, this.owner.picked), randomizedLayers };
    return { ...(await explainer.sanityOf(input, request, call)), randomizedLayers };
  }

  render(): TemplateResult {
    const { host } = this.owner;
    return host.sanity ? sanityView(this, allows(host, 'sanity')) : html``;
  }
}

/** The slider with its button, the chart of similarities, and what it says. */
function sanityView(check: SanityCheck, withControls: boolean): TemplateResult {
  const { layers, steps, methods } = check;
  const lines = methods.map((method) => ({
    name: method,
    label: methodTitle(method),
    points: check.points(method),
  }));
  return html`
    <div part="sanity" class="sanity">
      ${withControls ? randomizationControls(check) : nothing}
      ${check.failure ? partFailure(check.failure) : nothing}
      ${lineChart({
        lines,
        steps: Math.max(1, layers.length),
        current: check.current,
        title: translate`Rank correlation with the original map`,
        across: translate`layers with random weights, from the top`,
        summary: translate`Similarity of each map to the original at every step; the table lists the values.`,
      })}
      <p part="meaning" dir="auto">
        ${translatePieces`A map that depends on what the network has learned must change when its weights are randomized, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; guided backpropagation maps change later and far less, because they partly reconstruct the image (${adebayo()}, ${sixt()}).`}
      </p>
      ${steps.size > 0 ? sanityTable(check) : nothing}
    </div>
  `;
}

/** Every similarity that was computed, for readers of numbers and of screens that speak. */
function sanityTable({ steps, methods, titles }: SanityCheck): TemplateResult {
  const rows = [...steps].sort(([a], [b]) => a - b);
  return html`
    <details>
      <summary>${translate`The numbers`}</summary>
      <div class="scrolling" tabindex="0" role="group" aria-label=${translate`Similarities`}>
        <table>
          <caption>
            ${translate`Rank correlation of magnitudes / SSIM with the original map`}
          </caption>
          <thead>
            <tr>
              <th scope="col">${translate`Random layers`}</th>
              ${methods.map((method) => html`<th scope="col">${methodTitle(method)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([step, { similarities }]) => html`
                <tr>
                  <th scope="row">
                    ${step === 0 ? translate`none` : `${step}: ${titles[step - 1]}`}
                  </th>
                  ${methods.map((method) => {
                    const similarity = similarities[method];
                    if (!similarity) return html`<td></td>`;
                    const { absoluteRankCorrelation, structuralSimilarity } = similarity;
                    return html`<td>
                      ${formatSimilarity(absoluteRankCorrelation)} /
                      ${formatSimilarity(structuralSimilarity)}
                    </td>`;
                  })}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
