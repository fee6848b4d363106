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
 * Which pixels raise or lower a class score or a neuron’s activation, by one saliency method or several side
 * by side. For a neuron it also shows the receptive field. Computed in the reader's browser.
 *
 * @summary Which pixels raise or lower the score of a class, or the activation of one neuron: by one saliency method or several side by side.
 * @tag saliency-map
 *
 * @attr {string} src - address of an image, or `sample:3` for a sample of the model (`sample:0` unless given); several, separated by spaces, make a gallery of at most 25
 *   - `sample:0`: the first sample of the model
 *   - `sample:0-9`: a gallery of the first ten
 *   - `sample:*`: a gallery of all samples
 * @attr {SaliencyMethod} method - the saliency method; `guided-backprop` unless given
 * @attr {SaliencyMethod[]} compare - methods to show side by side, separated by spaces; it overrides `method`
 * @attr {string} layer - explain a neuron of this layer instead of the class
 * @attr {string} unit - which neuron: one of these, or a position `x,y` (the strongest neuron there, counted from 0), `x,y,channel`, `*,*,channel` (the whole channel), or a channel's number (its strongest neuron); in a dense layer `max` or its number
 *   - `max`: the strongest; so it is unless given
 * @attr {"none"|"others"|"rivals"|string} contrast - explains the class score relative to other classes: a class by its index or label, or one of these; `none` for a neuron
 *   - `none`: explains the class score alone
 *   - `others`: rather than the mean of all other classes
 *   - `rivals`: rather than the others, weighted by their probabilities
 * @attr {string} cam-layer - the layer whose maps Grad-CAM and the other class activation maps weight; the last convolution before what is explained unless given
 * @attr {number} steps - points on the path of `integrated-gradients` and `blur-integrated-gradients`, 1 to 1000; 32 unless given
 * @attr {"mean"|"blur"|"noise"|string} baseline - the start of the path of `integrated-gradients` and `gradient-shap`, the reference of `deeplift`, and the fill of masked pixels of `rise` and `score-cam`: a number in model-input units (0 unless given), one for each channel (`0.5,0.4,0.3`), another image (an address, or `sample:3`), or one of these
 *   - `mean`: the image's mean color
 *   - `blur`: the image under a strong blur
 *   - `noise`: random pixels
 * @attr {number} samples - number of noisy copies for `smoothgrad` and of random points for `gradient-shap`, 1 to 1000; 25 unless given
 * @attr {number} noise - standard deviation of the noise as a share of the input's range, 0 to 10; 0.15 for `smoothgrad` and 0 for `gradient-shap` unless given
 * @attr {number} noise-seed - seed of noise, random points and masks, a whole number: the same seed gives the same map; 0 unless given
 * @attr {number} masks - number of random masks for `rise`, 1 to 20,000: 1000 unless given, and 400 for inputs over 64 pixels; the most maps of its layer that `score-cam` uses as masks, those that vary most: all of them unless given
 * @attr {boolean} freeze - keeps the same neuron when the image changes, instead of the one that `unit` finds in the new image
 * @attr {"none"} crop - of a neuron: the panels cropped to its receptive field
 *   - `none`: leaves them out
 * @attr {"class"} group - how a gallery is ordered; as `src` names the images unless given
 *   - `class`: under headings: the label that the card gives a sample, for other images the prediction; each with the receptive field outlined and enlarged, and a caption
 * @attr {"auto"|"sum"|"max"|"rgb"} channels - how color channels are drawn
 *   - `auto`: `rgb` for gradient, guided backprop, DeconvNet and Guided Grad-CAM of color inputs over 64 pixels, else `sum`
 *   - `sum`: their signed sum
 *   - `max`: the strongest with its sign
 *   - `rgb`: the map itself as an image whose mid-gray is 0
 * @attr {number|"auto"} clip - percentile of magnitudes, above 50 and up to 100, at which the colors end; the legend states it
 *   - `auto`: 99.5 for inputs over 64 pixels, and 100 for class activation maps, RISE and smaller inputs
 * @attr {"auto"|"beside"|"under"|"none"} picture - where the image is shown
 *   - `auto`: beside the maps; class activation maps and RISE of inputs over 64 pixels also lie over the image
 *   - `beside`: beside the maps
 *   - `under`: in gray under each of them
 *   - `none`: nowhere
 * @attr {number} opacity - opacity of a map over the image, from 0 to 1; 0.6 unless given
 * @attr {boolean} sanity - lets the reader randomize the network's layers from the top down and see which maps change (not in a gallery)
 * @attr {boolean} perturbation - lets the reader change the image by a bounded step of signed gradient toward another class, and see what the network predicts (not in a gallery)
 * @attr {boolean} faithfulness - draws deletion and insertion curves under each map of a class (not in a gallery)
 * @attr {"unit"|"shared"|string} range - which values the colors end at; or two numbers, which `clip` does not change
 *   - `unit`: a range for each map
 *   - `shared`: one range for all
 *
 * @event {CustomEvent<SaliencyResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<SanityStep>} sanity-step - maps of a network with randomized layers are shown: the engine's response and `randomizedLayers`
 * @event {CustomEvent<Record<string, FaithfulnessResponse>>} faithfulness-complete - the curves of every shown map, by method
 * @event {CustomEvent<PerturbResult>} perturbation-step - another step of the perturbation is shown: what `perturb()` of the engine gives
 *
 * @csspart panel - one image or map with its label and legend
 * @csspart picture-panel - the panel of the input image
 * @csspart map-panel - the panel of a map
 * @csspart label - the label above an image or map
 * @csspart picture - the box of an image or map
 * @csspart picture-canvas - the canvas with the input image
 * @csspart map-canvas - the canvas with a map
 * @csspart ground-canvas - the canvas with the image under a map
 * @csspart field - the outline of a neuron’s receptive field
 * @csspart picker - the surface over the image on which readers pick a neuron
 * @csspart legend - the color bar with its numbers
 * @csspart neuron - the explained neuron and its receptive field
 * @csspart gallery - the grid of several images
 * @csspart cell - one image of the gallery with its maps
 * @csspart class-heading - the class above its images, in a gallery grouped by class
 * @csspart cell-caption - the caption of one image in a gallery: the author's, or in a grouped gallery the title of the sample
 * @csspart similarity - the similarity of a map to the original after randomization
 * @csspart sanity - the control that randomizes layers, and its chart
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-contrast - the menu of contrasts
 * @csspart control-method - the menu of methods
 * @csspart control-layer - the menu of layers
 * @csspart control-unit - the neuron of the layer: a menu, and the number of its channel
 * @csspart control-freeze - whether the neuron stays when another image comes
 * @csspart control-cam-layer - the menu of the layer whose maps are weighted
 * @csspart control-steps - the number of points on the path
 * @csspart control-baseline - the menu of baselines
 * @csspart control-samples - the number of noisy copies or random points
 * @csspart control-noise - the slider of the noise
 * @csspart control-noise-seed - the seed of noise and random points
 * @csspart control-masks - the number of masked images
 * @csspart control-opacity - the slider for the opacity of a map over the image
 * @csspart control-channels - how the color channels become one map
 * @csspart control-clip - where the colors end
 * @csspart control-picture - where the image stands
 * @csspart perturbation - the slider of the perturbation, and the perturbed image
 * @csspart perturbed-canvas - the canvas with the perturbed image
 * @csspart change-canvas - the canvas with the change
 * @csspart curves - the deletion and insertion curves of a map
 *
 * @cssprop {<length>} [--convlens-panel-size=22em] - largest width of one image; where there is room 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop {<length>} [--convlens-gallery-size=5em] - smallest width of one image of a gallery; 110px where it is grouped by class, unless set
 * @cssprop {<length>{1,2}} [--convlens-gap=1em 0.8em] - gap between images; 1.1em 1em in a gallery, unless set
 *
 * @slot caption - the author's own caption, in place of the sentences below the figure; with `data-for` that of one image of a gallery: `<p slot="caption" data-for="sample:4">`, named as `src` names it
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
   * Of a gallery, in its order; `null` for an image that failed or is still computed. `result` is the first.
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
