import type { ContestResult } from '../../client/contest/contest.js';
import type { ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import { contestProperties, type ContestAttributes } from './contest-attributes.js';
import { ContestController } from './contest-controller.js';

/** The events of `<method-contest>`, by name; its docblock says when. */
export interface MethodContestEventMap extends ExplainEventMap<ContestResult> {
  'measure-complete': CustomEvent<ContestResult>;
  'part-error': CustomEvent<ErrorDetail>;
}

/**
 * Compares up to twelve methods on one image, in a table of small maps and their measures: deletion and
 * insertion areas (V. Petsiuk et al. 2018) and time at once; ROAD (Y. Rong et al. 2022), infidelity and
 * max-sensitivity (C.-K. Yeh et al. 2019) and the similarity under randomized weights (J. Adebayo et al.
 * 2018) when the reader starts them. Readers sort the table by a measure; it shows where the measures
 * disagree and names no winner.
 *
 * @summary Compare up to twelve methods on one image: a table of small maps with the measures of each.
 * @tag method-contest
 *
 * @attr {ContestMethod[]} methods - up to 12 names, separated by spaces: saliency methods, `lrp:` with a composite, or one of these; twelve that differ unless given
 *   - `occlusion`: the drop of the score where an occluder hides a part
 *   - `lrp`: LRP with the composite that suits the network
 *   - `random`: random numbers, which any method should beat
 * @attr {string} measures - what is measured at once, separated by spaces; the first three unless given. Readers can start the others below the table
 *   - `deletion`: area under the curve while the pixels of the map are removed, the strongest first
 *   - `insertion`: area under the curve while they are put in
 *   - `time`: milliseconds for the map
 *   - `road`: accuracy while pixels are replaced by their neighbors, which hides that something was removed
 *   - `infidelity`: how far the map is from predicting the effect of random changes
 *   - `sensitivity`: how much the map changes when the image hardly does
 *   - `randomization`: how alike the map stays when the upper layers get random weights
 * @attr {"deletion"|"insertion"|"time"|"road"|"infidelity"|"sensitivity"|"randomization"} sort - the measure that orders the rows, its better end first; `-deletion` puts it last. In the order of `methods` unless given
 *   - `deletion`: area under the curve while the pixels of the map are removed, the strongest first
 *   - `insertion`: area under the curve while they are put in
 *   - `time`: milliseconds for the map
 *   - `road`: accuracy while pixels are replaced by their neighbors, which hides that something was removed
 *   - `infidelity`: how far the map is from predicting the effect of random changes
 *   - `sensitivity`: how much the map changes when the image hardly does
 *   - `randomization`: how alike the map stays when the upper layers get random weights
 * @attr {number} [steps=32] - points on the deletion and insertion curves, besides the first
 * @attr {number} [seed=0] - of all random numbers: the same seed gives the same numbers
 * @attr {"unit"|"shared"|string} range - which values the colors end at; or two numbers
 *   - `unit`: a range for each map
 *   - `shared`: one range for all
 *
 * @event {CustomEvent<ContestResult>} explain-complete - the maps of all methods and their first measures
 * @event {CustomEvent<ContestResult>} measure-complete - a measure that the reader has started is complete for all methods
 * @event {CustomEvent<ErrorDetail>} part-error - a measure failed; the table stays: `{code, message, hint}`
 *
 * @slot label-picture - the author's own label above the image
 *
 * @csspart panel - the image with its label
 * @csspart picture-panel - the panel of the explained image
 * @csspart label - the label above the image
 * @csspart picture - the box of the image, and of a map
 * @csspart picture-canvas - the canvas with the image
 * @csspart map-canvas - the canvas with a map
 * @csspart table - the table of methods and measures
 * @csspart sort - the button in the head of a column, which sorts the rows
 * @csspart row - a method with its map and its numbers
 * @csspart method - the name of a method, a button that shows its curves
 * @csspart value - a number of a measure
 * @csspart rank - the rank that a measure gives the method
 * @csspart curves - the curves of the chosen method
 * @csspart measures - what each measure means
 * @csspart agreements - the rank correlations of the measures
 * @csspart measure - the button that asks for another measure
 * @csspart stop - the button that ends the computation of a measure
 * @csspart disagreement - the sentence about the measures that disagree most
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-measures - the buttons that ask for other measures
 *
 * @cssprop {<color>} --convlens-background - behind the column that stays while the table scrolls
 * @cssprop {<length>} [--convlens-thumbnail-size=4.6em] - side of a map in the table; 3.6em in narrow figures, unless set
 */
export class MethodContest
  extends ImageElement<ContestResult, MethodContestEventMap>
  implements ContestAttributes
{
  static override properties: Declarations = contestProperties;

  declare methods: string | null;
  declare measures: string | null;
  declare sort: string | null;
  declare steps: number;
  declare seed: number;

  /** @internal */
  override readonly controller = new ContestController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'method-contest': MethodContest;
  }
}
