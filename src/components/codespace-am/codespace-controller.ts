import { resolveModel } from '../../client/builtin-models.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import { prefetch } from '../../client/prefetch.js';
import type { Place } from '../../protocol.js';
import { ExplainController, type Computation } from '../base/explain-controller.js';
import type { View } from '../base/view-loader.js';
import { translate } from '../locale/message.js';
import type { Ascents } from './codespace-playback.js';
import {
  codespaceRequestNames,
  type CodespaceAttributes,
  type CodespaceResult,
} from './codespace-attributes.js';

/** The state of a `<codespace-am>`. */
export class CodespaceController extends ExplainController<CodespaceAttributes, CodespaceResult> {
  protected override readonly requestNames = codespaceRequestNames;
  protected override readonly failureWords = [
    'The page could not prepare the figure',
    'Reload the page; if it goes on, report it.',
  ] as const;
  override readonly paintsAsItGoes = true;
  protected override readonly keepsResult = true;
  /** The runs, and what the reader does with them, once their code has come with the view. */
  ascents: Ascents | null = null;
  /** How often a script waits for the result. */
  awaited = 0;

  /** The engine's functions for the classifier; throws an `ExplainError` where that has no name. */
  ownExplainer(): Explainer {
    return this.explainer(this.host);
  }

  protected override async compute(call: CallOptions): Promise<Computation<CodespaceResult>> {
    const explainer = this.ownExplainer();
    this.prefetchModels(explainer.place);
    const [description] = await Promise.all([explainer.pictureModel(call), this.viewLoader.load()]);
    call.signal?.throwIfAborted();
    this.description = description;
    return { result: await this.ascents!.optimize(explainer, description, call) };
  }

  /** The classifier, and the generators. */
  private prefetchModels(place: Place): void {
    const { generator, generatorCard } = this.host;
    prefetch(place, null);
    const generators = generator.split(/\s+/).filter(Boolean);
    const card = generators.length === 1 ? generatorCard : null;
    for (const name of generators) prefetch({ ...place, model: resolveModel(name, card) }, null);
  }

  protected override async importView(): Promise<View<this>> {
    const { Ascents, codespaceView } = await import('./codespace-view.js');
    this.ascents ??= new Ascents(this);
    return codespaceView;
  }

  /** Runs that a script waits for go on, in sight or not. */
  override explain(): Promise<CodespaceResult> {
    this.awaited++;
    this.ascents?.playback.wake();
    return super.explain().finally(() => this.awaited--);
  }

  protected override startLabel(): string {
    return translate`Start`;
  }

  /** Those that are paused stay as they are. */
  override async settle(): Promise<void> {
    const settled = super.settle();
    await (this.host.paused ? Promise.race([settled, this.host.updateComplete]) : settled);
  }

  /** Begins with the same codes again, and plays. */
  restart(): void {
    this.host.paused = false;
    this.startByReader();
  }

  /** Pauses, and makes one step. */
  async step(): Promise<void> {
    await this.viewLoader.load();
    this.host.paused = true;
    this.ascents?.playback.step();
  }
}
