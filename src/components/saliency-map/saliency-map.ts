import type { SaliencyResult } from '../../client/saliency.js';
import type { FaithfulnessResponse, SaliencyMethod } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import type { ChannelView } from '../figure/heatmap.js';
import { SaliencyController } from './saliency-controller.js';
import { saliencyProperties, type SaliencyAttributes } from './saliency-attributes.js';
import type { SanityStep } from './saliency-extras.js';

/** The events of `<saliency-map>`, by name; its docblock says when. */
export interface SaliencyMapEventMap extends ExplainEventMap<SaliencyResult> {
  'sanity-step': CustomEvent<SanityStep>;
  /** By method. */
  'faithfulness-complete': CustomEvent<Record<string, FaithfulnessResponse>>;
}

/**
 * Which pixels move a class score or a neuron, by one saliency method or by several side by side. For a
 * neuron it also shows its receptive field. Computed in the reader's browser.
 *
 * @tag saliency-map
 *
 * @attr {"mnist-cnn"|"cifar10-cnn"|"cifar10-allcnn"|string} model - a built-in name (`mnist-cnn`, `cifar10-cnn`, `cifar10-allcnn`), or the address of a TensorFlow.js `model.json` (layers or graph model)
 * @attr {string} card - address of a model card when it is not `card.json` beside the model
 * @attr {string} src - address of a picture, or `sample:3` for a sample of the model (`sample:0` unless given); several, separated by spaces, `sample:0-9` or `sample:*` (all samples) make a gallery of at most 25
 * @attr {"top"|string} target - `top` (the network's answer, the default), a class index, or a label
 * @attr {SaliencyMethod} method - how to come back through the network; `guided-backprop` unless given
 * @attr {string} compare - methods to lay side by side, separated by spaces; it wins over `method`
 * @attr {string} layer - explain a neuron of this layer instead of the class
 * @attr {string} unit - which neuron: `max` (the strongest, the default), `channel` (that channel's strongest), `x,y` (the strongest there), `x,y,channel`, or `*,*,channel` (the whole channel); of a dense layer `max` or its number
 * @attr {boolean} freeze - keeps the very neuron when the picture changes, instead of the one that `unit` finds there
 * @attr {"none"} crop - `none` leaves out the pieces cropped to the window that a neuron sees
 * @attr {"sum"|"max"|"rgb"} channels - how colour channels are drawn: their signed `sum` (the default), the strongest with its sign (`max`), or the map itself as a picture whose mid-grey is 0 (`rgb`)
 * @attr {number} clip - percentile of magnitudes, above 50 and up to 100 (the default), at which the colours end; the legend says so
 * @attr {"beside"|"under"|"none"} picture - where the picture stands: `beside` the map (the default), in grey `under` it, or not at all
 * @attr {number} opacity - of the map over a picture `under` it, from 0 to 1; 0.6 unless given
 * @attr {boolean} sanity - lets the reader randomise the network's layers from the top down and see which maps change (not in a gallery)
 * @attr {boolean} faithfulness - draws deletion and insertion curves under each map of a class (not in a gallery)
 * @attr {"lazy"|"eager"|"click"} loading - fetch when near the viewport and compute when visible (`lazy`, the default), at once, or when the reader asks
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; `auto` unless given
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - `compact` shows images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"; `full` unless given
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"} colormap - colours from negative to positive; `RdBu` unless given
 * @attr {"unit"|"shared"|string} range - `unit` (each map its own, the default), `shared` (one for all), or two numbers, which `clip` does not change
 * @attr {"none"|string} controls - `none` hides the reader's controls
 * @attr {"none"|string} toolbar - `none` leaves out what readers find under "More": saving, embed code, full screen, about
 *
 * @slot - fallback: shown until there is something to see, without JavaScript and after an error
 * @slot image - an `<img>`, `<picture>` or `<canvas>` to explain where there is no `src`, also within a paragraph, link or figure
 *
 * @event {CustomEvent<null>} explain-start - a computation was asked for
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`
 * @event {CustomEvent<SaliencyResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<SanityStep>} sanity-step - the maps with so many random layers are shown: the engine's answer and `randomizedLayers`
 * @event {CustomEvent<Record<string, FaithfulnessResponse>>} faithfulness-complete - the curves of every shown map, by method
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart figure - the whole figure
 * @csspart panel - one picture with its label and legend
 * @csspart picture-panel - the panel of the picture that is explained
 * @csspart map-panel - the panel of a map
 * @csspart label - the label above a picture
 * @csspart picture - the box of a picture
 * @csspart picture-canvas - the canvas with the picture that is explained
 * @csspart map-canvas - the canvas with a map
 * @csspart ground-canvas - the canvas with the picture under a map
 * @csspart field - the outline of the window that a neuron sees
 * @csspart picker - the surface over the picture that neurons are picked on
 * @csspart legend - the colour bar with its numbers
 * @csspart progress - the line that shows progress
 * @csspart caption - the text below the pictures
 * @csspart head - says where the probabilities were made, if not by the network
 * @csspart answer - what the network answers
 * @csspart neuron - which neuron is explained, and what it sees
 * @csspart gallery - the grid of several pictures
 * @csspart cell - one picture of the gallery with its maps
 * @csspart similarity - how like the original a map with random layers is
 * @csspart sanity - the control that randomises layers, and its chart
 * @csspart curves - the deletion and insertion curves of a map
 * @csspart controls - the row of controls
 * @csspart control - one labelled control
 * @csspart toolbar - "More" under the figure, and what it opens
 * @csspart more - the word that opens it
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
export class SaliencyMap
  extends ImageElement<SaliencyResult, SaliencyMapEventMap>
  implements SaliencyAttributes
{
  static override properties: Declarations = saliencyProperties;

  declare method: SaliencyMethod;
  declare compare: string | null;
  declare layer: string | null;
  declare unit: string | null;
  declare freeze: boolean;
  declare crop: string | null;
  declare channels: ChannelView;
  declare clip: number;
  declare picture: 'beside' | 'under' | 'none';
  declare opacity: number;
  declare sanity: boolean;
  declare faithfulness: boolean;

  /** @internal */
  override readonly controller = new SaliencyController(this);

  /**
   * Of a gallery, in its order; `null` where a picture failed or is awaited. `result` is the first.
   *
   * @readonly
   */
  get results(): (SaliencyResult | null)[] | undefined {
    return this.controller.extras?.gallery?.results;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'saliency-map': SaliencyMap;
  }
}
