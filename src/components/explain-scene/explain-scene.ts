import {
  css,
  html,
  nothing,
  unsafeCSS,
  type LitElement,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { ImageSource } from '../../client/image/picture.js';
import { ExplainError, type BackendChoice } from '../../protocol.js';
import { Adjusting } from '../view/figure-frame.js';
import type { Listening } from '../base/events.js';
import { reservation, room } from '../view/figure-frame.js';
import { listWhileOnPage } from '../base/print.js';
import { frameStyles } from '../view/frame.styles.js';
import { LiveElement } from '../base/live-element.js';
import { partFailure } from '../view/part-failure.js';
import { MarkupElement } from '../base/markup-element.js';
import {
  explainProperties,
  layoutProperty,
  type Declarations,
  type Layout,
} from '../base/properties.js';
import { inherit, sharedNames } from '../base/scene-values.js';
import { LocaleController } from '../locale/locale-controller.js';
import { styleMap } from '../view/styles.js';
import { ViewLoader, type View } from '../base/view-loader.js';
import { VisibilityController } from '../base/visibility.js';
import type { ExplainSceneEventMap } from './scene-events.js';

const figures = unsafeCSS(
  'saliency-map,lrp-heatmap,occlusion-grid,deconv-viewer,codespace-am,relu-backward,explain-scene',
);

/**
 * Model, picture and class set once, for all the explanations inside: one picker of each for all of
 * them, and a pointer that they share, so that the place under it shows in every map. What an element
 * inside has itself wins. With `permalink` a link keeps what the reader sees.
 *
 * @tag explain-scene
 *
 * @attr {string} model - for the elements inside: a built-in name (`mnist-cnn`, `cifar10-cnn`, `cifar10-allcnn`), or the address of a TensorFlow.js `model.json`
 * @attr {string} card - address of a model card when it is not `card.json` beside the model
 * @attr {string} src - address of a picture, or `sample:3` for a sample of the model (`sample:0` unless given)
 * @attr {string} target - `top` (the network's answer, the default), a class index, or a label
 * @attr {"auto"|"webgl"|"wasm"|"cpu"} backend - where to compute; each element's own choice unless given
 * @attr {"RdBu"|"PuOr"|"PRGn"|"BrBG"|"greys"} colormap - colours from negative to positive; each element's own unless given
 * @attr {string} range - which values the colours end at: `unit`, `shared`, or two numbers; each element's own unless given
 * @attr {boolean} picture - draws the picture beside the pickers too
 * @attr {string} permalink - keeps what the reader changes in the page's address, as the query parameter of this name (`scene` where it is empty), and offers a link to copy
 * @attr {number} width - CSS pixels to reserve, at most the line's width
 * @attr {number} height - CSS pixels to reserve before anything has loaded
 * @attr {"full"|"compact"} layout - `compact` shows images, legend and one sentence in a box of fixed height, the rest behind a button "Adjust"; `full` unless given
 * @attr {string} controls - `none` leaves out the row with pickers and answer
 *
 * @slot - the explanations, with whatever stands between them
 *
 * @event {CustomEvent<SceneChange>} scene-change - the reader has picked another picture or class: `{model, src, target}`
 * @event {CustomEvent} explain-start - an element inside begins to compute; its `target` is that element
 * @event {CustomEvent<Progress>} explain-progress - of an element inside: `{phase, loaded, total}`
 * @event {CustomEvent<ExplainResult>} explain-complete - of an element inside: its result
 * @event {CustomEvent<ErrorDetail>} explain-error - of an element inside: `{code, message, hint}`
 *
 * @csspart adjust - the button of `layout="compact"`
 * @csspart row - pickers and answer, above everything
 * @csspart controls - the pickers
 * @csspart control - one labelled picker
 * @csspart picture - the box of the picture
 * @csspart picture-canvas - the canvas with it
 * @csspart copy - the button that copies the link
 * @csspart note - what became of the link
 * @csspart link - the link itself, where it could not be copied
 * @csspart answer - what the network answers
 * @csspart reading - the values under the pointer, below everything
 * @csspart value - one of them with its name
 * @csspart error - what went wrong
 *
 * @cssprop --convlens-accent - colour of controls; the host's `accent-color` unless set
 * @cssprop --convlens-font-size - size of all text; 0.85em unless set
 * @cssprop --convlens-line-color - hairlines
 * @cssprop --convlens-quiet-color - side notes
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

  static override properties: Declarations = {
    ...explainProperties,
    backend: { type: String, keywords: true },
    picture: { type: Boolean },
    permalink: { type: String, reflect: true, mayBeEmpty: true },
    width: { type: Number },
    layout: layoutProperty,
    height: { type: Number },
    controls: { type: String, keywords: true },
  };

  /** @internal */
  declare addEventListener: Listening<ExplainSceneEventMap>['addEventListener'];
  /** @internal */
  declare removeEventListener: Listening<ExplainSceneEventMap>['removeEventListener'];
  declare model: string;
  declare card: string | null;
  declare src: string | null;
  declare target: string;
  declare backend: BackendChoice | null;
  declare colormap: string | null;
  declare range: string | null;
  /** A picture given by script; it wins over `src`. A tensor goes in as it is, unscaled. */
  declare image: ImageSource | null;
  /** Whether the picture stands above the pickers. */
  declare picture: boolean;
  declare permalink: string | null;
  declare width: number | null;
  declare layout: Layout | null;
  declare height: number | null;
  declare controls: string | null;

  /** Settles when what a link says has been restored. @internal */
  ready: Promise<void> | null = null;
  /** Told of every element inside, before it computes. @internal */
  onMember: ((element: LitElement) => void) | null = null;
  private failure: ExplainError | null = null;
  private readonly speech = new LocaleController(this);
  private readonly adjusting = new Adjusting(this);
  private readonly viewLoader = new ViewLoader(this, () => this.importView());
  private readonly visibility = new VisibilityController(this, () => void this.load());

  constructor() {
    super();
    listWhileOnPage(this);
    this.model = '';
    this.target = 'top';
    this.card = this.src = this.image = this.backend = this.colormap = this.range = null;
    this.picture = false;
    this.permalink = this.controls = null;
    this.width = this.height = this.layout = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.permalink !== null && location.search) this.ready ??= this.load();
    if (this.hasUpdated) inherit(this);
  }

  /** Fetches what draws the row. @internal */
  settle(): Promise<void> {
    return this.load();
  }

  /** Fetches what draws the row, links the pointer and keeps the link. */
  private async load(): Promise<void> {
    try {
      await this.viewLoader.load();
      this.failure = null;
    } catch (error) {
      this.failure = error as ExplainError;
      this.requestUpdate();
    }
  }

  private async importView(): Promise<View<ExplainScene>> {
    const [{ SceneStage }] = await Promise.all([import('./scene-stage.js'), this.speech.fetch()]);
    return new SceneStage(this, ExplainScene.styles, () => this.visibility.state);
  }

  protected override shouldUpdate(): boolean {
    const isDue = super.shouldUpdate();
    inherit(this);
    return isDue;
  }

  protected override render(): TemplateResult {
    const { width, height } = this;
    return html`
      <div
        class=${classMap({ place: true, adjusting: this.adjusting.isOpen })}
        style=${styleMap(reservation(width, height))}
      >
        ${this.viewLoader.view?.figure(this) ?? this.beforeView()}
        ${this.layout === 'compact' ? this.adjusting.button() : nothing}
      </div>
      ${room(width)}
    `;
  }

  private beforeView(): TemplateResult {
    const { failure, controls } = this;
    return html`
      ${controls === 'none' ? nothing : html`<div class="row"></div>`}
      ${failure ? partFailure(failure) : nothing}
      <slot></slot>
      <div class="reading"></div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (!sharedNames.some((name) => changed.has(name))) return;
    // Each takes over what it has no own of.
    for (const element of this.querySelectorAll('*')) {
      if (element instanceof LiveElement || element instanceof ExplainScene) {
        element.requestUpdate();
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'explain-scene': ExplainScene;
  }
}
