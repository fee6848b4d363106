import type { LearnerDataset } from '../../client/deconv-learner.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ExplainEventMap } from '../base/events.js';
import { ExplainElement } from '../base/explain-element.js';
import type { Declarations } from '../base/properties.js';
import {
  learnerProperties,
  type DeconvLearnerResult,
  type LearnerAttributes,
} from './learner-attributes.js';
import { LearnerController } from './learner-controller.js';

/** The events of `<deconv-learner>`, by name; its docblock says when. */
export interface DeconvLearnerEventMap extends ExplainEventMap<DeconvLearnerResult> {
  'learner-step': CustomEvent<DeconvLearnerResult>;
}

/**
 * A deconvolutional network that learns without labels (M. Zeiler et al. 2010, Deconvolutional
 * Networks): each image is a sum of sparse maps, each convolved with a learned filter. Maps and filters are
 * learned in alternation while the reader watches, and an image is coded with the current filters.
 * Computed in the reader's browser.
 *
 * @summary A deconvolutional network writes each image as a sum of sparse maps, each convolved with one filter, and learns the filters from images without labels.
 * @tag deconv-learner
 *
 * @attr {"mnist-digits"|"photographs"} learn-from - what filters are learned from
 *   - `mnist-digits`: the training digits of mnist-cnn
 *   - `photographs`: patches of photographs, gray, with their local contrast normalized
 * @attr {number} filters - how many filters, 1 to 64; 16 unless given. A change restarts
 * @attr {number} filter-size - pixels of a filter's sides, 2 to 15; 7 unless given. A change restarts
 * @attr {number} lambda - weight of the squared error against the codes' magnitudes, above 0; 5 unless given. The smaller, the sparser the maps
 * @attr {number} seed - a whole number from which the first filters and the images are drawn; 0 unless given; the same seed gives the same filters
 * @attr {number} steps - alternations of maps and filters after which it ends; 100 unless given
 * @attr {boolean} paused - stops learning where it is
 * @attr {string} src - the image to code: an address, or `sample:3` for a sample of mnist-cnn, or of cifar10-cnn with photographs; `sample:0` unless given
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"|string} colormap - colors from negative to positive; `RdBu` unless given
 *   - `RdBu`: positive values are red, negative ones blue
 *   - `PuOr`: orange and purple
 *   - `PRGn`: green and purple
 *   - `BrBG`: teal and brown
 *   - `greys`: light and dark, for print without color
 *   - `hatched`: after a name (`RdBu hatched`): negative values are hatched, as they are in print
 *
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`, in alternations once it learns
 * @event {CustomEvent<DeconvLearnerResult>} explain-complete - the last alternation is made, and the image coded
 * @event {CustomEvent<DeconvLearnerResult>} learner-step - an alternation was made, or the image was coded: the result as it is then
 *
 * @slot caption - the author's own caption, in place of the sentences below the figure
 * @slot legend - the author's own legend, in place of those of filters and maps
 * @slot label-filters - the author's own label: `label-input`, `label-reconstruction`, `label-difference`, `label-filters`, `label-maps`
 *
 * @csspart panel - the image, a reconstruction, the filters or the maps, with label and legend
 * @csspart input-panel - the panel of the image
 * @csspart input-canvas - the canvas with the image
 * @csspart reconstruction-panel - the panel of its reconstruction
 * @csspart reconstruction-canvas - the canvas with its reconstruction
 * @csspart difference-panel - the panel of the image minus its reconstruction
 * @csspart difference-canvas - the canvas with the image minus its reconstruction
 * @csspart filters-panel - the panel of the filters
 * @csspart filters-canvas - the canvas with the filters
 * @csspart maps-panel - the panel of the sparse maps
 * @csspart maps-canvas - the canvas with the sparse maps
 * @csspart label - the label above a panel
 * @csspart picture - the box of an image
 * @csspart legend - the color bar with its numbers
 * @csspart curves - the curves of objective, error and non-zero codes
 * @csspart control - one labelled control
 * @csspart control-play - the buttons that play, step and reset
 * @csspart control-lambda - the slider of lambda
 * @csspart control-filter-size - the slider of the filters' size
 * @csspart control-filters - the slider of the number of filters
 * @csspart control-learn-from - the menu of what is learned from
 * @csspart control-seed - the number of the seed
 * @csspart control-colormap - the menu of colors, and whether negative values are hatched
 * @csspart play - the button that plays and pauses
 * @csspart step - the button that makes one alternation
 * @csspart reset - the button that starts again
 * @csspart status - how many alternations are made
 * @csspart caption - the text below the figure
 * @csspart finding - how sparse and how exact the image's code is
 * @csspart meaning - every sentence that tells what the figure means
 * @csspart about - every sentence that tells how it was made
 *
 * @cssprop {<color>} [--convlens-accent=currentcolor] - color of controls and progress; the host's `accent-color` unless set
 * @cssprop {<length>{1,2}} --convlens-gap - gap between images
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - legends and side notes
 */
export class DeconvLearner
  extends ExplainElement<DeconvLearnerResult, DeconvLearnerEventMap>
  implements LearnerAttributes
{
  static override properties: Declarations = learnerProperties;

  declare learnFrom: LearnerDataset;
  declare filters: number;
  declare filterSize: number;
  declare lambda: number;
  declare seed: number;
  declare steps: number;
  declare paused: boolean;
  declare src: string | null;
  declare colormap: string;
  /** An image given by script; it wins over `src`. */
  declare image: ImageSource | null;

  /** @internal */
  override readonly controller = new LearnerController(this);

  /**
   * Starts again from the first filters, and plays.
   *
   * @returns nothing; `learner-step` tells of each alternation
   */
  reset(): void {
    this.controller.reset();
  }

  /**
   * Pauses, and makes one alternation.
   *
   * @returns nothing; `learner-step` tells when it is made
   */
  step(): void {
    this.controller.step();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'deconv-learner': DeconvLearner;
  }
}
