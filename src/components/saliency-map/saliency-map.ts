import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { SaliencyOptions, SaliencyResult } from '../../client/saliency.js';
import { ExplainError, type SaliencyMethod, type Shape3 } from '../../protocol.js';
import { ExplainElement } from '../explain-element.js';
import { figureFrame, hasFallbackContent } from '../figure-frame.js';
import { figureStyles } from '../figure.styles.js';
import { summarise, sumChannels } from '../heatmap.js';
import { legendStyles } from '../legend.js';
import { mapPanel, picturePanel, type MapPanel } from '../panels.js';
import { rangesOf } from '../ranges.js';
import { answerText } from '../result-text.js';
import type { SaliencyExtras } from './extras/saliency-extras.js';
import { saliencyCaption } from './saliency-caption.js';
import { saliencyControls } from './saliency-controls.js';
import { saliencyMapStyles } from './saliency-map.styles.js';
import { methodTitles } from './saliency-text.js';

/** A `src` that names several pictures; addresses have no spaces, but those of data may. */
const SEVERAL = /^\s*(?!data:)(\S+\s+\S|sample:(\*|\d+-))/;

/**
 * Which pixels move a class score or a neuron, by one method or by several side by side: the
 * gradient (Simonyan et al. 2014), the DeconvNet rule (Zeiler and Fergus 2014), guided
 * backpropagation (Springenberg et al. 2015). Computed in the reader's browser.
 *
 * @tag saliency-map
 *
 * @attr {string} model - a built-in name (`mnist-cnn`, `cifar10-cnn`, `cifar10-allcnn`), or the address of a Keras `model.json`
 * @attr {string} card - address of a model card when it is not `card.json` beside the model
 * @attr {string} src - address of a picture, or `sample:3` for a sample of the model (`sample:0` unless given); several, separated by spaces, `sample:0-9` or `sample:*` (all samples) make a gallery of at most 25
 * @attr {string} target - `top` (the network's answer, the default), a class index, or a label
 * @attr {"gradient"|"deconvnet"|"guided-backprop"} method - how to come back through the network; `guided-backprop` unless given
 * @attr {string} compare - methods to lay side by side, separated by spaces; it wins over `method`
 * @attr {string} layer - explain a neuron of this layer instead of the class
 * @attr {string} unit - which neuron: `max` (the strongest, the default) or `x,y,channel`
 * @attr {"beside"|"under"|"none"} picture - where the picture stands: `beside` the map (the default), `under` it, or not at all
 * @attr {boolean} sanity - lets the reader randomise the network's layers from the top down and see which maps change (not in a gallery)
 * @attr {boolean} faithfulness - draws deletion and insertion curves under each map of a class (not in a gallery)
 * @attr {"lazy"|"eager"|"click"} loading - fetch when near the viewport and compute when visible (`lazy`, the default), at once, or when the reader asks
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; `auto` unless given
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"} colormap - colours from negative to positive; `RdBu` unless given
 * @attr {string} range - `unit` (each map its own, the default), `shared` (one for all), or two numbers
 * @attr {string} controls - `none` hides the reader's controls
 *
 * @slot - fallback: shown before upgrade, without JavaScript, in print and after an error
 * @slot image - an `<img>` or `<canvas>` to explain instead of `src`
 *
 * @event {CustomEvent} explain-start - a computation was asked for
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`
 * @event {CustomEvent<SaliencyResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<SanityStep>} sanity-step - the maps with so many random layers are shown: the engine's answer and `randomizedLayers`
 * @event {CustomEvent<Record<string, FaithfulnessResponse>>} faithfulness-complete - the curves of every shown map, by method
 *
 * @csspart figure - the whole figure
 * @csspart panel - one picture with its label and legend
 * @csspart picture-panel - the panel of the picture that is explained
 * @csspart map-panel - the panel of a map
 * @csspart label - the label above a picture
 * @csspart picture - the box of a picture
 * @csspart picture-canvas - the canvas with the picture that is explained
 * @csspart map-canvas - the canvas with a map
 * @csspart legend - the colour bar with its numbers
 * @csspart progress - the line that shows progress
 * @csspart caption - the text below the pictures
 * @csspart answer - what the network answers
 * @csspart gallery - the grid of several pictures
 * @csspart cell - one picture of the gallery with its maps
 * @csspart similarity - how like the original a map with random layers is
 * @csspart sanity - the control that randomises layers, and its chart
 * @csspart curves - the deletion and insertion curves of a map
 * @csspart controls - the row of controls
 * @csspart control - one labelled control
 * @csspart start - the button of `loading="click"`
 * @csspart fallback - the box of the fallback
 * @csspart error - what went wrong
 * @csspart retry - the button that tries again
 *
 * @cssprop --convlens-accent - colour of controls and progress; the host's `accent-color` unless set
 * @cssprop --convlens-font-size - size of all text; 0.85em unless set
 * @cssprop --convlens-panel-size - largest width of one picture; 15em unless set
 * @cssprop --convlens-gap - gap between pictures
 * @cssprop --convlens-gallery-size - smallest width of one picture of a gallery; 5em unless set
 * @cssprop --convlens-line-color - hairlines
 * @cssprop --convlens-quiet-color - legends and side notes
 */
export class SaliencyMap extends ExplainElement<SaliencyResult> {
  static override styles = [figureStyles, legendStyles, saliencyMapStyles];

  static override properties: PropertyDeclarations = {
    method: { type: String },
    compare: { type: String },
    layer: { type: String },
    unit: { type: String },
    picturePlace: { type: String, attribute: 'picture' },
    sanity: { type: Boolean },
    faithfulness: { type: Boolean },
  };

  declare method: SaliencyMethod;
  declare compare: string | null;
  declare layer: string | null;
  declare unit: string | null;
  /** The attribute `picture`. */
  declare picturePlace: 'beside' | 'under' | 'none';
  declare sanity: boolean;
  declare faithfulness: boolean;
  /** Of a gallery, in its order; `null` where a picture failed or is awaited. `result` is the first. */
  declare results?: (SaliencyResult | null)[];
  /** Gallery, sanity check and faithfulness curves, once their code has come. */
  private extras: SaliencyExtras | null = null;

  constructor() {
    super();
    this.method = 'guided-backprop';
    this.compare = null;
    this.layer = null;
    this.unit = null;
    this.picturePlace = 'beside';
    this.sanity = this.faithfulness = false;
  }

  protected override get requestProperties(): string[] {
    return [
      ...super.requestProperties,
      'method',
      'compare',
      'layer',
      'unit',
      'sanity',
      'faithfulness',
    ];
  }

  /** The methods to show, in the order that the author wrote them. */
  private get methods(): SaliencyMethod[] {
    const names =
      this.compare
        ?.trim()
        .split(/[\s,]+/)
        .filter(Boolean) ?? [];
    // The engine refuses names that it does not know, by an error that lists those it does.
    return (names.length > 0 ? [...new Set(names)] : [this.method]) as SaliencyMethod[];
  }

  private get options(): SaliencyOptions {
    const { methods, target, layer, unit } = this;
    return { methods, target, ...(layer ? { layer } : {}), ...(unit ? { unit } : {}) };
  }

  protected override ask(
    explainer: Explainer,
    { input }: Picture,
    call: CallOptions,
  ): Promise<SaliencyResult> {
    return explainer.saliencyOf(input, this.options, call);
  }

  protected override async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<{ picture: Picture; current: SaliencyResult }> {
    if (!this.image && SEVERAL.test(this.src ?? '')) {
      return (await this.fetchExtras()).explainAll(explainer, call);
    }
    if (this.sanity || this.faithfulness) {
      // The figure stands without them.
      this.fetchExtras().catch((error: ExplainError) => {
        this.emit('explain-error', (this.failure = error).detail);
        this.requestUpdate();
      });
    }
    return super.explainWith(explainer, call);
  }

  private async fetchExtras(): Promise<SaliencyExtras> {
    try {
      const { SaliencyExtras } = await import('./extras/saliency-extras.js');
      return (this.extras ??= new SaliencyExtras(this, () => this.options));
    } catch (error) {
      throw ExplainError.of(
        error,
        'part-unreachable',
        'A part of the kit is missing',
        'Publish all files of dist/ and reload the page.',
      );
    }
  }

  protected override render(): TemplateResult {
    const hasFallback = hasFallbackContent(this);
    return figureFrame({
      width: this.width,
      height: this.height,
      hasFallback,
      waiting: hasFallback && this.awaitsReader,
      failure: this.status === 'failed' ? this.failure : null,
      figure:
        hasFallback && this.awaitsReader
          ? html`${this.renderControls()}`
          : html`${this.extras?.gallery?.render() ?? this.renderSingle()} ${this.renderControls()}`,
      announcement: this.announcement(),
      onRetry: () => this.startByReader(),
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => this.imageSlotted(),
    });
  }

  private renderSingle(): TemplateResult {
    const { failure } = this;
    return html`
      ${this.renderPanels()}
      ${failure ? html`<p part="error" class="failure">${failure.message} ${failure.hint}</p>` : this.extras?.render()}
      ${saliencyCaption(this.result, this.methods, Boolean(this.layer), this.description)}
    `;
  }

  private renderPanels(): TemplateResult {
    const maps = this.mapPanels();
    const beside = this.picturePlace === 'beside';
    const count = maps.length + (beside ? 1 : 0);
    const [height, width] = this.description?.inputShape ?? [1, 1];
    return html`
      <div
        class=${classMap({ panels: true, three: count === 3, many: count > 3 })}
        style=${styleMap({ '--wide': String(count), '--aspect': `${width} / ${height}` })}
      >
        ${
          beside
            ? picturePanel(this.picture?.view ?? null, 'Picture', 'The picture that is explained')
            : nothing
        }
        ${maps.map(mapPanel)}
      </div>
    `;
  }

  private mapPanels(): MapPanel[] {
    const { methods } = this;
    const details = this.extras?.shown ?? this.result?.details;
    const shapeOf = (method: string): Shape3 => details?.shapes[method] ?? [0, 0, 0];
    const values = new Map<SaliencyMethod, Float32Array>();
    for (const method of methods) {
      // A method that was asked for a moment ago has no map yet.
      const map = details?.maps[method];
      if (map) values.set(method, sumChannels(map, shapeOf(method)));
    }
    const ranges = rangesOf(this.range, values);
    return methods.map((method) => {
      const map = values.get(method);
      const shape = shapeOf(method);
      return {
        label: methodTitles[method] ?? method,
        map: map
          ? { values: map, shape, range: ranges.get(method)!, summary: summarise(map, shape) }
          : null,
        colorMap: this.colormap,
        under: this.picturePlace === 'under' ? (this.picture?.view ?? null) : null,
        progress: this.status === 'computing' ? this.progress : undefined,
        below: this.extras?.below(method),
      };
    });
  }

  private renderControls(): TemplateResult | typeof nothing {
    if (this.controls === 'none' && !this.awaitsReader) return nothing;
    return html`
      <div part="controls" class="controls">
        ${
          this.awaitsReader
            ? html`<button part="start" type="button" @click=${() => this.startByReader()}>
                Explain this picture
              </button>`
            : nothing
        }
        ${
          this.awaitsReader
            ? nothing
            : saliencyControls({
                description: this.description,
                sample:
                  !this.image && /^(sample:\d+)?$/.test(this.src ?? '')
                    ? this.src || 'sample:0'
                    : null,
                target: this.target,
                method: this.compare ? null : this.method,
                ofNeuron: Boolean(this.layer),
                onSample: (src) => (this.src = src),
                onTarget: (target) => (this.target = target),
                onMethod: (method) => (this.method = method as SaliencyMethod),
              })
        }
      </div>
    `;
  }

  private announcement(): string {
    if (this.status === 'failed' && this.failure) return this.failure.message;
    if (this.status !== 'done' || !this.result) return '';
    const { result, extras } = this;
    if (extras?.gallery) return extras.gallery.announcement;
    return `${answerText(result)} ${summarise(sumChannels(result.map, result.shape), result.shape)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'saliency-map': SaliencyMap;
  }
}
