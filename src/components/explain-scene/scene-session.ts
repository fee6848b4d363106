import type { ReactiveController } from 'lit';
import { Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { isPassing } from '../../client/image/passing.js';
import {
  ExplainError,
  rankPredictions,
  type ModelDescription,
  type Target,
} from '../../protocol.js';
import { endAnswer, tellAnswer } from '../base/answer-change.js';
import { emit } from '../base/events.js';
import { lenderOf } from '../base/scene-values.js';
import { mayFetch } from '../base/data-saving.js';
import type { Visibility } from '../base/visibility.js';
import { currentLanguage, type Language } from '../locale/message.js';
import { ofSeveralModels } from '../view/scene-models.js';
import type { ExplainScene, SceneChange } from './explain-scene.js';
import { Permalink } from './scene-permalink.js';
import { LinkedPointer } from './scene-pointer.js';

/** What decides what the row shows of model and picture. */
const requestNames = ['model', 'card', 'output', 'backend', 'src', 'image'] as const;

/** What a scene's row shows of model and picture, its pointer and its link, once it is near. */
export class SceneSession implements ReactiveController {
  description: ModelDescription | null = null;
  picture: Picture | null = null;
  /** What the network predicts for the picture; its scores are those before a softmax. */
  result: { predictions: Target[] } | null = null;
  /** Why these cannot be had. */
  failure: ExplainError | null = null;
  readonly pointer: LinkedPointer;
  readonly permalink: Permalink;
  /** What was requested last. */
  private requested: unknown[] = [];
  private run: AbortController | null = null;
  /** Until what was requested last is shown. */
  underWay: Promise<void> | null = null;
  private lastExplainer: Explainer | null = null;
  private language: Language | null = null;
  /** Figures that know of the other models in the scene. */
  private readonly titled = new WeakSet<Element>();

  constructor(
    readonly host: ExplainScene,
    private readonly visibility: () => Visibility,
  ) {
    this.pointer = new LinkedPointer(host, () => this.description);
    this.permalink = new Permalink(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('explain-complete', this.onComplete);
    this.pointer.listen();
  }

  hostDisconnected(): void {
    this.host.removeEventListener('explain-complete', this.onComplete);
    this.pointer.stop();
    this.permalink.stop();
    this.run?.abort();
    // What has not come is requested when it is back.
    if (this.underWay || !this.result) this.requested = [];
  }

  hostUpdate(): void {
    this.permalink.begin();
    this.follow();
  }

  hostUpdated(): void {
    this.permalink.schedule();
    const { result, target, host, failure, underWay } = this;
    if (result && target) tellAnswer(host, { predictions: result.predictions, target });
    host.showState(failure ? 'failed' : underWay ? 'computing' : result ? 'ready' : 'waiting');
  }

  /** The class that the scene explains, as far as the network has it; else what it predicts. */
  get target(): Target | null {
    const { predictions = [] } = this.result ?? {};
    const wanted = this.host.target.toLowerCase();
    const chosen = predictions.find(({ index, label }) => {
      return String(index) === wanted || label.toLowerCase() === wanted;
    });
    return chosen ?? predictions[0] ?? null;
  }

  private readonly onComplete = (): void => {
    // The model can be had after all.
    if (this.failure) this.requested = [];
    // Titles of models stand on all figures once they are several.
    for (const member of ofSeveralModels(this.host)) {
      if (this.titled.has(member)) continue;
      this.titled.add(member);
      member.requestUpdate();
    }
    // While a pen moves nobody points at a map.
    if (this.pointer.spot || !isPassing(this.host.image)) this.host.requestUpdate();
  };

  /** What a chosen class is called where several networks have to know it: the same number is another class in another list. */
  nameOf(target: string): string {
    const label = this.description?.labels[Number(target)];
    return label !== undefined && ofSeveralModels(this.host).length > 0 ? label : target;
  }

  /** Tells the page what the reader has chosen. */
  announceChange(): void {
    const { model, src, target, contrast } = this.host;
    emit(this.host, 'scene-change', { model, src, target, contrast } satisfies SceneChange);
  }

  /** Requests what the row shows where that has changed. */
  private follow(): void {
    const { host } = this;
    const lender = lenderOf(host);
    const wanted = [
      ...requestNames.map((name) => host[name]),
      ...[lender?.model, lender?.card, lender?.output],
    ];
    if (!host.isConnected || wanted.every((value, index) => value === this.requested[index]))
      return;
    // Of the same model the row shows what it did until it knows better: while a pen moves it would flicker.
    if (wanted.slice(0, 3).some((value, index) => value !== this.requested[index])) {
      this.description = this.picture = this.result = null;
    }
    this.requested = wanted;
    this.run?.abort();
    const { signal } = (this.run = new AbortController());
    this.failure = this.underWay = null;
    // Elements inside may have models of their own, or none.
    if (!host.model) return;
    this.underWay = this.request(signal).finally(() => {
      if (signal.aborted) return;
      this.underWay = null;
      host.requestUpdate();
    });
  }

  /** One that has the model's description already spares a round trip. */
  private explainer(): Explainer {
    const { model, card, output, backend } = this.host;
    const samplesOf = lenderOf(this.host);
    const made = new Explainer({ model, card, output, backend: backend ?? 'auto', samplesOf });
    if (made.identity !== this.lastExplainer?.identity) this.lastExplainer = made;
    return this.lastExplainer;
  }

  private async request(signal: AbortSignal): Promise<void> {
    const { model, src, image } = this.host;
    const call = {
      signal,
      priority: () => ['far', 'near', 'visible'].indexOf(this.visibility()),
    };
    try {
      await mayFetch(model);
      signal.throwIfAborted();
      const explainer = this.explainer();
      const description = await explainer.pictureModel(call);
      signal.throwIfAborted();
      if (!this.description) this.host.requestUpdate();
      this.description = description;
      const picture = await explainer.picture(image ?? firstOf(src ?? 'sample:0'), call);
      signal.throwIfAborted();
      if (!this.result) this.show(picture);
      const { data, shape } = picture.input;
      const { output: logits } = await explainer.forward({ data, shape: [1, ...shape] }, {}, call);
      signal.throwIfAborted();
      const predictions = rankPredictions(description.head, logits.data, description.labels);
      this.show(picture);
      this.result = {
        predictions: predictions.map((prediction) => ({
          ...prediction,
          logit: logits.data[prediction.index]!,
        })),
      };
      this.permalink.worked(this.host);
    } catch (error) {
      if (signal.aborted) return;
      const failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not ask what the network answers',
        'Reload the page; if it goes on, report it with the model and the image.',
      );
      this.picture = this.result = null;
      if (this.permalink.blames(this.host, failure.code)) return;
      this.failure = failure;
      endAnswer(this.host);
      emit(this.host, 'part-error', failure.detail);
    }
  }

  private show(picture: Picture): void {
    this.picture = picture;
    this.host.requestUpdate();
  }

  /** The names of the maps are those of the elements inside, which come to speak it after the scene. */
  followLanguage(): void {
    const before = this.language;
    this.language = currentLanguage();
    if (!before || before === this.language) return;
    requestAnimationFrame(() => this.host.requestUpdate());
  }
}

/** The image that the row is about: of a gallery's (`sample:0-3`, `sample:*`, several) the first. */
function firstOf(src: string): string {
  if (/^\s*data:/.test(src)) return src;
  const [first = ''] = src.trim().split(/\s+/);
  return first.replace(/^sample:\*$/, 'sample:0').replace(/^(sample:\d+)-.*$/, '$1');
}
