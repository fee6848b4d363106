import type { PerturbResult } from '../../client/perturb.js';
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
  'perturbation-step': CustomEvent<PerturbResult>;
}

/**
 * Which pixels move a class score or a neuron, by one saliency method or by several side by side. For a
 * neuron it also shows its receptive field. Computed in the reader's browser.
 *
 * @tag saliency-map
 *
 * @attr {string} src - address of a picture, or `sample:3` for a sample of the model (`sample:0` unless given); several, separated by spaces, `sample:0-9` or `sample:*` (all samples) make a gallery of at most 25
 * @attr {SaliencyMethod} method - how to come back through the network; `guided-backprop` unless given
 * @attr {string} compare - methods to lay side by side, separated by spaces; it wins over `method`
 * @attr {string} layer - explain a neuron of this layer instead of the class
 * @attr {string} unit - which neuron: `max` (the strongest, the default), `channel` (that channel's strongest), `x,y` (the strongest there), `x,y,channel`, or `*,*,channel` (the whole channel); of a dense layer `max` or its number
 * @attr {"none"|"others"|"rivals"|string} contrast - explains the class rather than the mean of all `others`, its `rivals` (the others, weighted by their probabilities), or one class, by its index or label; `none` unless given, and of a neuron
 * @attr {string} cam-layer - the layer whose maps Grad-CAM and the other class activation maps weigh; the last convolution before what is explained unless given
 * @attr {number} steps - points on the path of `integrated-gradients` and `blur-integrated-gradients`, 1 to 1000; 32 unless given
 * @attr {"mean"|"blur"|"noise"|string} baseline - where the path of `integrated-gradients` and `gradient-shap` begins, what `deeplift` compares with, and what `rise` and `score-cam` hide the image with: a number in model-input units (0 unless given), one for each channel (`0.5,0.4,0.3`), the image's `mean` color, the image under a strong `blur`, `noise`, or another image (an address, or `sample:3`)
 * @attr {number} samples - noisy copies that `smoothgrad` averages over, random points of `gradient-shap`, 1 to 1000; 25 unless given
 * @attr {number} noise - standard deviation of the noise as a share of the input's range, 0 to 10; 0.15 for `smoothgrad` and 0 for `gradient-shap` unless given
 * @attr {number} noise-seed - of noise, random points and masks, a whole number: the same seed, the same map; 0 unless given
 * @attr {number} masks - how many random masks `rise` takes, 1 to 20,000: 1000 unless given, and 400 for inputs over 64 pixels; `score-cam` takes at most so many maps of its layer as masks, those that vary most: all of them unless given
 * @attr {boolean} freeze - keeps the very neuron when the picture changes, instead of the one that `unit` finds there
 * @attr {"none"} crop - `none` leaves out the pieces cropped to the window that a neuron sees
 * @attr {"class"} group - `class` puts the images of a gallery under headings: the label that the card gives a sample, for other images the prediction; each with its window outlined, enlarged, and a caption
 * @attr {"auto"|"sum"|"max"|"rgb"} channels - how color channels are drawn: their signed `sum`, the strongest with its sign (`max`), or the map itself as an image whose mid-grey is 0 (`rgb`); `auto` (the default) is `rgb` for gradient, guided backprop, DeconvNet and Guided Grad-CAM of color inputs over 64 pixels, else `sum`
 * @attr {number|"auto"} clip - percentile of magnitudes, above 50 and up to 100, at which the colors end; `auto` (the default) is 99.5 for inputs over 64 pixels, and 100 for class activation maps, RISE and smaller inputs; the legend states it
 * @attr {"auto"|"beside"|"under"|"none"} picture - where the picture stands: `beside` the maps, in grey `under` each of them, or not at all (`none`); `auto` (the default) is `beside`, and class activation maps and RISE of inputs over 64 pixels lie over it too
 * @attr {number} opacity - of the map over a picture `under` it, from 0 to 1; 0.6 unless given
 * @attr {boolean} sanity - lets the reader randomise the network's layers from the top down and see which maps change (not in a gallery)
 * @attr {boolean} perturbation - lets the reader change the image by a bounded step of signed gradient towards another class, and see what the network predicts then (not in a gallery)
 * @attr {boolean} faithfulness - draws deletion and insertion curves under each map of a class (not in a gallery)
 * @attr {"unit"|"shared"|string} range - `unit` (each map its own, the default), `shared` (one for all), or two numbers, which `clip` does not change
 *
 * @event {CustomEvent<SaliencyResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<SanityStep>} sanity-step - the maps with so many random layers are shown: the engine's answer and `randomizedLayers`
 * @event {CustomEvent<Record<string, FaithfulnessResponse>>} faithfulness-complete - the curves of every shown map, by method
 * @event {CustomEvent<PerturbResult>} perturbation-step - another step of the perturbation is shown: what `perturb()` of the engine gives
 *
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
 * @csspart neuron - which neuron is explained, and what it sees
 * @csspart gallery - the grid of several pictures
 * @csspart cell - one picture of the gallery with its maps
 * @csspart class-heading - the class above its images, in a gallery grouped by class
 * @csspart cell-caption - what a gallery says of one image: the author's caption, or in a grouped one the title of the sample
 * @csspart similarity - how like the original a map with random layers is
 * @csspart sanity - the control that randomises layers, and its chart
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-contrast - the menu of what the class is explained rather than
 * @csspart control-method - the menu of methods
 * @csspart control-layer - the menu of layers
 * @csspart control-unit - which neuron of the layer: a menu, and the number of its channel
 * @csspart control-freeze - whether the neuron stays when another image comes
 * @csspart control-cam-layer - the menu of the layer whose maps are weighed
 * @csspart control-steps - how many points lie on the path
 * @csspart control-baseline - the menu of baselines
 * @csspart control-samples - how many noisy copies or random points there are
 * @csspart control-noise - the slider of the noise
 * @csspart control-noise-seed - the seed of noise and random points
 * @csspart control-masks - how many masked images are computed
 * @csspart control-opacity - the slider of a map over the image
 * @csspart control-channels - how the color channels become one map
 * @csspart control-clip - where the colors end
 * @csspart control-picture - where the image stands
 * @csspart perturbation - the slider of the perturbation, and what it makes of the image
 * @csspart perturbed-canvas - the canvas with the perturbed image
 * @csspart change-canvas - the canvas with what was changed
 * @csspart curves - the deletion and insertion curves of a map
 *
 * @cssprop --convlens-panel-size - largest width of one picture; 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop --convlens-gallery-size - smallest width of one image of a gallery; 5em unless set, 110px where it is grouped by class
 *
 * @slot caption - the author's own caption, in place of the sentences below the pictures; with `data-for` that of one image of a gallery: `<p slot="caption" data-for="sample:4">`, named as `src` names it
 * @slot label-picture - the author's own label above a panel: `label-picture`, or `label-` and the name of a method
 * @slot legend-gradient - the author's own legend of one panel: `legend-` and its name, as of labels
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
  declare camLayer: string | null;
  declare steps: number | null;
  declare baseline: string | null;
  declare samples: number | null;
  declare noise: number | null;
  declare noiseSeed: number | null;
  declare masks: number | null;
  declare contrast: string;
  declare perturbation: boolean;
  declare freeze: boolean;
  declare crop: string | null;
  declare group: string | null;
  declare channels: ChannelView | 'auto';
  declare clip: number | 'auto';
  declare picture: 'auto' | 'beside' | 'under' | 'none';
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
