import type { ErrorDetail, LrpCompositeChoice, LrpStart } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import { lrpProperties, type LrpAttributes } from './lrp-attributes.js';
import { LrpController } from './lrp-controller.js';
import type { LrpSanityStep } from './lrp-extras.js';
import type { LrpHeatmapResult } from './lrp-request.js';

/** The events of `<lrp-heatmap>`, by name; its docblock says when. */
export interface LrpHeatmapEventMap extends ExplainEventMap<LrpHeatmapResult> {
  'part-error': CustomEvent<ErrorDetail>;
  'sanity-step': CustomEvent<LrpSanityStep>;
}

/**
 * How the score of a class is shared out among the pixels, layer by layer: layer-wise relevance
 * propagation (S. Bach et al. 2015, On pixel-wise explanations for non-linear classifier decisions;
 * G. Montavon et al. 2019, Layer-wise relevance propagation: an overview), with every rule, the
 * relevance at every layer, and the books of where it went. Computed in the reader's browser.
 *
 * Which layer gets which rule follows from the network unless `composite` says: `epsilon-plus`, which
 * M. Kohlbrenner et al. (2020, Towards best practice in explaining neural network decisions with LRP)
 * found to lie best on the objects, and `epsilon-gamma-box` for networks with depthwise convolutions,
 * where folded batch norms left biases that take all but a ten-thousandth under `epsilon-plus`.
 *
 * @tag lrp-heatmap
 *
 * @attr {LrpCompositeChoice} composite - which layer gets which rule: one rule for all layers with weights, or zennit's composites; `auto` (the default) is `epsilon-plus`, and for networks with depthwise convolutions `epsilon-gamma-box`
 * @attr {string} compare - composites to lay side by side, separated by spaces, and `gradient-x-input` among them; it wins over `composite`
 * @attr {string} layer-rules - rules of single layers over what the composite says: `conv1:z-box; dense1:epsilon(0.25)`; the number is the rule's epsilon, gamma or alpha
 * @attr {number} epsilon - of the epsilon rule, at least 0; 1e-6 unless given
 * @attr {number} gamma - of the gamma rule, at least 0; 0.25 unless given
 * @attr {number} alpha - of the alpha-beta rule, at least 1; 2 unless given. Beta is alpha - 1
 * @attr {"logit"|"one"} start - the relevance that is placed on the class: its logit (the default) or 1
 * @attr {"none"|"others"|"rivals"|string} contrast - explains the class rather than the mean of all `others`, its `rivals` (the others, weighted by their probabilities), or one class, by its index or label; `none` unless given
 * @attr {"include"|"ignore"} bias - whether biases are in the denominators, and take their share; `include` unless given
 * @attr {"dense"|"conv"} dense-as - `conv` runs dense layers as convolutions with the same weights
 * @attr {string} input-size - with `dense-as="conv"`: the size at which the picture goes in, `56` or `56x40` (width x height), at least the model's own
 * @attr {string} place - of a larger picture the output position that is explained, `x,y`; all of them unless given
 * @attr {string} layer - with `unit`: start again from a part of this layer's relevance alone
 * @attr {string} unit - the part: a channel, a place `x,y`, or `x,y,channel`, with `*` for all; of a dense layer a number
 * @attr {string} layers - shows the relevance at every layer; with the name of a layer also its channels
 * @attr {boolean} conservation - shows where the relevance went, a bar per layer
 * @attr {string} denominators - shows the histogram of a layer's denominators; the first convolution's unless a layer is named
 * @attr {boolean} sanity - the reader can give the layers random weights from the top down, and see which maps change
 * @attr {boolean} rules - opens the table of layers and their rules
 * @attr {number|"auto"} clip - percentile of magnitudes, above 50 and up to 100, at which the colors end; `auto` (the default) is 99.5 for inputs over 64 pixels, else 100. The legend states it
 * @attr {"unit"|"shared"|string} range - `unit` (each map its own, the default), `shared` (one for all compared maps), or two numbers
 *
 * @event {CustomEvent<LrpHeatmapResult>} explain-complete - the result, with the raw relevance
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<LrpSanityStep>} sanity-step - another number of random layers is shown
 *
 * @slot label-picture - the author's own label above a panel: `label-picture`, or `label-` and the name of a composite; of the parts below `label-layers`, `label-channels`, `label-conservation`, `label-denominators`
 * @slot legend-epsilon-plus - the author's own legend of one panel: `legend-` and its name, as of labels
 *
 * @csspart panel - one picture with its label and legend
 * @csspart picture-panel - the panel of the picture that is explained
 * @csspart map-panel - the panel of a relevance map
 * @csspart label - the label above a picture, or of a part of the figure
 * @csspart picture - the box of a picture
 * @csspart picture-canvas - the canvas with the picture
 * @csspart map-canvas - the canvas with the relevance of the pixels, or of a layer that was opened
 * @csspart probe - the surface that pixels are pointed at on
 * @csspart place - the mark of the place that is pointed at
 * @csspart legend - the colour bar with its numbers
 * @csspart books - the sums below a map
 * @csspart reading - the relevance of the pixel that is pointed at, and its way in numbers
 * @csspart balance - how much relevance is positive, how much negative, and where
 * @csspart restart - what is explained when only a part of a layer goes on, and the way back
 * @csspart fact - what the comparison with gradient x input shows
 * @csspart zeros - that rules divided by denominators that are exactly 0
 * @csspart places - the outputs of a picture that is larger than the model's
 * @csspart layers - the relevance at every layer
 * @csspart layer - one layer of them
 * @csspart layer-canvas - its canvas
 * @csspart zeros-canvas - the marks of denominators that are exactly 0
 * @csspart channels - the opened layer and its channels
 * @csspart cell - one channel
 * @csspart channel-canvas - its canvas
 * @csspart picker - the surface that places of a layer or of the output are picked on
 * @csspart pager - what turns the pages of many channels
 * @csspart conservation - where the relevance went
 * @csspart bar - one layer's bar
 * @csspart denominators - the histogram of denominators
 * @csspart similarity - how like the original a map with random layers is
 * @csspart sanity - slider, chart and text of the sanity check
 * @csspart rules - the table of layers and their rules
 * @csspart back - the buttons that lead back: to all of the relevance, to the composite, to all places
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-composite - the menu of composites
 * @csspart control-inspect - which of several maps the parts below are about
 * @csspart control-epsilon - the slider of epsilon
 * @csspart control-gamma - the slider of gamma
 * @csspart control-alpha - the slider of alpha and beta
 * @csspart control-gradient - whether gradient x input stands beside the map
 * @csspart control-layers - whether the relevance at every layer is shown
 * @csspart control-conservation - whether the conservation report is shown
 * @csspart control-denominators - whether the denominators are shown
 * @csspart control-rules - the table of rules, and what stands above it
 * @csspart control-start - what the backward pass starts with
 * @csspart control-contrast - the menu of what the class is explained rather than
 * @csspart control-bias - whether biases take a share
 * @csspart control-dense-as - whether dense layers run as convolutions
 *
 * @cssprop --convlens-panel-size - largest width of one picture; 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop --convlens-cell-size - smallest width of one layer or channel; 5.2em unless set
 */
export class LrpHeatmap
  extends ImageElement<LrpHeatmapResult, LrpHeatmapEventMap>
  implements LrpAttributes
{
  static override properties: Declarations = lrpProperties;

  declare composite: LrpCompositeChoice;
  declare compare: string | null;
  declare layerRules: string | null;
  declare epsilon: number | null;
  declare gamma: number | null;
  declare alpha: number | null;
  declare start: LrpStart;
  declare contrast: string;
  declare bias: 'include' | 'ignore';
  declare denseAs: 'dense' | 'conv';
  declare inputSize: string | null;
  declare place: string | null;
  declare layer: string | null;
  declare unit: string | null;
  declare layers: string | null;
  declare conservation: boolean;
  declare denominators: string | null;
  declare sanity: boolean;
  declare rules: boolean;
  declare clip: number | 'auto';

  /** @internal */
  override readonly controller = new LrpController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'lrp-heatmap': LrpHeatmap;
  }
}
