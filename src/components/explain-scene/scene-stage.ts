import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { createExplainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { spokenLanguage, type Language } from '../locale/message.js';
import type { View } from '../base/view-loader.js';
import type { Visibility } from '../base/visibility.js';
import type { ExplainScene } from './explain-scene.js';
import { explainSceneStyles } from './explain-scene.styles.js';
import { LinkedPointer } from './linked-pointer.js';
import { Permalink } from './permalink.js';
import { sceneFigure } from './scene-figure.js';

/** What decides what the row shows of model and picture. */
const asked = ['model', 'card', 'backend', 'src', 'image'] as const;

/** A scene's row, its pointer and its link. */
export class SceneStage implements ReactiveController, View<ExplainScene> {
  readonly styles: CSSResult[];
  description: ModelDescription | null = null;
  picture: Picture | null = null;
  /** The network's scores for the picture, before a softmax. */
  logits: Float32Array | null = null;
  failure: ExplainError | null = null;
  readonly pointer: LinkedPointer;
  readonly permalink: Permalink;
  /** What was asked last. */
  private known: unknown[] = [];
  private run: AbortController | null = null;
  private language: Language | null = null;
  private readonly onComplete = (): void => {
    // The model can be had after all.
    if (this.failure) this.known = [];
    this.host.requestUpdate();
  };

  constructor(
    private readonly host: ExplainScene,
    /** The scene's own, which it has before its row is there. */
    ownStyles: readonly CSSResult[],
    private readonly visibility: () => Visibility,
  ) {
    this.styles = [...ownStyles, figureStyles, controlStyles, explainSceneStyles];
    this.pointer = new LinkedPointer(host, () => this.description);
    this.permalink = new Permalink(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('explain-complete', this.onComplete);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('explain-complete', this.onComplete);
    this.run?.abort();
    // What has not come is asked for when it is back.
    if (!this.logits) this.known = [];
  }

  hostUpdate(): void {
    const { host } = this;
    const wanted = asked.map((name) => host[name]);
    if (!host.isConnected || wanted.every((value, index) => value === this.known[index])) return;
    if (wanted.slice(0, 3).some((value, index) => value !== this.known[index])) {
      this.description = null;
    }
    this.known = wanted;
    this.run?.abort();
    this.run = new AbortController();
    this.picture = this.logits = this.failure = null;
    // Elements inside may have models of their own, or none.
    if (host.model) void this.ask(this.run.signal);
  }

  private async ask(signal: AbortSignal): Promise<void> {
    const { model, card, backend, src, image } = this.host;
    const call = {
      signal,
      priority: () => ['far', 'near', 'visible'].indexOf(this.visibility()),
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
      this.permalink.worked(this.host);
    } catch (error) {
      if (signal.aborted) return;
      const failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not ask what the network answers',
        'Reload the page; if it goes on, report it with the model and the picture.',
      );
      if (!this.permalink.blames(this.host, failure.code)) this.failure = failure;
    }
    this.host.requestUpdate();
  }

  figure(host: ExplainScene): TemplateResult {
    this.followLanguage();
    return sceneFigure(host, this);
  }

  /** The names of the maps are those of the elements inside, which come to speak it after the scene. */
  private followLanguage(): void {
    const before = this.language;
    this.language = spokenLanguage();
    if (!before || before === this.language) return;
    requestAnimationFrame(() => this.host.requestUpdate());
  }

  announcement(): string {
    const { byKeys, spot, text } = this.pointer;
    return byKeys && spot ? text : '';
  }
}
