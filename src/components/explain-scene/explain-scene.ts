import { css, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ExplainResult } from '../../client/result.js';
import type { BackendChoice, ErrorDetail, Target } from '../../protocol.js';
import type { ExplainEventMap, Listening } from '../base/events.js';
import { MarkupElement } from '../base/markup-element.js';
import { listWhileOnPage } from '../base/print.js';
import {
  contrast,
  imageProperties,
  layoutProperty,
  type Declarations,
  type Layout,
} from '../base/properties.js';
import { inherit } from '../base/scene-values.js';
import type { Reveal, Revealer } from '../figure/concealed.js';
import { frameStyles } from '../view/frame.styles.js';
import { SceneController } from './scene-controller.js';

/** What `scene-change` carries. */
export interface SceneChange {
  /** The model of the scene, as its attribute has it. */
  model: GivenModel;
  /** `null` for the model's first sample, and for an image given by script. */
  src: string | null;
  /** The class: `top`, an index or a label. */
  target: string;
  /** What it is explained rather than, as the attribute has it. */
  contrast: string;
}

/** The events of `<explain-scene>`, by name: its own, and those of the elements inside. */
export interface ExplainSceneEventMap extends ExplainEventMap<ExplainResult> {
  'scene-change': CustomEvent<SceneChange>;
  'part-error': CustomEvent<ErrorDetail>;
}

const figures = unsafeCSS(
  'saliency-map,lrp-heatmap,occlusion-grid,deconv-viewer,codespace-am,relu-backward,method-contest,explain-scene',
);

const sceneProperties: Declarations = {
  ...imageProperties,
  contrast,
  // Each element's own unless given.
  colormap: { ...imageProperties['colormap'], initial: null },
  range: { ...imageProperties['range'], initial: null },
  backend: { type: String, keywords: true },
  picture: { type: Boolean, initial: false },
  permalink: { type: String, reflect: true, mayBeEmpty: true },
  width: { type: Number },
  layout: layoutProperty,
  height: { type: Number },
  controls: { type: String, keywords: true },
};

/**
 * Model, image and class set once, for all the explanations inside: one picker of each for all of
 * them, and a pointer that they share, so that the place under it shows in every map. What an element
 * inside has itself wins. With `permalink` a link keeps what the reader sees.
 *
 * @summary Several explanations of one prediction. Model, image and class are set once, readers pick them once, and the pointer shows the same place in every map.
 * @tag explain-scene
 *
 * @attr {"mnist-cnn"|"cifar10-cnn"|"cifar10-allcnn"|"efficientnet-lite0"|string} model - for the elements inside: a built-in name, or the address of a model or of a folder with one; as a property also files
 * @attr {string} card - address of a model card when it is not `card.json` beside the model; as a property also the card itself, an object
 *   - `none`: there is no card, and none is looked for
 * @attr {string} output - the name or number of the output to explain, of a model that has several
 * @attr {string} src - address of an image, or `sample:3` for a sample of the model (`sample:0` unless given)
 *   - `sample:0`: the first sample of the model
 * @attr {"top"|string} target - the class that is explained: an index, a label, or `top`
 *   - `top`: the predicted class
 * @attr {"none"|"others"|"rivals"|string} contrast - explains the class rather than others, in the elements inside that explain a class: a class by its index or label, or one of these
 *   - `none`: explains the class alone
 *   - `others`: rather than the mean of all other classes
 *   - `rivals`: rather than the others, weighted by their probabilities
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; each element's own choice unless given
 *   - `auto`: wasm, and for large networks a graphics processor once it has proved faster
 *   - `webgl`: the graphics processor
 *   - `wasm`: WebAssembly on the processor
 *   - `cpu`: plain JavaScript, slow, for comparison
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"|string} colormap - colors from negative to positive; each element's own unless given
 *   - `RdBu`: positive values are red, negative ones blue
 *   - `PuOr`: orange and purple
 *   - `PRGn`: green and purple
 *   - `BrBG`: teal and brown
 *   - `greys`: light and dark, for print without color
 *   - `hatched`: after a name (`RdBu hatched`): negative values are hatched, as they are in print
 * @attr {"unit"|"shared"|string} range - which values the colors end at; or two numbers; each element's own unless given
 *   - `unit`: a range for each map
 *   - `shared`: one range for all maps of an element
 * @attr {"none"|"class"|"all"} reveal - how much of the prediction is told, here and in the elements inside; `reveal()` shows the rest
 *   - `none`: nothing of it
 *   - `class`: the predicted class, without numbers and findings
 *   - `all`: everything
 * @attr {boolean} picture - draws the image beside the pickers too
 * @attr {string} permalink - keeps what the reader changes in the page's address, as the query parameter of this name (`scene` where it is empty), and offers a link to copy
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - how much stands around the images; `full` unless given
 *   - `full`: the whole figure, as high as it needs
 *   - `compact`: images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"
 * @attr {"all"|"none"|Control[]} controls - which pickers stand in the row, in this order, separated by spaces; the first two unless given, and `link` with `permalink`. The others are behind "Adjust"
 *   - `all`: puts all of them into the row
 *   - `none`: leaves out the whole row
 *   - `only`: before names: the others are left out
 *   - `without`: before names: these are locked
 *
 * @slot - the explanations, with whatever stands between them
 *
 * @event {CustomEvent<SceneChange>} scene-change - the reader has picked another image, class or contrast: `{model, src, target, contrast}`
 * @event {CustomEvent<AnswerChange>} answer-change - what the network predicts for the scene's image has changed, or its target, whether or not a figure shows it: `{predictions, target}`; elements inside tell their own, with themselves as `target` of the event
 * @event {CustomEvent<ReaderChange>} reader-change - the reader has set something of the scene or of an element inside, which scripts have not: `{name, value}`
 * @event {CustomEvent<ErrorDetail>} part-error - the row has no prediction, which says nothing of the elements inside: `{code, message, hint}`
 * @event {CustomEvent} explain-start - an element inside begins to compute; its `target` is that element
 * @event {CustomEvent<Progress>} explain-progress - of an element inside: `{phase, loaded, total}`
 * @event {CustomEvent<ExplainResult>} explain-complete - of an element inside: its result
 * @event {CustomEvent<ErrorDetail>} explain-error - of an element inside: `{code, message, hint}`
 *
 * @cssState waiting - the row has nothing to show yet
 * @cssState computing - the prediction is under way
 * @cssState ready - the row shows the prediction
 * @cssState failed - the row has no prediction
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart row - pickers and prediction, above everything
 * @csspart controls - the row of pickers
 * @csspart control - one labelled picker
 * @csspart control-image - the menu of images
 * @csspart control-class - the menu of classes
 * @csspart control-contrast - the menu of what the class is explained rather than
 * @csspart control-link - what copies the link
 * @csspart other-controls - "Adjust", and behind it the pickers that do not stand in the row
 * @csspart combobox - the field with suggestions that stands for a menu of more than 30 choices
 * @csspart options - the list of suggestions
 * @csspart option - one suggestion of the list
 * @csspart picture - the box of the image
 * @csspart picture-canvas - the canvas with the image
 * @csspart copy - the button that copies the link
 * @csspart note - what became of the link
 * @csspart left-out - that the opened link does not include the image it was made for
 * @csspart link - the link as text, where it could not be copied
 * @csspart answer - what the network predicts
 * @csspart finding - the sentence that tells what was found in this image: the prediction
 * @csspart reading - the values under the pointer, below everything
 * @csspart value - one value under the pointer, with the name of its map
 * @csspart error - what went wrong
 *
 * @cssprop {<color>} [--convlens-accent=currentcolor] - color of controls; the host's `accent-color` unless set
 * @cssprop {<length> | <percentage>} [--convlens-font-size=0.85em] - size of all text
 * @cssprop {<color>} --convlens-line-color - hairlines
 * @cssprop {<color>} --convlens-quiet-color - side notes
 */
export class ExplainScene extends MarkupElement {
  static override styles = [
    frameStyles,
    // What the row above and the line below take, until what draws them has arrived.
    css`
      .row:empty,
      .reading:empty {
        font-size: var(--convlens-font-size, 0.85em);
      }
      .row:empty {
        block-size: calc(24px + 1.9em);
        margin-block-end: 1em;
      }
      :host([picture]) .row:empty {
        block-size: 9em;
      }
      .reading:empty {
        block-size: 2.2em;
        margin-block-start: 0.5em;
      }
      /* Figures that follow each other without text between them. */
      ::slotted(:is(${figures}):not(:first-child)) {
        margin-block-start: 1.6em;
      }
    `,
  ];

  static override properties: Declarations = sceneProperties;

  /** @internal */
  declare addEventListener: Listening<ExplainSceneEventMap>['addEventListener'];
  /** @internal */
  declare removeEventListener: Listening<ExplainSceneEventMap>['removeEventListener'];
  declare model: GivenModel;
  declare card: GivenCard | null;
  declare output: string | null;
  declare src: string | null;
  declare target: string;
  declare contrast: string;
  declare backend: BackendChoice | null;
  declare colormap: string | null;
  declare range: string | null;
  /** An image given by script; it wins over `src`. A tensor goes in as it is, unscaled. */
  declare image: ImageSource | null;
  /** Whether the picture stands above the pickers. */
  declare picture: boolean;
  declare permalink: string | null;
  declare width: number | null;
  declare layout: Layout | null;
  declare height: number | null;
  declare controls: string | null;
  declare revealed: Reveal;

  /** @internal */
  readonly controller = new SceneController(this);

  constructor() {
    super();
    listWhileOnPage(this);
  }

  /**
   * What the network predicts for the scene's image, best first, each with its score before the softmax;
   * empty while that is not known.
   *
   * @readonly
   */
  get predictions(): readonly Target[] {
    return this.controller.session?.result?.predictions ?? [];
  }

  /**
   * Shows what the attribute `reveal` hides, here and inside: all of it, or as much as is named.
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

  /** Fetches what draws the row. @internal */
  settle(): Promise<void> {
    return this.controller.load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) inherit(this);
  }

  protected override shouldUpdate(): boolean {
    const isDue = super.shouldUpdate();
    inherit(this);
    return isDue;
  }

  protected override render(): TemplateResult {
    return this.controller.figure();
  }

  protected override updated(changed: PropertyValues): void {
    this.controller.tellMembers(changed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'explain-scene': ExplainScene;
  }
}
