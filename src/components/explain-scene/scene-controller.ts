import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { ExplainError } from '../../protocol.js';
import { sharedNames } from '../base/properties.js';
import { isExplaining, isGiven, isScene } from '../base/scene-values.js';
import { ViewLoader, type View } from '../base/view-loader.js';
import { VisibilityController } from '../base/visibility.js';
import { LocaleController } from '../locale/locale-controller.js';
import { Adjusting, reservation, room, partFailure } from '../view/figure-frame.js';
import { styleMap } from '../view/styles.js';
import type { ExplainScene } from './explain-scene.js';
import type { SceneSession } from './scene-session.js';

/** The state of an `<explain-scene>`: what it needs before the reader is near; the rest is its session. */
export class SceneController {
  /** What its row shows, its pointer and its link; it comes with the view. */
  session: SceneSession | null = null;
  /** Settles when what a link says has been restored. */
  ready: Promise<void> | null = null;
  private readonly locale: LocaleController;
  private readonly adjusting: Adjusting;
  private readonly viewLoader: ViewLoader<SceneSession>;
  private readonly visibility: VisibilityController;
  /** Why there is no row. */
  private failure: ExplainError | null = null;

  constructor(private readonly host: ExplainScene) {
    this.locale = new LocaleController(host);
    this.adjusting = new Adjusting(host);
    this.viewLoader = new ViewLoader<SceneSession>(host, () => this.importView());
    this.visibility = new VisibilityController(host, () => void this.load());
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.permalink !== null && location.search) this.ready ??= this.load();
  }

  /** Fetches what draws the row, links the pointer and keeps the link. */
  async load(): Promise<void> {
    try {
      await this.viewLoader.load();
      this.failure = null;
    } catch (error) {
      this.failure = error as ExplainError;
      this.host.showState('failed');
      this.host.requestUpdate();
    }
  }

  private async importView(): Promise<View<SceneSession>> {
    const { host, visibility } = this;
    const [{ sceneView, SceneSession }] = await Promise.all([
      import('./scene-view.js'),
      this.locale.fetch(),
    ]);
    this.session ??= new SceneSession(host, () => visibility.state);
    const { elementStyles } = host.constructor as typeof LitElement;
    return { ...sceneView, styles: [...(elementStyles as CSSResult[]), ...sceneView.styles] };
  }

  /** Each element inside takes over what it has no own of. */
  tellMembers(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const has = (name: PropertyKey): boolean => changed.has(name);
    if (!sharedNames.some(has)) return;
    // A sample of another model is another image, also to those that have a model of their own.
    const isOther = sharedNames.slice(0, 3).some(has);
    for (const element of this.host.querySelectorAll('*')) {
      if (isExplaining(element) || isScene(element)) {
        element.requestUpdate(isOther && isGiven(element, 'src') ? 'src' : undefined);
      }
    }
  }

  /** The row, what stands in the scene, and the values under the pointer. */
  figure(): TemplateResult {
    const { width, height, layout } = this.host;
    const { view } = this.viewLoader;
    return html`
      <div
        class=${classMap({ place: true, adjusting: this.adjusting.isOpen })}
        style=${styleMap(reservation(width, height))}
      >
        ${view && this.session ? view.figure(this.session) : this.beforeView()}
        ${layout === 'compact' ? this.adjusting.button() : nothing}
      </div>
      ${room(width)}
    `;
  }

  private beforeView(): TemplateResult {
    const { failure, host } = this;
    return html`
      ${host.controls === 'none' ? nothing : html`<div class="row"></div>`}
      ${failure ? partFailure(failure) : nothing}
      <slot></slot>
      <div class="reading"></div>
    `;
  }
}
