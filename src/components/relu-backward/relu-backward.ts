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
  /** The input of the ReLU, row by row. */
  values: number[][];
  /** The signal from above, row by row. */
  signal: number[][];
}

/** The events of `<relu-backward>`, by name; its docblock says when. */
export interface ReluBackwardEventMap extends ExplainEventMap<ReluBackwardResult> {
  'values-change': CustomEvent<ReluValues>;
}

/**
 * The worked figure of how three methods pass a signal back through a ReLU (Springenberg et al. 2015,
 * figure 1): a sketch of the whole way, a small grid forward through one ReLU, then a signal from above
 * back by backpropagation, the deconvnet and guided backpropagation, each with its formula. One hue
 * marks each condition in the grids and in the formulas. Readers change numbers and read why each cell
 * is passed or blocked. The engine computes every number by its own rules, in the reader's browser.
 *
 * @summary How backpropagation, the deconvnet and guided backpropagation pass a signal back through a ReLU, in numbers that readers change.
 * @tag relu-backward
 *
 * @attr {string} values - the input of the ReLU: rows separated by `;` or line breaks, numbers by spaces or commas, up to 6 x 6; the paper's `1 -1 5; 2 -5 -7; -3 2 4` unless given
 * @attr {string} signal - the signal from the layer above, in the same shape; the paper's `-2 3 -1; 6 -3 1; 2 -1 3` unless given
 * @attr {string} rules - which backward passes to show, in this order, separated by spaces; all three unless given
 *   - `gradient`: passes the signal where the input is positive
 *   - `deconvnet`: passes the signal where it is positive itself
 *   - `guided-backprop`: passes it where both are positive
 * @attr {"none"} sketch - the sketch of the whole way
 *   - `none`: leaves it out
 * @attr {"none"|string} controls - which of the reader's controls there are; all unless given
 *   - `none`: makes the numbers read-only and hides the controls
 *   - `only`: before names: the others are left out
 *   - `without`: before names: these are locked
 *   - `reset`: the button that brings back the first numbers
 *   - `numbers`: the numbers that the reader may change
 *   - `sketch`: the sketch of the whole way
 *
 * @event {CustomEvent<ReluValues>} values-change - the reader changed a number, or reset all
 * @event {CustomEvent<ReluBackwardResult>} explain-complete - the numbers of all grids
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 *
 * @slot caption - the author's own caption, in place of the sentences below the grids
 * @slot label-values - the author's own label above a grid: `label-values`, `label-output`, `label-signal`, or `label-` and the name of a rule
 *
 * @csspart sketch - the sketch of the whole way
 * @csspart sketch-play - the button that plays and pauses the sketch
 * @csspart panel - one grid with its label and formula
 * @csspart label - the label above a grid
 * @csspart formula - the symbol or the rule above a grid
 * @csspart grid - the cells of one grid
 * @csspart cell - one cell of a grid
 * @csspart number - the field of a number that readers can change
 * @csspart arrow - an arrow between two grids
 * @csspart key - what the hues and the hatching mean
 * @csspart explanation - the sentence about the current cell
 * @csspart caption - the text below the grids
 * @csspart finding - how many signals each rule passes, and why a cell is passed or blocked
 * @csspart meaning - what each rule does
 * @csspart about - every sentence about how the figure was made
 * @csspart reset - the button that resets all numbers
 * @csspart control-reset - the button that resets all numbers, under its name in the attribute `controls`
 *
 * @cssprop {<color>} --convlens-accent - color of the current cell and of progress; the text color unless set
 * @cssprop {<color>} --convlens-input-color - hue of the condition on the input
 * @cssprop {<color>} --convlens-signal-color - hue of the condition on the signal
 * @cssprop {<length>} [--convlens-panel-size=16em] - largest width of one grid with its formula; 20em of more than four columns, unless set
 * @cssprop {<length>{1,2}} --convlens-gap - gap between grids
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - blocked numbers and side notes
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
        block-size: min(94em, 43.6em + 190cqi);
      }
      @container (min-width: 39em) {
        .reserved {
          block-size: 49em;
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
  declare sketch: string | null;

  /** @internal */
  override readonly controller = new ReluController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'relu-backward': ReluBackward;
  }
}
