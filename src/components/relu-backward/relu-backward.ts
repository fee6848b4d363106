import { css } from 'lit';
import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ExplainEventMap } from '../base/events.js';
import { ExplainElement } from '../base/explain-element.js';
import type { Declarations } from '../base/properties.js';
import { frameStyles } from '../view/frame.styles.js';
import { ReluController } from './relu-controller.js';
import { reluProperties, type ReluAttributes } from './relu-attributes.js';

/** What the event `values-change` carries: all numbers, row by row. */
export interface ReluValues {
  values: number[][];
  signal: number[][];
}

/** The events of `<relu-backward>`, by name; its docblock says when. */
export interface ReluBackwardEventMap extends ExplainEventMap<ReluBackwardResult> {
  'values-change': CustomEvent<ReluValues>;
}

/**
 * The worked figure of how three methods come back through a ReLU (Springenberg et al. 2015,
 * figure 1): a small grid forward, then one signal from above back by backpropagation, the deconvnet
 * and guided backpropagation, with the formula of each and the mask that acts. The reader changes
 * numbers and learns in words what happened to each cell. Every number is computed by the engine's
 * own rules, in the reader's browser.
 *
 * @tag relu-backward
 *
 * @attr {string} values - what the ReLU receives: rows separated by `;` or line breaks, numbers by spaces or commas, up to 6 x 6; the paper's `1 -1 5; 2 -5 -7; -3 2 4` unless given
 * @attr {string} signal - the signal that arrives from above, of the same shape; the paper's `-2 3 -1; 6 -3 1; 2 -1 3` unless given
 * @attr {string} rules - which of `gradient`, `deconvnet`, `guided-backprop` to show, in this order, separated by spaces; all three unless given
 * @attr {"none"|string} controls - `none` makes the numbers read-only and hides the reader's controls; `only reset` and `only numbers` leave one of both
 *
 * @event {CustomEvent<ReluValues>} values-change - the reader changed a number, or set all back
 * @event {CustomEvent<ReluBackwardResult>} explain-complete - the numbers of all grids
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 *
 * @slot caption - the author's own caption, in place of the sentences below the grids
 * @slot label-values - the author's own label above a grid: `label-values`, `label-output`, `label-signal`, or `label-` and the name of a rule
 *
 * @csspart panel - one grid with its label and formula
 * @csspart label - the label above a grid
 * @csspart formula - the symbol or the rule above a grid
 * @csspart grid - the cells of one grid
 * @csspart cell - one cell
 * @csspart number - the field of a number that the reader may change
 * @csspart arrow - an arrow between two grids
 * @csspart key - what the hatching of the masks means
 * @csspart explanation - the sentence about the cell that is looked at
 * @csspart caption - the text below the grids
 * @csspart finding - what happened to the cell that is looked at
 * @csspart meaning - the sentence that tells what the figure means
 * @csspart about - every sentence that tells how it was made
 * @csspart reset - the button that sets all numbers back
 * @csspart control-reset - the same, by the name that the attribute `controls` has for it
 *
 * @cssprop --convlens-accent - colour of the cell that is looked at and of progress; the text's colour unless set
 * @cssprop --convlens-panel-size - largest width of one grid
 * @cssprop --convlens-gap - gap between grids
 * @cssprop --convlens-line-color - hairlines and hatching
 * @cssprop --convlens-quiet-color - numbers that a mask has closed, and side notes
 */
export class ReluBackward
  extends ExplainElement<ReluBackwardResult, ReluBackwardEventMap>
  implements ReluAttributes
{
  // About what the figure of nine numbers takes, until what draws it has arrived.
  static override styles = [
    frameStyles,
    css`
      .reserved {
        block-size: 70em;
      }
      @container (min-width: 34em) {
        .reserved {
          block-size: 42em;
        }
      }
      .has-height .reserved {
        display: none;
      }
    `,
  ];

  static override properties: Declarations = reluProperties;

  /** What the reader has changed included; `null` for the paper's numbers. */
  declare values: string | null;
  declare signal: string | null;
  declare rules: string | null;

  /** @internal */
  override readonly controller = new ReluController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'relu-backward': ReluBackward;
  }
}
