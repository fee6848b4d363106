import type { ErrorDetail, SwitchMode } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import type { ChannelView } from '../figure/heatmap.js';
import type { EpochStep } from '../training/epoch-player.js';
import type { TrainStep } from '../training/training-player.js';
import {
  deconvProperties,
  type DeconvAttributes,
  type KeepSetting,
  type SortOrder,
} from './deconv-attributes.js';
import { DeconvController } from './deconv-controller.js';
import type { DeconvResult } from './deconv-request.js';
import type { FilterMaps, TopActivations } from './deconv-sweeps.js';

/** The events of `<deconv-viewer>`, by name; its docblock says when. */
export interface DeconvViewerEventMap extends ExplainEventMap<DeconvResult> {
  'part-error': CustomEvent<ErrorDetail>;
  'reconstructions-complete': CustomEvent<FilterMaps>;
  'top-complete': CustomEvent<TopActivations>;
  'epoch-step': CustomEvent<EpochStep>;
  'train-step': CustomEvent<TrainStep>;
}

/**
 * Feature maps of a layer, its filters, and DeconvNet reconstructions (M. Zeiler and R. Fergus 2014,
 * Visualizing and understanding convolutional networks), with the switches of the max poolings and
 * without. Computed in the reader's browser.
 *
 * @summary Feature maps of a layer, and what they look like when a DeconvNet passes them back to the image.
 * @tag deconv-viewer
 *
 * @attr {string} src - address of an image, or `sample:3` for a sample of the model (`sample:0` unless given); several, separated by spaces, make a row: each image above its reconstruction
 *   - `sample:0`: the first sample of the model
 * @attr {"top"|string} target - the class that the result reports: an index, a label, or `top`
 *   - `top`: the predicted class
 * @attr {string} layer - a layer with maps; unless given a convolution half way up the network (the first where it has two at most, and with `train`); with `epochs` the first convolution and the last. Of a max pooling the switches are drawn
 * @attr {"auto"|"strongest"|"map"|"all"|"position"} keep - what is reconstructed
 *   - `auto`: a whole map, of several images all maps, and where `unit` names a place the activation there
 *   - `strongest`: the strongest activation
 *   - `map`: one whole feature map
 *   - `all`: all maps
 *   - `position`: the strongest activation at a hand-picked position
 * @attr {string} unit - which activation: one of these, or a channel, `x,y`, or `x,y,channel`; with `keep="map"` the channel
 *   - `max`: the strongest; so it is unless given
 * @attr {"recorded"|"top-left"|"spread"} switches - where a max pooling returns its value on the backward pass
 *   - `recorded`: to the cell that won on the forward pass
 *   - `top-left`: to the window's first cell
 *   - `spread`: in equal parts to all of them
 * @attr {boolean} compare - lays the reconstruction with switches beside the one without (`top-left` unless `switches` says `spread`)
 * @attr {boolean} reconstructions - shows a reconstruction of every filter under its map: of its whole map, or with `keep="strongest"` of its strongest activation
 * @attr {number} top - how many samples of the model that activate the chosen filter most are shown, each with its reconstruction; 0 (the default) shows none
 * @attr {boolean|string} epochs - the image in the network at different moments of its training: feature maps of the first convolution and the last, and the accuracy. Without a value a slider runs over all snapshots that the model's card lists; with values (`1 5`, `step:50 step:200`) these moments stand side by side, four at most; one value is where the slider opens
 * @attr {boolean} train - trains a copy of the network in the page, from its weights before training, on the images that its card lists: the feature maps change while the loss falls; readers start, pause, step and reset it
 * @attr {"none"} maps - the grid of feature maps
 *   - `none`: leaves it out
 * @attr {"strength"|"index"|"auto"} sort - order of the feature maps
 *   - `strength`: the strongest first
 *   - `index`: as the network numbers them
 *   - `auto`: by strength in layers of more than 32 maps, else by index
 * @attr {"sum"|"max"|"rgb"} channels - how the color channels of a reconstruction are drawn; `rgb` for color images unless given, else `sum`
 *   - `sum`: their signed sum
 *   - `max`: the strongest with its sign
 *   - `rgb`: as an image whose mid-gray is 0
 * @attr {"unit"|"layer"|"shared"|string} range - which values the colors end at; or two numbers for the feature maps
 *   - `unit`: a range for each map
 *   - `layer`: one range for all maps of the layer
 *   - `shared`: the same as `layer`
 *
 * @event {CustomEvent<DeconvResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<FilterMaps>} reconstructions-complete - the reconstruction of every filter on the page of maps that is shown
 * @event {CustomEvent<TopActivations>} top-complete - the samples that activate the chosen filter most
 * @event {CustomEvent<EpochStep>} epoch-step - another moment of the training is shown
 * @event {CustomEvent<TrainStep>} train-step - the copy has trained for some steps, or not yet
 *
 * @slot label-picture - the author's own label above a panel: `label-picture`, `label-recorded`, `label-feature`, or `label-` and another way of unpooling; of the parts below `label-maps`, `label-top`, `label-switches`
 * @slot legend-maps - the author's own legend of one panel: `legend-` and its name, as of labels
 *
 * @csspart panel - one image or map with its label and legend
 * @csspart picture-panel - the panel of the input image
 * @csspart map-panel - the panel of a reconstruction or of a feature map
 * @csspart label - the label above an image or map
 * @csspart picture - the box of an image or map
 * @csspart picture-canvas - the canvas with the input image
 * @csspart map-canvas - the canvas with a reconstruction or a feature map
 * @csspart field - the outline of a receptive field
 * @csspart picker - the surface that places are picked on
 * @csspart legend - the color bar with its numbers
 * @csspart maps - the grid of feature maps
 * @csspart cell - one filter of that grid, or one sample
 * @csspart filter-canvas - the canvas with a filter's kernel
 * @csspart activation-canvas - the canvas with a filter's feature map
 * @csspart reconstruction-canvas - the canvas with a filter's reconstruction
 * @csspart pager - what turns the pages of a grid of many maps
 * @csspart switches - the drawn switches of a max pooling
 * @csspart top - the samples that activate the chosen filter most
 * @csspart epochs - the moments of the training
 * @csspart epoch - one moment: its maps, filters and reconstruction
 * @csspart scrubber - the slider over the moments
 * @csspart play - the button that plays the moments of the training
 * @csspart epoch-status - which moment is shown, and the accuracy then
 * @csspart epoch-choices - whether all moments share their colors, and which maps are shown
 * @csspart training - the network that is trained in the page
 * @csspart training-controls - buttons and status of the training
 * @csspart training-status - step and loss of the training
 * @csspart train - the button that starts and pauses the training
 * @csspart train-once - the button that trains for one step
 * @csspart train-reset - the button that begins the training anew
 * @csspart loss - the line of the training's losses
 * @csspart kept - what is reconstructed, and how close it comes to the image
 * @csspart control-image - the menu of images
 * @csspart control-layer - the menu of layers
 * @csspart control-keep - what of the layer is kept
 * @csspart control-filter - the number of the filter
 * @csspart control-switches - how the switches are used
 * @csspart control-compare - whether reconstructions with and without switches stand side by side
 * @csspart control-sort - the order of the feature maps
 * @csspart control-reconstructions - whether every filter is reconstructed
 * @csspart control-top - how many samples that activate the filter most are shown
 * @csspart control-epoch-choices - colors and pages of the maps over the training
 *
 * @cssprop {<length>} [--convlens-panel-size=22em] - largest width of one image; where there is room 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop {<length>} --convlens-cell-size - smallest width of one feature map in the grid
 */
export class DeconvViewer
  extends ImageElement<DeconvResult, DeconvViewerEventMap>
  implements DeconvAttributes
{
  static override properties: Declarations = deconvProperties;

  declare layer: string | null;
  declare keep: KeepSetting;
  declare unit: string | null;
  declare switches: SwitchMode;
  declare compare: boolean;
  declare reconstructions: boolean;
  declare top: number;
  declare epochs: string | null;
  declare train: boolean;
  declare maps: string | null;
  declare sort: SortOrder;
  declare channels: ChannelView | null;

  /** @internal */
  override readonly controller = new DeconvController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'deconv-viewer': DeconvViewer;
  }
}
