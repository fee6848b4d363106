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
 * Activation maximization in the code space of a generator (A. Nguyen et al. 2016, Synthesizing the
 * preferred inputs for neurons in neural networks via deep generator networks): images that a
 * generator makes, optimized until the classifier is confident. Many runs start from random codes and
 * are optimized at once, step by step before the reader's eyes; each shows its best image so far, its
 * probability and the curve of that. Gradient ascent over pixels shows why the generator is needed.
 * Computed in the reader's browser.
 *
 * @summary GAN images optimized until the classifier is confident: what does the network take for a perfect 0?
 * @tag codespace-am
 *
 * @attr {"mnist-cnn"|string} model - the classifier: a built-in name (`mnist-cnn` unless given), or the address of a model or of a folder with one; as a property also files
 * @attr {string} card - address of the classifier's card when it is not `card.json` beside it; as a property also the card itself, an object
 * @attr {string} target - the class whose probability is maximized: an index or a label; `0` unless given
 * @attr {"mnist-dcgan"|"mnist-gan"|string} generator - the network that makes images from codes: a built-in name (`mnist-dcgan` unless given), or the address of a `model.json`; several, separated by spaces, are shown side by side
 * @attr {string} generator-card - address of the generator's card when it is not `card.json` beside it; as a property also the card itself, an object
 * @attr {number} runs - number of runs, 1 to 64; 16 unless given
 * @attr {number} seed - seed of the first run's code, a whole number; the other runs have the next ones. 0 unless given; the same seed gives the same images
 * @attr {number} learning-rate - Adam's step size, above 0; 0.1 unless given
 * @attr {number} lambda - weight of the prior, at least 0; 0.001 unless given
 * @attr {"l2"|"none"|"mean-image"} prior - the penalty
 *   - `l2`: the squared length of the code
 *   - `none`: none
 *   - `mean-image`: the squared distance of the image from the mean of the class's training images
 * @attr {number} stop-at - the probability at which a run stops, above 0, up to 1; 0.99 unless given
 * @attr {string} layer - maximizes a neuron of this layer instead of the class
 * @attr {string} unit - which neuron of `layer`: a channel, `x,y,channel`, or `*,*,channel` for a whole channel's mean
 * @attr {"noise"|"mean-image"|"sample"} pixels - adds gradient ascent over pixels, without a generator, from this start
 *   - `noise`: random pixels
 *   - `mean-image`: the mean of the class's training images
 *   - `sample`: the sample that `src` names
 * @attr {string} src - the sample that `pixels="sample"` starts from, such as `sample:3`; `sample:0` unless given
 * @attr {number} total-variation - over pixels, the weight of the squared differences between neighbors, at least 0; 0 unless given
 * @attr {"mnist-judge"|string} judge - an independent classifier, a built-in name or an address, that predicts the images when all runs have ended; `mnist-judge` where `model` is `mnist-cnn`; empty for none
 * @attr {"none"|"class"|"all"} reveal - how much captions, alternative texts and the live region tell of the runs; `reveal()` shows the rest
 *   - `none`: nothing of them
 *   - `class`: the class, without the results
 *   - `all`: everything
 * @attr {boolean} paused - pauses the runs
 *
 * @event {CustomEvent<null>} explain-start - runs start
 * @event {CustomEvent<Progress>} explain-progress - `{phase, loaded, total}`, counted in ended runs during the optimization
 * @event {CustomEvent<CodespaceResult>} explain-complete - all runs have ended
 * @event {CustomEvent<ErrorDetail>} explain-error - `{code, message, hint}`
 * @event {CustomEvent<AscentStep>} ascent-step - after some steps: `{generator, frame}`
 * @event {CustomEvent<ErrorDetail>} part-error - the interpolation, a pasted code or the independent classifier failed; the figure stays: `{code, message, hint}`
 *
 * @slot caption - the author's own caption, in place of the sentences below the images
 * @slot label-mnist-dcgan - the author's own label above the runs of a generator: `label-` and its name as `generator` has it, or `label-pixels`
 *
 * @csspart panel - the runs of one generator
 * @csspart label - the label above the runs of a generator
 * @csspart grid - the images of the runs
 * @csspart run - one run: a button that selects it
 * @csspart run-canvas - the canvas with its image
 * @csspart probability - the probability that a run has reached
 * @csspart curve - the curve of its probability
 * @csspart status - how many runs have reached the goal
 * @csspart history - up to 16 earlier runs for the class
 * @csspart walk - the interpolation between two selected runs
 * @csspart strip - the interpolated images
 * @csspart code - the code of the selected run, to copy or to paste
 * @csspart caption - the text below the images
 * @csspart finding - every sentence about results, of the runs and of the independent classifier
 * @csspart meaning - every sentence about what the figure means
 * @csspart about - every sentence about how the figure was made, and what qualifies it
 * @csspart model - the name of the classifier, in a scene with several
 * @csspart head - says where probabilities come from, if not from the network
 * @csspart answer - the results of the runs
 * @csspart judge - the predictions of the independent classifier
 * @csspart notice - runs that stopped at values that are not finite
 * @csspart control - one labelled control
 * @csspart control-play - the buttons that play, step, restart and use new seeds
 * @csspart control-class - the menu of classes
 * @csspart control-generator - the menu of generators
 * @csspart control-learning-rate - the slider of the step size
 * @csspart control-prior - the menu of priors
 * @csspart control-lambda - the slider of lambda
 * @csspart control-pixels - the start of gradient ascent over pixels
 * @csspart control-total-variation - the slider of their smoothness
 * @csspart control-runs - the number of runs
 * @csspart control-seed - the first seed
 * @csspart combobox - the field with suggestions that stands for a menu of more than 30 choices
 * @csspart options - the list of suggestions
 * @csspart option - one suggestion of the list
 * @csspart play - the button that plays and pauses
 * @csspart step - the button that makes one step
 * @csspart restart - the button that restarts from the same codes
 * @csspart new-seeds - the button that starts from other codes
 *
 * @cssprop {<color>} --convlens-accent - color of controls, curves and marks; the text color unless set
 * @cssprop {<length>} [--convlens-panel-size=calc(var(--in-row) * 20em)] - largest width of a generator's runs; 20em for each run in a row unless set, so that many runs use the whole line
 * @cssprop {<length>{1,2}} --convlens-gap - gap between grids
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - side notes
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
   * Optimizes now, wherever the element is, until all runs have ended; a paused figure waits for the
   * reader. Joins runs of the same settings that are under way.
   *
   * @returns the result, which `result` and the event `explain-complete` have too
   * @throws `ExplainError` as the event `explain-error` tells it; an `AbortError` where newer settings or the removal of the element end the runs
   */
  override explain(): Promise<CodespaceResult> {
    return super.explain();
  }

  /**
   * Starts again from the same codes.
   *
   * @returns nothing; the figure shows the new runs
   */
  restart(): void {
    this.controller.restart();
  }

  /**
   * Pauses and makes one step.
   *
   * @returns a promise that resolves when the step is made
   */
  step(): Promise<void> {
    return this.controller.step();
  }

  /**
   * Shows what the attribute `reveal` hides: all of it, or as much as is named.
   *
   * @param {'none' | 'class' | 'all'} [level=all] how much is shown from now on, as the attribute says it
   * @returns nothing; the figure changes with its next update
   */
  get reveal(): Revealer {
    return (level = 'all') => this.setAttribute('reveal', level);
  }

  // Frameworks set a property where an element has one of the attribute's name.
  set reveal(level: Reveal | Revealer) {
    if (typeof level === 'string') this.reveal(level);
  }

  /**
   * The engine's functions for the classifier.
   *
   * @returns an explainer that shares the element's model; `dispose()` of it leaves the element as it is
   * @throws `ExplainError` with `model-missing`, `model-unknown` or `address-invalid` where the element names no model
   */
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
