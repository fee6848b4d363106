import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ImageSource } from '../../client/image/picture.js';
import { ExplainError } from '../../protocol.js';
import { Adjusting } from '../view/figure-frame.js';
import { emit } from '../base/events.js';
import type { Listening } from '../base/events.js';
import { listWhileOnPage } from '../base/print.js';
import { figureFrame, hasFallbackContent } from '../view/figure-frame.js';
import { frameStyles } from '../view/frame.styles.js';
import { say } from '../locale/message.js';
import { MarkupElement } from '../base/markup-element.js';
import { layoutProperty, type Declarations, type Layout } from '../base/properties.js';
import { LocaleController } from '../locale/locale-controller.js';
import { ViewLoader } from '../base/view-loader.js';
import { VisibilityController } from '../base/visibility.js';
import type { ImageInputEventMap } from './image-events.js';

/** What an `image-change` tells. */
export interface ImageChange {
  /** How the reader gave it. */
  source: 'sample' | 'upload' | 'drop' | 'paste' | 'camera' | 'digit';
  /** `sample:3` for a sample of the model. */
  image: ImageSource;
}

/**
 * Lets a reader choose what is explained: a sample of the model, a picture of their own (chosen,
 * dropped, pasted, or taken with the camera), or a digit that they draw, prepared as those of MNIST
 * were. Of a large picture they choose the part that the network sees. Pictures stay in the page.
 *
 * @tag image-input
 *
 * @attr {string} for - ids of the elements that get the picture, separated by spaces; the `<explain-scene>` around it unless given
 * @attr {string} model - whose samples are shown and whose input the picture is cut for; that of the fed element unless given
 * @attr {string} card - address of that model's card when it is not `card.json` beside it
 * @attr {string} accept - which ways are offered, in this order: some of `samples`, `digit`, `upload`, `paste`, `camera`, separated by spaces; all unless given, `digit` second and only where the model's input has one channel. A pad for digits that stands first is open from the start
 * @attr {"lazy"|"eager"|"click"} loading - fetch when near the viewport (`lazy`, the default), at once, or when the reader asks
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - `compact` shows images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"; `full` unless given
 *
 * @slot - fallback: shown until there is something to see, and without JavaScript
 *
 * @event {CustomEvent<ImageChange>} image-change - the reader gave a picture or moved its crop: `{source, image}`
 * @event {CustomEvent<ErrorDetail>} part-error - a picture could not be had; the one before stays: `{code, message, hint}`
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart figure - everything but the fallback
 * @csspart samples - the strip of samples
 * @csspart sample - one of them, the label of a radio button
 * @csspart thumbnail - its picture
 * @csspart ways - the row of buttons
 * @csspart way - one of them
 * @csspart hint - what else can be done
 * @csspart panel - the pad, the crop or the camera
 * @csspart pad - the canvas to draw a digit on
 * @csspart crop - the picture with the frame
 * @csspart crop-frame - the frame around what the network sees
 * @csspart video - what the camera sees
 * @csspart seen - the picture as the network sees it
 * @csspart control - one labelled control
 * @csspart status - which picture is in use
 * @csspart credit - whose picture a sample is
 * @csspart start - the button of `loading="click"`
 * @csspart fallback - the box of the fallback
 * @csspart error - what went wrong
 * @csspart retry - the button that tries again
 *
 * @cssprop --convlens-accent - colour of controls and marks; the text's colour unless set
 * @cssprop --convlens-font-size - size of all text; 0.85em unless set
 * @cssprop --convlens-thumbnail-size - side of a sample; 44px unless set
 * @cssprop --convlens-panel-size - largest width of the pad, the crop and the camera; 18em unless set
 * @cssprop --convlens-line-color - hairlines
 * @cssprop --convlens-quiet-color - side notes
 */
export class ImageInput extends MarkupElement {
  static override styles = frameStyles;
  static override properties: Declarations = {
    htmlFor: { attribute: 'for', type: String },
    model: { type: String },
    card: { type: String },
    accept: { type: String, keywords: true },
    loading: { type: String, keywords: true },
    width: { type: Number },
    layout: layoutProperty,
    height: { type: Number },
    value: { attribute: false },
  };

  /** @internal */
  declare addEventListener: Listening<ImageInputEventMap>['addEventListener'];
  /** @internal */
  declare removeEventListener: Listening<ImageInputEventMap>['removeEventListener'];
  declare htmlFor: string | null;
  declare model: string | null;
  declare card: string | null;
  declare accept: string | null;
  declare loading: 'lazy' | 'eager' | 'click';
  declare width: number | null;
  declare layout: Layout | null;
  declare height: number | null;
  /** The picture that was given last, or `null`; set by script, the elements get it too. */
  declare value: ImageSource | null;
  private failure: ExplainError | null = null;
  private readonly speech = new LocaleController(this);
  private readonly adjusting = new Adjusting(this);
  private readonly viewLoader = new ViewLoader<null>(this, async () => {
    const [{ InputFigure }] = await Promise.all([
      import('./image-input-view.js'),
      this.speech.fetch(),
    ]);
    return new InputFigure(this);
  });

  constructor() {
    super();
    listWhileOnPage(this);
    this.htmlFor = this.model = this.card = this.accept = this.value = null;
    this.width = this.height = this.layout = null;
    this.loading = 'lazy';
    new VisibilityController(this, (state) => {
      if (state === 'far') return;
      if (this.loading === 'lazy') this.load();
      else void this.speech.fetch();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.loading === 'eager' || (changed.has('value') && this.value)) this.load();
  }

  /** Fetches what it shows. @internal */
  async settle(): Promise<void> {
    this.load();
    await this.viewLoader.load();
    await this.updateComplete;
  }

  private load(): void {
    this.failure = null;
    this.viewLoader.load().catch(async (error: unknown) => {
      await this.speech.fetch();
      this.failure = ExplainError.of(error, 'page-failed', 'The page failed', 'Reload the page.');
      emit(this, 'part-error', this.failure.detail);
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { failure, width, height } = this;
    const { view } = this.viewLoader;
    const asks = this.loading === 'click' && this.speech.language;
    const hasFallback = hasFallbackContent(this);
    const start = html`<button part="start" type="button" @click=${() => this.load()}>
      ${say`Choose a picture`}
    </button>`;
    return figureFrame({
      width,
      height,
      hasFallback,
      isEmpty: !view,
      isSpoken: this.speech.language !== null,
      awaitsReader: this.loading === 'click',
      failure,
      adjusting: view && this.layout === 'compact' ? this.adjusting : null,
      figure: view?.figure(null) ?? (asks ? start : nothing),
      announcement: failure?.message ?? view?.announcement(null) ?? '',
      onRetry: () => this.load(),
      onSlotChange: () => this.requestUpdate(),
      onImageSlotted: () => {},
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'image-input': ImageInput;
  }
}
