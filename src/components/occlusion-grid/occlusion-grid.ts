import type { OccludedAt, OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { ErrorDetail, OccluderShape } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import { occlusionProperties, type OcclusionAttributes } from './occlusion-attributes.js';
import { OcclusionController } from './occlusion-controller.js';

/** The events of `<occlusion-grid>`, by name; its docblock says when. */
export interface OcclusionGridEventMap extends ExplainEventMap<OcclusionResult> {
  'occluder-answer': CustomEvent<OccludedAt>;
  'part-error': CustomEvent<ErrorDetail>;
}

/**
 * Occlusion sensitivity (M. Zeiler and R. Fergus 2014, Visualizing and understanding convolutional
 * networks, figure 6): an occluder hides a part of the image, where the reader drags it or at every
 * position of a grid, and the probability of the class drops or not. Shown as the occluded images, as
 * the grid of probabilities or of predicted classes, and as a map with a value for every pixel, by
 * Captum's convention: the mean drop of the score over the occluders that hid the pixel. Computed in
 * the reader's browser, from a coarse grid to the stride.
 *
 * @summary Drag an occluder over the image and see which regions the prediction depends on.
 * @tag occlusion-grid
 *
 * @attr {string} occluder - its side in pixels of the network's input, or `height,width`; a quarter of the shorter side unless given
 * @attr {string} stride - pixels from one position to the next, or `vertical,horizontal`; a quarter of the occluder unless given, half of it for inputs over 64 pixels. Longer than the occluder, it leaves gaps
 * @attr {number} [limit=20000] - positions that are computed without asking; 20000 unless given. With more, the reader first sees a coarser grid and how long all would take
 * @attr {"mean"|"blur"|"noise"|string} fill - what the occluder shows: a number in model-input units (0 unless given), a CSS color, or one of these
 *   - `mean`: the mean color of the image
 *   - `blur`: the image under a strong blur
 *   - `noise`: random pixels
 * @attr {"square"|"circle"} shape - of the occluder; `square` unless given
 *   - `square`: all of its pixels
 *   - `circle`: the pixels of the circle in it
 * @attr {"probability"|"logit"} score - what grid and map measure; `probability` unless given
 *   - `probability`: the probability of the class
 *   - `logit`: its score before the softmax
 * @attr {"none"|"others"|"rivals"|string} contrast - grid and map measure the class's score less that of other classes: a class by its index or label, or one of these
 *   - `none`: the score of the class alone
 *   - `others`: less the mean of all other classes
 *   - `rivals`: less the mean of the others, weighted by their probabilities
 * @attr {"score"|"class"} cells - what colors the grid; `score` unless given
 *   - `score`: the score of the class
 *   - `class`: the predicted class
 * @attr {string} position - `row,column` of the first pixel of the occluder, from 0, before the reader moves it; where hiding lowers the score most unless given
 * @attr {number|"grid"} [strip=8] - how many occluded images stand below, from the row where the occluder is, with the probability above each; 8 unless given, 0 for none
 *   - `grid`: all positions
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"|string} colormap - colors from negative to positive; positive is where hiding lowers the score; `RdBu` unless given
 *   - `RdBu`: positive values are red, negative ones blue
 *   - `PuOr`: orange and purple
 *   - `PRGn`: green and purple
 *   - `BrBG`: teal and brown
 *   - `greys`: light and dark, for print without color
 *   - `hatched`: after a name (`RdBu hatched`): negative values are hatched, as they are in print
 * @attr {"unit"|"shared"|string} range - which values the colors end at; or two numbers: the drop of the score at the ends
 *   - `unit`: a range for the grid and one for the map
 *   - `shared`: one range for both
 *
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`, in positions once the sweep goes
 * @event {CustomEvent<OcclusionResult>} explain-complete - the result of the whole sweep, with the raw map and grid
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<OccludedAt>} occluder-answer - the prediction with the occluder where it now is has come
 * @event {CustomEvent<ErrorDetail>} part-error - the prediction for one position failed; the figure stays: `{code, message, hint}`
 *
 * @slot label-picture - the author's own label above a panel: `label-picture`, `label-answer`, `label-grid`, `label-map`
 * @slot legend-grid - the author's own legend of one panel: `legend-` and its name, as of labels
 *
 * @csspart panel - one view with its label and legend
 * @csspart picture-panel - the panel of the image with the occluder
 * @csspart answer-panel - the panel of the predictions with and without the occluder
 * @csspart grid-panel - the panel of the grid
 * @csspart map-panel - the panel of the map with a value for every pixel
 * @csspart label - the label above a view
 * @csspart picture - the box of a view
 * @csspart picture-canvas - the canvas with the image that is explained
 * @csspart hidden-canvas - the canvas with what the occluder shows
 * @csspart occluder - the outline of the occluder
 * @csspart surface - what the occluder is moved on
 * @csspart grid-canvas - the canvas with the grid
 * @csspart numbers - the numbers or letters on the cells of the grid
 * @csspart map-canvas - the canvas with the map
 * @csspart mark - the outline of the occluder in grid, map and small images
 * @csspart meter - the bar of the probability of the class
 * @csspart before - the predictions without the occluder
 * @csspart after - the predictions with the occluder
 * @csspart legend - the color bar with its numbers, or the list of classes
 * @csspart strip - the occluded images, in a row or all in their grid
 * @csspart frame - one occluded image of the strip
 * @csspart frame-canvas - the canvas of one occluded image, with `strip="grid"`
 * @csspart coarser - says which positions the images show, where all are too many
 * @csspart callout - what the hidden part changes, below the image
 * @csspart callout-line - the line from the hidden part to the callout
 * @csspart question - asks whether to compute very many positions
 * @csspart confirm - the button that computes all of these positions
 * @csspart extremes - the sentence about the position that matters most
 * @csspart place - a position that the text names: a button that moves the occluder there
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-contrast - the menu of what the class is explained rather than
 * @csspart control-occluder - the side of the occluder
 * @csspart control-stride - the pixels from one position to the next
 * @csspart control-fill - what the occluder shows
 * @csspart control-shape - the shape of the occluder
 * @csspart control-score - what grid and map measure
 * @csspart control-cells - what colors the grid
 *
 * @cssprop {<length>} [--convlens-panel-size=22em] - largest width of one view; where there is room 420 px of one or two in a row and 320 px of three, unless set
 * @cssprop {<length>{1,2}} --convlens-gap - gap between views
 */
export class OcclusionGrid
  extends ImageElement<OcclusionResult, OcclusionGridEventMap>
  implements OcclusionAttributes
{
  static override properties: Declarations = occlusionProperties;

  declare occluder: string | null;
  declare stride: string | null;
  declare fill: string | null;
  declare shape: OccluderShape | null;
  declare score: 'probability' | 'logit' | null;
  declare cells: 'score' | 'class' | null;
  declare contrast: string;
  declare position: string | null;
  declare strip: number | 'grid';
  declare limit: number;

  /** @internal */
  override readonly controller = new OcclusionController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'occlusion-grid': OcclusionGrid;
  }
}
