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
 * @tag method-contest
 *
 * @attr {string} methods - up to 12 names, separated by spaces: saliency methods (`gradient`), `occlusion`, `lrp:` with a composite (`lrp:epsilon-plus`), `lrp` for the composite that suits the network, `random`; twelve that differ unless given
 * @attr {string} measures - what is measured at once, separated by spaces, of `deletion`, `insertion`, `time`, `road`, `infidelity`, `sensitivity`, `randomization`; the first three unless given. Readers can start the others below the table
 * @attr {"deletion"|"insertion"|"time"|"road"|"infidelity"|"sensitivity"|"randomization"} sort - the measure that orders the rows, its better end first; `-deletion` puts it last. In the order of `methods` unless given
 * @attr {number} [steps=32] - points on the deletion and insertion curves, besides the first
 * @attr {number} [seed=0] - of all random numbers: the same seed gives the same numbers
 * @attr {"unit"|"shared"|string} range - `unit` (each map its own, the default), `shared` (one for all), or two numbers
 *
 * @event {CustomEvent<ContestResult>} explain-complete - the maps of all methods and their first measures
 * @event {CustomEvent<ContestResult>} measure-complete - a measure that the reader has started is complete for all methods
 * @event {CustomEvent<ErrorDetail>} part-error - a measure failed; the table stays: `{code, message, hint}`
 *
 * @slot label-picture - the author's own label above the image
 *
 * @csspart panel - the image with its label
 * @csspart picture-panel - the same
 * @csspart label - the label above it
 * @csspart picture - the box of the image, and of a map
 * @csspart picture-canvas - the canvas with the image
 * @csspart map-canvas - the canvas with a map
 * @csspart table - the table
 * @csspart sort - the button in the head of a column, which sorts by it
 * @csspart row - a method with its map and its numbers
 * @csspart method - the name of a method, a button that shows its curves
 * @csspart value - a number of a measure
 * @csspart rank - the rank that it gives the method
 * @csspart curves - the curves of the chosen method
 * @csspart measures - what each measure means
 * @csspart agreements - the rank correlations of the measures
 * @csspart measure - the button that asks for another measure
 * @csspart stop - the button that ends its computation
 * @csspart disagreement - the sentence about the measures that disagree most
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-measures - the buttons that ask for other measures
 *
 * @cssprop --convlens-background - behind the column that stays while the table scrolls; `Canvas` unless set
 * @cssprop --convlens-thumbnail-size - side of a map in the table; 4.6em unless set
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
