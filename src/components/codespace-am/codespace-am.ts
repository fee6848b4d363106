import { createExplainer, type Explainer } from '../../client/explainer.js';
import { lenderOf } from '../base/scene-values.js';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import type { AscentPrior, ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import { ExplainElement } from '../base/explain-element.js';
import type { Reveal, Revealer } from '../figure/concealed.js';
import type { Declarations } from '../base/properties.js';
import { CodespaceController } from './codespace-controller.js';
import {
  codespaceProperties,
  type AscentStep,
  type CodespaceAttributes,
  type CodespaceResult,
  type PixelStart,
} from './codespace-attributes.js';

/** The events of `<codespace-am>`, by name; its docblock says when. */
export interface CodespaceAmEventMap extends ExplainEventMap<CodespaceResult> {
  'ascent-step': CustomEvent<AscentStep>;
  'part-error': CustomEvent<ErrorDetail>;
}

/**
 * Activation maximisation in the code space of a generator (A. Nguyen et al. 2016, Synthesizing the
 * preferred inputs for neurons in neural networks via deep generator networks): which codes make the
 * generator draw what the network is sure is a 0? Many runs from random codes climb at once, step by
 * step before the reader's eyes, each with its probability and the curve of it. The same over pixels
 * shows what the generator is there for. Computed in the reader's browser.
 *
 * @tag codespace-am
 *
 * @attr {"mnist-cnn"|string} model - the classifier: a built-in name (`mnist-cnn` unless given), or the address of a model or of a folder with one; as a property also files
 * @attr {string} card - address of the classifier's card when it is not `card.json` beside it; as a property also the card itself, an object
 * @attr {string} target - the class whose probability is maximised: an index or a label; `0` unless given
 * @attr {"mnist-dcgan"|"mnist-gan"|string} generator - what draws pictures from codes: `mnist-dcgan` (the default), `mnist-gan`, or the address of a `model.json`; several, separated by spaces, stand side by side
 * @attr {string} generator-card - address of the generator's card when it is not `card.json` beside it; as a property also the card itself, an object
 * @attr {number} runs - how many climb at once, 1 to 64; 16 unless given
 * @attr {number} seed - a whole number, of the first run's code; the others have the next ones. 0 unless given; the same seed gives the same pictures
 * @attr {number} learning-rate - Adam's step size, above 0; 0.1 unless given
 * @attr {number} lambda - weight of the prior, at least 0; 0.001 unless given
 * @attr {"l2"|"none"|"mean-image"} prior - what is paid for: the squared length of the code (`l2`, the default), the squared distance of the picture to the mean of the class's training pictures, or nothing
 * @attr {number} stop-at - the probability at which a run ends, above 0, up to 1; 0.99 unless given
 * @attr {string} layer - maximises a neuron of this layer instead of the class
 * @attr {string} unit - which: a channel, `x,y,channel`, or `*,*,channel` for a whole channel's mean
 * @attr {"noise"|"mean-image"|"sample"} pixels - shows beside it the same climb over pixels, without a generator, from here
 * @attr {string} src - where pixels begin with a `sample`: which, `sample:3`; `sample:0` unless given
 * @attr {number} total-variation - over pixels, the weight of the squared differences of neighbours, at least 0; 0 unless given
 * @attr {string} judge - another classifier, a built-in name or an address, that is asked what it makes of the pictures when all runs have ended; `mnist-judge` where `model` is `mnist-cnn`; empty for none
 * @attr {"none"|"class"|"all"} reveal - how much is told of the runs, in caption, alternative texts and live region: `none` of it, the `class` that they are for without how they went, or `all` (the default); `reveal()` shows the rest
 * @attr {boolean} paused - stands still where it is
 *
 * @event {CustomEvent<null>} explain-start - runs begin
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`, in runs that have ended once they climb
 * @event {CustomEvent<CodespaceResult>} explain-complete - all runs have ended
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<AscentStep>} ascent-step - some steps were made: `{generator, frame}`
 * @event {CustomEvent<ErrorDetail>} part-error - the walk, a pasted code or the judge failed; the figure stays: `{code, message, hint}`
 *
 * @slot caption - the author's own caption, in place of the sentences below the pictures
 * @slot label-mnist-dcgan - the author's own label above the runs of a generator: `label-` and its name as `generator` has it, or `label-pixels`
 *
 * @csspart panel - the runs of one generator
 * @csspart label - the label above them
 * @csspart grid - their pictures
 * @csspart run - one run, a button that picks it
 * @csspart run-canvas - the canvas with its picture
 * @csspart probability - its probability
 * @csspart curve - the curve of its probability
 * @csspart status - how many runs have arrived
 * @csspart history - the last 16 runs for the class
 * @csspart walk - the way from one picked run to another
 * @csspart strip - the pictures along it
 * @csspart code - the code of the picked run, to copy or to paste
 * @csspart caption - the text below the pictures
 * @csspart finding - every sentence that tells what was found, of the runs and of the judge
 * @csspart meaning - every sentence that tells what the figure means
 * @csspart about - every sentence that tells how it was made, and what qualifies it
 * @csspart model - the name of the classifier, in a scene with several
 * @csspart head - says where the probabilities were made, if not by the network
 * @csspart answer - what has come of the runs
 * @csspart judge - what the second network says of the pictures
 * @csspart notice - runs that met no finite numbers
 * @csspart control - one labelled control
 * @csspart control-play - the buttons that play, step, restart and draw new seeds
 * @csspart control-class - the menu of classes
 * @csspart control-generator - the menu of generators
 * @csspart control-learning-rate - the slider of the step size
 * @csspart control-prior - the menu of priors
 * @csspart control-lambda - the slider of lambda
 * @csspart control-pixels - what pixels without a generator begin with
 * @csspart control-total-variation - the slider of their smoothness
 * @csspart control-runs - how many runs there are
 * @csspart control-seed - the first seed
 * @csspart combobox - the field with suggestions that stands for a menu of more than 30 choices
 * @csspart options - the list that it opens
 * @csspart option - one suggestion
 * @csspart play - the button that plays and pauses
 * @csspart step - the button that makes one step
 * @csspart restart - the button that begins with the same codes
 * @csspart new-seeds - the button that begins with others
 *
 * @cssprop --convlens-accent - colour of controls, curves and marks; the text's colour unless set
 * @cssprop --convlens-panel-size - largest width of a grid; 24em unless set
 * @cssprop --convlens-gap - gap between grids
 * @cssprop --convlens-line-color - hairlines
 * @cssprop --convlens-quiet-color - side notes
 */
export class CodespaceAm
  extends ExplainElement<CodespaceResult, CodespaceAmEventMap>
  implements CodespaceAttributes
{
  static override properties: Declarations = codespaceProperties;

  declare model: GivenModel;
  declare card: GivenCard | null;
  declare target: string;
  declare generator: string;
  declare generatorCard: string | null;
  declare runs: number;
  declare seed: number;
  declare learningRate: number | null;
  declare lambda: number | null;
  declare prior: AscentPrior | null;
  declare stopAt: number | null;
  declare layer: string | null;
  declare unit: string | null;
  declare pixels: PixelStart | null;
  declare src: string | null;
  declare totalVariation: number | null;
  declare judge: string | null;
  declare paused: boolean;
  declare revealed: Reveal;

  /** @internal */
  override readonly controller = new CodespaceController(this);

  /** The newest result, or `null` before the first. */
  override get result(): CodespaceResult | null {
    return super.result;
  }

  /**
   * Climbs now, wherever the element is, until all runs have ended; a paused figure waits for the
   * reader. Joins runs of the same settings that are under way. Rejects with an `ExplainError`.
   */
  override explain(): Promise<CodespaceResult> {
    return super.explain();
  }

  /** Begins with the same codes again, and plays. */
  restart(): void {
    this.controller.restart();
  }

  /** Pauses, and makes one step. */
  step(): Promise<void> {
    return this.controller.step();
  }

  /** Shows what the attribute `reveal` hides: all of it, or as much as is named. */
  get reveal(): Revealer {
    return (level = 'all') => this.setAttribute('reveal', level);
  }

  // Frameworks set a property where an element has one of the attribute's name.
  set reveal(level: Reveal | Revealer) {
    if (typeof level === 'string') this.reveal(level);
  }

  /** The engine's functions for the classifier; throws an `ExplainError` where that has no name. */
  explainer(): Explainer {
    const { model, card, backend } = this;
    return createExplainer({ model, card, backend, samplesOf: lenderOf(this) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codespace-am': CodespaceAm;
  }
}
