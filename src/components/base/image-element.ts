import { createExplainer, type Explainer } from '../../client/explainer.js';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ExplainResult } from '../../client/result.js';
import type { Reveal, Revealer } from '../figure/concealed.js';
import type { ExplainEventMap } from './events.js';
import { ExplainElement } from './explain-element.js';
import type { ImageController, WithImage } from './image-controller.js';
import { imageProperties, type Declarations, type ImageAttributes } from './properties.js';
import { lenderOf } from './scene-values.js';

/**
 * An element that explains what a network makes of an image: the attributes that say which.
 *
 * @attr {"mnist-cnn"|"cifar10-cnn"|"cifar10-allcnn"|"efficientnet-lite0"|string} model - a built-in name, or the address of a model: a TensorFlow.js `model.json` (layers or graph model), a folder with one (`https://example.org/birds/`), an `.onnx`, `.keras` or whole-model `.h5` file; as a property also files
 * @attr {string} card - address of a model card when it is not `card.json` beside the model; as a property also the card itself, an object
 *   - `none`: there is no card, and none is looked for
 * @attr {string} output - the name or number of the output to explain, of a model that has several; its card may choose one too
 * @attr {string} src - address of an image, or `sample:3` for a sample of the model (`sample:0` unless given)
 *   - `sample:0`: the first sample of the model
 * @attr {"top"|string} target - the class that is explained: an index, a label, or `top`
 *   - `top`: the predicted class
 * @attr {"none"|"class"|"all"} reveal - how much of the prediction caption, alternative texts and live region tell; `reveal()` shows the rest
 *   - `none`: nothing of it
 *   - `class`: the predicted class, without numbers and findings
 *   - `all`: everything
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"|string} colormap - colors from negative to positive; `RdBu` unless given
 *   - `RdBu`: positive values are red, negative ones blue
 *   - `PuOr`: orange and purple
 *   - `PRGn`: green and purple
 *   - `BrBG`: teal and brown
 *   - `greys`: light and dark, for print without color
 *   - `hatched`: after a name (`RdBu hatched`): negative values are hatched, as they are in print
 *
 * @slot image - an `<img>`, `<picture>` or `<canvas>` to explain where there is no `src`, also within a paragraph, link or figure
 *
 * @slot caption - the author's own caption, in place of the sentences below the images
 * @slot legend - the author's own legend, below the images in place of theirs
 *
 * @csspart control - one labelled control
 * @csspart control-colormap - the menu of colors, and whether negative values are hatched
 * @csspart combobox - the field with suggestions that stands for a menu of more than 30 choices
 * @csspart options - the list of suggestions
 * @csspart option - one suggestion of the list
 * @csspart input-toggle - the button below the image that shows the network's input in its place
 * @csspart caption - the text below the images
 * @csspart finding - every sentence that tells what was found in this image, the prediction among them
 * @csspart meaning - every sentence that tells what the figure means
 * @csspart about - every sentence that tells how it was made, and what qualifies it
 * @csspart model - the name of the model, in a scene with several
 * @csspart head - says where the probabilities were made, if not by the network
 * @csspart answer - what the network predicts
 *
 * @cssprop {<color>} [--convlens-accent=currentcolor] - color of controls and progress; the host's `accent-color` unless set
 * @cssprop {<length>{1,2}} --convlens-gap - gap between images
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - legends and side notes
 */
export abstract class ImageElement<
  Result extends ExplainResult,
  Events extends ExplainEventMap<Result> = ExplainEventMap<Result>,
>
  extends ExplainElement<Result, Events>
  implements ImageAttributes, WithImage
{
  static override properties: Declarations = imageProperties;

  declare model: GivenModel;
  declare card: GivenCard | null;
  declare output: string | null;
  declare src: string | null;
  declare target: string;
  declare colormap: string;
  declare range: string;
  declare revealed: Reveal;
  /** An image given by script; it wins over `src`. A tensor goes in as it is, unscaled. */
  declare image: ImageSource | null;

  /** @internal */
  abstract override readonly controller: ImageController<ImageAttributes, Result>;

  /**
   * Shows what the attribute `reveal` hides: all of it, or as much as is named.
   *
   * @param {'none' | 'class' | 'all'} [level=all] how much is shown from now on, as the attribute says it
   * @returns nothing; the figure changes with its next update
   */
  get reveal(): Revealer {
    return (level = 'all') => this.setAttribute('reveal', level);
  }

  // Frameworks set a property where an element has one of the attribute's name.
  set reveal(level: Reveal | Revealer) {
    if (typeof level === 'string') this.reveal(level);
  }

  /**
   * The engine's functions for this element's model.
   *
   * @returns an explainer that shares the element's model; `dispose()` of it leaves the element as it is
   * @throws `ExplainError` with `model-missing`, `model-unknown` or `address-invalid` where the element names no model
   */
  explainer(): Explainer {
    const { model, card, output, backend } = this;
    return createExplainer({ model, card, output, backend, samplesOf: lenderOf(this) });
  }
}
