import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { createExplainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { emit } from '../base/events.js';
import { isExplaining, isScene, sharedNames } from '../base/scene-values.js';
import { ViewLoader, type View } from '../base/view-loader.js';
import { VisibilityController } from '../base/visibility.js';
import { LocaleController } from '../locale/locale-controller.js';
import { spokenLanguage, type Language } from '../locale/message.js';
import { Adjusting, reservation, room } from '../view/figure-frame.js';
import { partFailure } from '../view/part-failure.js';
import { styleMap } from '../view/styles.js';
import type { ExplainScene, SceneChange } from './explain-scene.js';
import type { Permalink } from './scene-permalink.js';
import type { LinkedPointer } from './scene-pointer.js';

/** What decides what the row shows of model and picture. */
const requestNames = ['model', 'card', 'backend', 'src', 'image'] as const;

/** The state of an `<explain-scene>`: what its row shows of model and picture, its pointer and its link. */
export class SceneController {
  description: ModelDescription | null = null;
  picture: Picture | null = null;
  /** The network's scores for the picture, before a softmax. */
  logits: Float32Array | null = null;
  /** Why these cannot be had. */
  failure: ExplainError | null = null;
  /** Both come with the view. */
  pointer: LinkedPointer | null = null;
  permalink: Permalink | null = null;
  /** Settles when what a link says has been restored. */
  ready: Promise<void> | null = null;
  private readonly locale: LocaleController;
  private readonly adjusting: Adjusting;
  private readonly viewLoader: ViewLoader<SceneController>;
  private readonly visibility: VisibilityController;
  /** Why there is no row. */
  private viewFailure: ExplainError | null = null;
  /** What was requested last. */
  private requested: unknown[] = [];
  private run: AbortController | null = null;
  private language: Language | null = null;

  constructor(readonly host: ExplainScene) {
    this.locale = new LocaleController(host);
    this.adjusting = new Adjusting(host);
    this.viewLoader = new ViewLoader<SceneController>(host, () => this.importView());
    this.visibility = new VisibilityController(host, () => void this.load());
    host.addController(this);
  }

  /** Fetches what draws the row, links the pointer and keeps the link. */
  async load(): Promise<void> {
    try {
      await this.viewLoader.load();
      this.viewFailure = null;
    } catch (error) {
      this.viewFailure = error as ExplainError;
      this.host.requestUpdate();
    }
  }

  private async importView(): Promise<View<SceneController>> {
    const { host } = this;
    const [{ sceneView, LinkedPointer, Permalink }] = await Promise.all([
      import('./scene-view.js'),
      this.locale.fetch(),
    ]);
    this.pointer ??= new LinkedPointer(host, () => this.description);
    this.permalink ??= new Permalink(host);
    const { elementStyles } = host.constructor as typeof LitElement;
    return { ...sceneView, styles: [...(elementStyles as CSSResult[]), ...sceneView.styles] };
  }

  hostConnected(): void {
    const { host } = this;
    host.addEventListener('explain-complete', this.onComplete);
    this.pointer?.listen();
    if (host.permalink !== null && location.search) this.ready ??= this.load();
  }

  hostDisconnected(): void {
    this.host.removeEventListener('explain-complete', this.onComplete);
    this.pointer?.stop();
    this.permalink?.stop();
    this.run?.abort();
    // What has not come is requested when it is back.
    if (!this.logits) this.requested = [];
  }

  hostUpdate(): void {
    if (!this.permalink) return;
    this.permalink.begin();
    this.follow();
  }

  hostUpdated(): void {
    this.permalink?.schedule();
  }

  private readonly onComplete = (): void => {
    // The model can be had after all.
    if (this.failure) this.requested = [];
    this.host.requestUpdate();
  };

  /** A choice of the reader's: the scene's attributes say what its row shows. */
  change(values: Partial<Pick<ExplainScene, 'src' | 'image' | 'target'>>): void {
    for (const [name, value] of Object.entries(values)) Reflect.set(this.host, name, value);
  }

  /** Tells the page what the reader has chosen. */
  announceChange(): void {
    const { model, src, target } = this.host;
    emit(this.host, 'scene-change', { model, src, target } satisfies SceneChange);
  }

  /** Each element inside takes over what it has no own of. */
  tellMembers(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (!sharedNames.some((name) => changed.has(name))) return;
    for (const element of this.host.querySelectorAll('*')) {
      if (isExplaining(element) || isScene(element)) element.requestUpdate();
    }
  }

  /** Requests what the row shows where that has changed. */
  private follow(): void {
    const { host } = this;
    const wanted = requestNames.map((name) => host[name]);
    if (!host.isConnected || wanted.every((value, index) => value === this.requested[index]))
      return;
    if (wanted.slice(0, 3).some((value, index) => value !== this.requested[index])) {
      this.description = null;
    }
    this.requested = wanted;
    this.run?.abort();
    this.run = new AbortController();
    this.picture = this.logits = this.failure = null;
    // Elements inside may have models of their own, or none.
    if (host.model) void this.request(this.run.signal);
  }

  private async request(signal: AbortSignal): Promise<void> {
    const { model, card, backend, src, image } = this.host;
    const call = {
      signal,
      priority: () => ['far', 'near', 'visible'].indexOf(this.visibility.state),
    };
    try {
      const explainer = createExplainer({
        model,
        backend: backend ?? 'auto',
        ...(card ? { card } : {}),
      });
      const description = await explainer.describe(call);
      signal.throwIfAborted();
      this.description = description;
      this.host.requestUpdate();
      const picture = await explainer.picture(image ?? src ?? 'sample:0', call);
      signal.throwIfAborted();
      this.picture = picture;
      this.host.requestUpdate();
      const { data, shape } = picture.input;
      const { output } = await explainer.forward({ data, shape: [1, ...shape] }, {}, call);
      signal.throwIfAborted();
      this.logits = output.data;
      this.permalink?.worked(this.host);
    } catch (error) {
      if (signal.aborted) return;
      const failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not ask what the network answers',
        'Reload the page; if it goes on, report it with the model and the picture.',
      );
      if (!this.permalink?.blames(this.host, failure.code)) this.failure = failure;
    }
    this.host.requestUpdate();
  }

  /** The row, what stands in the scene, and the values under the pointer. */
  figure(): TemplateResult {
    const { width, height, layout } = this.host;
    return html`
      <div
        class=${classMap({ place: true, adjusting: this.adjusting.isOpen })}
        style=${styleMap(reservation(width, height))}
      >
        ${this.drawn()} ${layout === 'compact' ? this.adjusting.button() : nothing}
      </div>
      ${room(width)}
    `;
  }

  private drawn(): TemplateResult {
    const { view } = this.viewLoader;
    if (!view) return this.beforeView();
    this.followLanguage();
    return view.figure(this);
  }

  private beforeView(): TemplateResult {
    const { viewFailure, host } = this;
    return html`
      ${host.controls === 'none' ? nothing : html`<div class="row"></div>`}
      ${viewFailure ? partFailure(viewFailure) : nothing}
      <slot></slot>
      <div class="reading"></div>
    `;
  }

  /** The names of the maps are those of the elements inside, which come to speak it after the scene. */
  private followLanguage(): void {
    const before = this.language;
    this.language = spokenLanguage();
    if (!before || before === this.language) return;
    requestAnimationFrame(() => this.host.requestUpdate());
  }
}
