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
  type Keep,
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
 * What the filters of a layer have found in a picture, and what that looks like when it is passed
 * back down: feature maps, filters, and reconstructions by the DeconvNet (M. Zeiler and R. Fergus
 * 2014, Visualizing and understanding convolutional networks), with the switches of the max
 * poolings and without. Computed in the reader's browser.
 *
 * @tag deconv-viewer
 *
 * @attr {"top"|string} target - `top` (the network's answer, the default), a class index, or a label: the class that the result reports
 * @attr {string} layer - a layer with maps; unless given a convolution half way up the network (the first where it has two at most, and with `epochs` or `train`). Of a max pooling the switches are drawn
 * @attr {"strongest"|"map"|"all"|"position"} keep - what is reconstructed: the `strongest` activation (the default) with its value, one whole feature `map`, `all` maps, or the strongest activation at a hand-picked `position`
 * @attr {string} unit - where: `max` (the default), a channel, `x,y`, or `x,y,channel`; with `keep="map"` the channel
 * @attr {"recorded"|"top-left"|"spread"} switches - where a signal goes at a max pooling on its way down: to the cell that won on the way up (the default), to the window's first cell, or in equal parts to all of them
 * @attr {boolean} compare - lays the reconstruction with switches beside the one without (`top-left` unless `switches` says `spread`)
 * @attr {boolean} reconstructions - shows the reconstruction of every filter's strongest activation under its map
 * @attr {number} top - how many samples of the model that activate the chosen filter most are shown, each with its reconstruction; 0 (the default) shows none
 * @attr {boolean} epochs - the same picture after each epoch of training that the model's card lists, between the first and the last: filters, feature maps, a reconstruction and the accuracy, with scrubber and play button
 * @attr {boolean} train - trains a copy of the network in the page, from its weights before training, on the pictures that its card lists: the feature maps of the picture change while the loss falls; readers start, pause, step and reset it
 * @attr {"none"} maps - `none` leaves out the grid of feature maps
 * @attr {"auto"|"index"|"strength"} sort - order of the feature maps: by `index`, by `strength` (the strongest first), or `auto` (the default): the strongest first in layers of more than 32 maps, else by index
 * @attr {"sum"|"max"|"rgb"} channels - how the colour channels of a reconstruction are drawn: their signed `sum`, the strongest with its sign (`max`), or as a picture whose mid-grey is 0 (`rgb`); `rgb` for pictures in colour unless given, else `sum`
 * @attr {"unit"|"layer"|"shared"|string} range - `unit` (each map its own, the default), `layer` or `shared` (one for all maps of the layer), or two numbers for the feature maps
 *
 * @event {CustomEvent<DeconvResult>} explain-complete - the result, with the raw maps
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<FilterMaps>} reconstructions-complete - every filter's reconstruction on the page of maps that is shown
 * @event {CustomEvent<TopActivations>} top-complete - the samples that activate the chosen filter most
 * @event {CustomEvent<EpochStep>} epoch-step - another epoch is shown
 * @event {CustomEvent<TrainStep>} train-step - the copy was trained for some steps, or looked at before the first
 *
 * @slot label-picture - the author's own label above a panel: `label-picture`, `label-recorded`, `label-feature`, or `label-` and another way of unpooling; of the parts below `label-maps`, `label-top`, `label-switches`
 * @slot legend-maps - the author's own legend of one panel: `legend-` and its name, as of labels
 *
 * @csspart panel - one picture with its label and legend
 * @csspart picture-panel - the panel of the picture that is explained
 * @csspart map-panel - the panel of a reconstruction or of a feature map
 * @csspart label - the label above a picture
 * @csspart picture - the box of a picture
 * @csspart picture-canvas - the canvas with the picture that is explained
 * @csspart map-canvas - the canvas with a reconstruction or a feature map
 * @csspart field - the outline of a window in the picture
 * @csspart picker - the surface that places are picked on
 * @csspart legend - the colour bar with its numbers
 * @csspart maps - the grid of feature maps
 * @csspart cell - one filter of that grid, or one sample
 * @csspart filter-canvas - the canvas with a filter's kernel
 * @csspart activation-canvas - the canvas with a filter's feature map
 * @csspart reconstruction-canvas - the canvas with a filter's reconstruction
 * @csspart pager - what turns the pages of a grid of many maps
 * @csspart switches - the drawn switches of a max pooling
 * @csspart top - the samples that activate the chosen filter most
 * @csspart epochs - the epochs of training
 * @csspart epoch - one epoch: its filters, maps and reconstruction
 * @csspart scrubber - the slider over the epochs
 * @csspart play - the button that plays the epochs
 * @csspart epoch-status - which epoch is shown, and how accurate the network was
 * @csspart epoch-choices - which filters and which reconstruction of the epochs are shown
 * @csspart training - the network that is trained in the page
 * @csspart training-controls - its buttons and its status
 * @csspart training-status - its step and its loss
 * @csspart train - the button that starts and pauses it
 * @csspart train-once - the button of one step
 * @csspart train-reset - the button that begins anew
 * @csspart loss - the line of its losses
 * @csspart kept - what is reconstructed, and what it sees
 * @csspart control-image - the menu of images
 * @csspart control-layer - the menu of layers
 * @csspart control-keep - what of the layer is kept
 * @csspart control-filter - the number of the filter
 * @csspart control-switches - how switches are used
 * @csspart control-compare - whether all switches are compared
 * @csspart control-sort - the order of the feature maps
 * @csspart control-reconstructions - whether every filter has its reconstruction
 * @csspart control-top - how many samples that activate the filter most are shown
 *
 * @cssprop --convlens-panel-size - largest width of one picture; 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop --convlens-cell-size - smallest width of one feature map in the grid; 4.6em unless set
 */
export class DeconvViewer
  extends ImageElement<DeconvResult, DeconvViewerEventMap>
  implements DeconvAttributes
{
  static override properties: Declarations = deconvProperties;

  declare layer: string | null;
  declare keep: Keep;
  declare unit: string | null;
  declare switches: SwitchMode;
  declare compare: boolean;
  declare reconstructions: boolean;
  declare top: number;
  declare epochs: boolean;
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
