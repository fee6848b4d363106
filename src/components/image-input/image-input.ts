import type { PropertyValues, TemplateResult } from 'lit';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ErrorDetail } from '../../protocol.js';
import type { Listening } from '../base/events.js';
import { MarkupElement } from '../base/markup-element.js';
import { listWhileOnPage } from '../base/print.js';
import {
  cardProperty,
  layoutProperty,
  type Declarations,
  type Layout,
} from '../base/properties.js';
import { figureFrame, hasFallbackContent } from '../view/figure-frame.js';
import { frameStyles } from '../view/frame.styles.js';
import type { ReaderChange } from '../view/reader-choice.js';
import { ImageInputController } from './image-input-controller.js';

/** What an `image-change` tells. */
export interface ImageChange {
  /** How the reader gave it. */
  source: 'sample' | 'upload' | 'drop' | 'paste' | 'camera' | 'digit';
  /** `sample:3` for a sample of the model. */
  image: ImageSource;
}

/** The events of `<image-input>`, by name; its docblock says when. */
export interface ImageInputEventMap {
  'image-change': CustomEvent<ImageChange>;
  'image-preview': CustomEvent<ImageChange>;
  'reader-change': CustomEvent<ReaderChange>;
  'part-error': CustomEvent<ErrorDetail>;
}

/**
 * Lets a reader choose what is explained: a sample of the model, an image of their own (chosen,
 * dropped, pasted, or taken with the camera), or a digit that they draw, prepared as those of MNIST
 * were. Of a large image they choose the part that the network sees. Images never leave the page.
 *
 * @summary Readers choose the image to explain: a sample of the model, a file (chosen or dropped onto the element), an image from the clipboard, a photo from the camera, or a digit that they draw.
 * @tag image-input
 *
 * @attr {string} for - ids of the elements that get the image, separated by spaces; the `<explain-scene>` around it unless given
 * @attr {"mnist-cnn"|"cifar10-cnn"|"cifar10-allcnn"|"efficientnet-lite0"|string} model - whose samples are shown and whose input the image is cropped for: a built-in name, or the address of a model; that of the fed element unless given; as a property also files
 * @attr {string} card - address of that model's card when it is not `card.json` beside it; as a property also the card itself, an object
 * @attr {string} accept - which input sources are offered, in this order, separated by spaces; all unless given, `digit` second and only where the model's input has one channel
 *   - `samples`: the samples of the model
 *   - `digit`: a pad for a digit; it is open from the start where it stands first
 *   - `upload`: a file, chosen or dropped
 *   - `paste`: an image from the clipboard
 *   - `camera`: an image from the camera
 * @attr {"lazy"|"eager"|"click"} loading - when the element fetches what it shows
 *   - `lazy`: when it is near the viewport
 *   - `eager`: at once
 *   - `click`: when the reader asks
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - how much stands around the images; `full` unless given
 *   - `full`: the whole figure, as high as it needs
 *   - `compact`: images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"
 *
 * @slot - fallback: shown until there is something to see, and without JavaScript
 *
 * @event {CustomEvent<ImageChange>} image-change - the reader gave an image or moved its crop: `{source, image}`
 * @event {CustomEvent<ImageChange>} image-preview - the fed elements got an image that the next follows at once, while the pen moves or the camera runs: `{source, image}`
 * @event {CustomEvent<ReaderChange>} reader-change - the reader gave an image: `{name, value}`, `name` being `value`
 * @event {CustomEvent<ErrorDetail>} part-error - an image could not be read; the previous one stays: `{code, message, hint}`
 *
 * @cssState waiting - nothing is shown yet
 * @cssState ready - the reader can give an image
 * @cssState failed - what shows it could not be loaded
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart figure - everything but the fallback
 * @csspart samples - the strip of samples
 * @csspart sample - one sample: the label of a radio button
 * @csspart thumbnail - the image of a sample
 * @csspart ways - the row of buttons of the input sources
 * @csspart way - the button of an input source
 * @csspart hint - what else can be done
 * @csspart panel - the pad, the crop or the camera
 * @csspart pad - the canvas to draw a digit on
 * @csspart crop - the image with the frame
 * @csspart crop-frame - the frame around what the network sees
 * @csspart video - what the camera sees
 * @csspart seen - the image as the network sees it
 * @csspart control - one labelled control
 * @csspart status - which image is in use
 * @csspart credit - who made a sample's image
 * @csspart start - the button of `loading="click"`
 * @csspart fallback - the box of the fallback
 * @csspart error - what went wrong
 * @csspart retry - the button that tries again
 *
 * @cssprop {<color>} [--convlens-accent=currentcolor] - color of controls and marks; the text's color unless set
 * @cssprop {<length> | <percentage>} [--convlens-font-size=0.85em] - size of all text
 * @cssprop {<length>} --convlens-thumbnail-size - side of a sample
 * @cssprop {<length>} --convlens-panel-size - largest width of the pad, the crop and the camera
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - side notes
 */
export class ImageInput extends MarkupElement {
  static override styles = frameStyles;
  static override properties: Declarations = {
    htmlFor: { attribute: 'for', type: String },
    model: { type: String },
    card: cardProperty,
    accept: { type: String, keywords: true },
    loading: { type: String, keywords: true, initial: 'lazy' },
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
  declare model: GivenModel | null;
  declare card: GivenCard | null;
  declare accept: string | null;
  declare loading: 'lazy' | 'eager' | 'click';
  declare width: number | null;
  declare layout: Layout | null;
  declare height: number | null;
  /** The image that was given last, or `null`; set by script, the elements get it too. */
  declare value: ImageSource | null;

  /** @internal */
  readonly controller = new ImageInputController(this);

  constructor() {
    super();
    listWhileOnPage(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.controller.attributesChanged(changed);
  }

  /** Fetches what it shows. @internal */
  settle(): Promise<void> {
    return this.controller.settle();
  }

  protected override render(): TemplateResult {
    const { controller, width, height } = this;
    const { isEmpty } = controller;
    return figureFrame({
      width,
      height,
      hasFallback: hasFallbackContent(this),
      isEmpty,
      hasLanguage: controller.locale.language !== null,
      awaitsReader: this.loading === 'click',
      failure: controller.failure,
      adjusting: !isEmpty && this.layout === 'compact' ? controller.adjusting : null,
      figure: controller.figure(),
      announcement: controller.announcement,
      onRetry: controller.load,
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
