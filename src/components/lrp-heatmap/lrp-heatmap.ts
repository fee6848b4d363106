import type { ErrorDetail, LrpCompositeChoice, LrpEpsilonScale, LrpStart } from '../../protocol.js';
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
 * How LRP redistributes the score of a class to the pixels, layer by layer: layer-wise relevance
 * propagation (S. Bach et al. 2015, On pixel-wise explanations for non-linear classifier decisions;
 * G. Montavon et al. 2019, Layer-wise relevance propagation: an overview), with every rule, the
 * relevance in every layer, and a conservation report. Computed in the reader's browser.
 *
 * The default rules follow from the network: `epsilon-plus`, which M. Kohlbrenner et al. (2020, Towards
 * best practice in explaining neural network decisions with LRP) found to concentrate best on the
 * objects, and `epsilon-gamma-box` for networks with depthwise convolutions, where the biases of folded
 * batch norms absorb all but a ten-thousandth of the score under `epsilon-plus`.
 *
 * @summary How LRP redistributes the score of a class to the pixels, layer by layer, under each rule.
 * @tag lrp-heatmap
 *
 * @attr {LrpCompositeChoice} composite - the rule of each layer: one rule for all layers with weights, or one of zennit's composites
 *   - `auto`: `epsilon-plus`, and `epsilon-gamma-box` for networks with depthwise convolutions
 * @attr {LrpComposite[]} compare - composites to show side by side, separated by spaces; it overrides `composite`
 *   - `gradient-x-input`: the gradient times the input, which equals LRP-0 where all activations are ReLUs
 * @attr {string} layer-rules - rules of single layers, which win over the composite's: `conv1:z-box; dense1:epsilon(0.25)`; the number is the rule's epsilon, gamma or alpha
 * @attr {number} epsilon - epsilon of the epsilon rule, at least 0; 1e-6 unless given, 0.25 with `epsilon-scale="layer"`
 * @attr {"absolute"|"layer"} epsilon-scale - unit of epsilon
 *   - `absolute`: adds the number itself
 *   - `layer`: adds it times the root mean square of the layer's denominators for this image
 * @attr {number} gamma - gamma of the gamma rule, at least 0; 0.25 unless given
 * @attr {number} alpha - alpha of the alpha-beta rule, at least 1; 2 unless given. Beta is alpha - 1
 * @attr {"logit"|"one"} start - the relevance placed on the class
 *   - `logit`: its score before the softmax
 *   - `one`: 1
 * @attr {"none"|"others"|"rivals"|string} contrast - explains the class rather than others: a class by its index or label, or one of these
 *   - `none`: explains the class alone
 *   - `others`: rather than the mean of all other classes
 *   - `rivals`: rather than the others, weighted by their probabilities
 * @attr {"include"|"ignore"} bias - whether biases are part of the denominators
 *   - `include`: they are, and absorb relevance
 *   - `ignore`: they are left out
 * @attr {"dense"|"conv"} dense-as - how dense layers run
 *   - `dense`: as they are
 *   - `conv`: as convolutions with the same weights, for inputs larger than those of the training
 * @attr {string} input-size - with `dense-as="conv"`: the size of the input, `56` or `56x40` (width x height), at least the model's own
 * @attr {string} place - of a larger input the output position to explain, `x,y`; all of them unless given
 * @attr {string} layer - with `unit`: propagates only a part of this layer's relevance
 * @attr {string} unit - the part: a channel, a position `x,y`, or `x,y,channel`, with `*` for all; of a dense layer a number
 * @attr {string} layers - shows the relevance in every layer; with the name of a layer its heatmap stands beside that of the pixels, and its channels below
 * @attr {boolean} conservation - shows how much relevance reaches the pixels and what absorbs the rest: sums below each map, and a bar for each layer
 * @attr {string} denominators - shows the histogram of a layer's denominators; of the first convolution unless a layer is named
 * @attr {boolean} sanity - lets readers randomize the layers from the class scores down, and see which maps change
 * @attr {boolean} rules - opens the table of layers and their rules
 * @attr {number|"auto"} clip - percentile of magnitudes, above 50 and up to 100, at which the colors end; the legend states it
 *   - `auto`: 99.5 for inputs over 64 pixels, else 100
 * @attr {"unit"|"shared"|string} range - which values the colors end at; or two numbers
 *   - `unit`: a range for each map
 *   - `shared`: one range for all compared maps
 *
 * @event {CustomEvent<LrpHeatmapResult>} explain-complete - the result, with the raw relevance
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<LrpSanityStep>} sanity-step - another number of randomized layers is shown
 *
 * @slot label-picture - the author's own label above a panel: `label-picture`, `label-layer`, or `label-` and the name of a composite; of the parts below `label-layers`, `label-channels`, `label-conservation`, `label-denominators`
 * @slot legend-epsilon-plus - the author's own legend of one panel: `legend-` and its name, as of labels
 *
 * @csspart panel - one image with its label and legend
 * @csspart picture-panel - the panel of the explained image
 * @csspart map-panel - the panel of a relevance map, of the pixels or of the opened layer
 * @csspart label - the label above an image, or of a part of the figure
 * @csspart picture - the box of an image
 * @csspart picture-canvas - the canvas with the image
 * @csspart map-canvas - the canvas with the relevance of the pixels, or of the opened layer
 * @csspart probe - the surface over an image on which readers point at pixels
 * @csspart place - the mark of the position that the reader points at
 * @csspart legend - the color bar with its numbers
 * @csspart books - the sums below a map, with `conservation`
 * @csspart reading - the relevance of the pixel that the reader points at, and of each layer there
 * @csspart balance - where the relevance lies, or how far compared maps differ
 * @csspart restart - which part of a layer alone is propagated, and the button that shows all relevance
 * @csspart fact - what the comparison with gradient x input shows
 * @csspart share - how little relevance reaches the pixels, where it is less than half
 * @csspart zeros - denominators that are exactly 0, and the relevance lost there
 * @csspart places - the outputs of an input larger than the model's
 * @csspart layers - the relevance in every layer
 * @csspart layer - one layer of the list
 * @csspart layer-canvas - the canvas of one layer
 * @csspart zeros-canvas - the marks of denominators that are exactly 0
 * @csspart channels - the channels of the opened layer
 * @csspart cell - one channel of the opened layer
 * @csspart channel-canvas - the canvas of one channel
 * @csspart picker - the surface on which readers pick a position of a layer or of the output
 * @csspart pager - the buttons that turn the pages of many channels
 * @csspart conservation - the conservation report
 * @csspart bar - the bar of one layer in the conservation report
 * @csspart denominators - the histogram of denominators
 * @csspart similarity - the rank correlation of a map with the original
 * @csspart sanity - slider, chart and text of the sanity check
 * @csspart rules - the table of layers and their rules
 * @csspart back - the buttons that go back: to all relevance, to the composite, to all outputs
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-composite - the menu of composites
 * @csspart control-inspect - which of several maps the parts below show
 * @csspart control-epsilon - the slider of epsilon
 * @csspart control-epsilon-scale - whether epsilon is relative to each layer
 * @csspart control-gamma - the slider of gamma
 * @csspart control-alpha - the slider of alpha and beta
 * @csspart control-gradient - whether gradient x input stands beside the map
 * @csspart control-layers - whether the relevance in every layer is shown
 * @csspart control-conservation - whether the conservation report is shown
 * @csspart control-denominators - whether the denominators are shown
 * @csspart control-rules - the table of rules, and the controls above it
 * @csspart control-start - the relevance placed on the class
 * @csspart control-contrast - the menu of classes that the class is compared with
 * @csspart control-bias - whether biases are part of the denominators
 * @csspart control-dense-as - whether dense layers run as convolutions
 *
 * @cssprop {<length>} [--convlens-panel-size=22em] - largest width of one image; where there is room 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop {<length>} [--convlens-cell-size=5.2em] - smallest width of one layer or channel; channels 4.6em unless set
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
  declare epsilonScale: LrpEpsilonScale;
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
