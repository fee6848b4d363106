import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { nothing } from 'lit';
import type { BackendChoice } from '../../protocol.js';
import type { Computed } from '../toolbar/figure-facts.js';
import { figureFrame, hasFallbackContent } from '../view/figure-frame.js';
import { frameStyles } from '../view/frame.styles.js';
import type { ExplainEventMap, Listening } from './events.js';
import type { ExplainController } from './explain-controller.js';
import { MarkupElement } from './markup-element.js';
import { listWhileOnPage } from './print.js';
import {
  commonProperties,
  type CommonAttributes,
  type Declarations,
  type Layout,
} from './properties.js';
import { inherit } from './scene-values.js';

/**
 * Every element that explains: its attributes, and the frame around its figure. All else that changes
 * is kept by its controller.
 *
 * @attr {"lazy"|"eager"|"click"} loading - when the element fetches and computes
 *   - `lazy`: fetches when it is near the viewport, computes when it is visible
 *   - `eager`: at once
 *   - `click`: when the reader asks
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; `auto` unless given
 *   - `auto`: wasm, and for large networks a graphics processor once it has proved faster
 *   - `webgl`: the graphics processor
 *   - `wasm`: WebAssembly on the processor
 *   - `cpu`: plain JavaScript, slow, for comparison
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - how much stands around the images; `full` unless given
 *   - `full`: the whole figure, as high as it needs
 *   - `compact`: images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"
 * @attr {"wide"|"screen"} span - how far the figure stands out of a centered column of text; as wide as the column unless given
 *   - `wide`: up to 64 rem
 *   - `screen`: from one side of the window to the other
 * @attr {"all"|"none"|Control[]} controls - which of the reader's controls stand under the figure, in this order, separated by spaces (`class method`); the first two of the element unless given. The others are behind "Adjust"
 *   - `all`: puts all of them under the figure
 *   - `none`: hides all
 *   - `only`: before names: the others are left out
 *   - `without`: before names: these are locked, for readers and links
 * @attr {string} label - title above the figure, which also names it and its controls for screen readers; the method and the model name it unless given
 * @attr {"none"|string} toolbar - whether readers find "More" under the figure
 *   - `none`: leaves it out: saving, embed code, full screen, about
 *
 * @slot label - the same as the attribute, with markup
 * @slot - fallback: shown until there is something to see, without JavaScript and after an error
 *
 * @event {CustomEvent<null>} explain-start - a computation was asked for
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`, and the maps so far in `part` where they are shown
 * @event {CustomEvent<ErrorDetail>} explain-error - the figure is gone and the fallback shows: `{code, message, hint}`
 * @event {CustomEvent<ErrorDetail>} part-error - a part of the figure failed, which itself stays: `{code, message, hint}`
 * @event {CustomEvent<AnswerChange>} answer-change - what the network predicts for the image has changed, or what is explained: `{predictions, target}`
 * @event {CustomEvent<ReaderChange>} reader-change - the reader has set something, which scripts have not: `{name, value}`
 *
 * @cssState waiting - nothing was asked for yet
 * @cssState computing - a computation is under way; the figure before it stays
 * @cssState ready - the figure shows what was asked for
 * @cssState failed - there is no figure: the fallback shows
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart other-controls - "Adjust", and behind it the controls that do not stand under the figure
 * @csspart figure - the whole figure
 * @csspart title - the title above the figure, by the attribute or the slot `label`
 * @csspart progress - the line that shows progress
 * @csspart controls - the row of controls
 * @csspart toolbar - "More" under the figure, and what it opens
 * @csspart more - the word "More", which opens the toolbar
 * @csspart map-table - behind "Map as a table" under "More": a map in 3 x 3 parts, with the sum and the share of each
 * @csspart start - the button of `loading="click"`
 * @csspart fallback - the box of the fallback
 * @csspart error - what went wrong
 * @csspart retry - the button that tries again
 *
 * @cssprop {<length> | <percentage>} [--convlens-font-size=0.85em] - size of all text
 * @cssprop {<length> | <percentage>} --convlens-span - margins at both sides of a figure with `span`, negative ones let it stand out; what centers it in the window unless set
 */
export abstract class ExplainElement<
  Result extends Computed,
  Events extends ExplainEventMap<Result> = ExplainEventMap<Result>,
>
  extends MarkupElement
  implements CommonAttributes
{
  static override styles: CSSResultGroup = frameStyles;
  static override properties: Declarations = commonProperties;

  declare loading: 'lazy' | 'eager' | 'click';
  declare backend: BackendChoice;
  declare width: number | null;
  declare height: number | null;
  declare controls: string | null;
  declare layout: Layout | null;
  declare toolbar: string | null;
  declare span: 'wide' | 'screen' | null;
  declare label: string | null;
  /** @internal */
  declare addEventListener: Listening<Events>['addEventListener'];
  /** @internal */
  declare removeEventListener: Listening<Events>['removeEventListener'];

  /** @internal */
  abstract readonly controller: ExplainController<CommonAttributes, Result>;

  constructor() {
    super();
    listWhileOnPage(this);
  }

  /** The newest explanation, or `null` before the first. */
  get result(): Result | null {
    return this.controller.result;
  }

  /**
   * Explains now, wherever the element is, and again if it has: a canvas may have changed. Joins a
   * computation of the same inputs that is under way.
   *
   * @returns the result, which `result` and the event `explain-complete` have too
   * @throws `ExplainError` as the event `explain-error` tells it; an `AbortError` where a newer request or the removal of the element ends it
   */
  explain(): Promise<Result> {
    return this.controller.explain();
  }

  /**
   * The figure as a PNG file, as "Save as PNG" saves it. Explains first what is not explained yet.
   *
   * @returns the bytes of the file
   * @throws `ExplainError` as `explain()`, and `figure-undrawn` where the browser cannot draw the figure
   */
  async toPNG(): Promise<Uint8Array<ArrayBuffer>> {
    await this.settle();
    return (await this.controller.viewLoader.toolbar!.files()).pngOf(this);
  }

  /**
   * The raw map as a file that `numpy.load` reads. Explains first what is not explained yet.
   *
   * @param name which of several maps, such as a method of `compare`; the first unless given
   * @returns the bytes of the file
   * @throws `ExplainError` as `explain()`, and `argument-invalid` where the figure has no map of that name
   */
  async toNpy(name?: string): Promise<Uint8Array<ArrayBuffer>> {
    await this.settle();
    return (await this.controller.viewLoader.toolbar!.files()).npyOf(this.controller, name);
  }

  /** Explains what is not explained yet, wherever the element is. @internal */
  settle(): Promise<void> {
    return this.controller.settle();
  }

  override connectedCallback(): void {
    if (this.hasUpdated) inherit(this);
    super.connectedCallback();
  }

  // Before anything looks at what has changed.
  protected override shouldUpdate(): boolean {
    const isDue = super.shouldUpdate();
    inherit(this);
    return isDue;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.controller.attributesChanged(changed);
  }

  protected override render(): TemplateResult {
    const { controller } = this;
    const { awaitsReader, isEmpty, status, failure } = controller;
    return figureFrame({
      width: this.width,
      height: this.height,
      hasFallback: hasFallbackContent(this),
      isEmpty,
      awaitsReader,
      progress: controller.progressShown,
      failure: status === 'failed' ? failure : null,
      figure: awaitsReader ? controller.startControl() : controller.figure(),
      toolbar: awaitsReader ? nothing : controller.toolbarUnder(),
      hasLanguage: controller.locale.language !== null,
      printedImage: isEmpty ? controller.printedImage() : null,
      adjusting: this.layout === 'compact' ? controller.adjusting : null,
      announcement: controller.announcement,
      onRetry: controller.startByReader,
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => controller.imageSlotted(),
    });
  }
}
