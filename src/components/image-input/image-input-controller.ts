import { nothing, type TemplateResult } from 'lit';
import { ExplainError } from '../../protocol.js';
import { emit } from '../base/events.js';
import { ViewLoader, type View } from '../base/view-loader.js';
import { VisibilityController } from '../base/visibility.js';
import { LocaleController } from '../locale/locale-controller.js';
import { translate } from '../locale/message.js';
import { Adjusting, startButton } from '../view/figure-frame.js';
import type { ImageInput } from './image-input.js';
import type { InputSession } from './image-input-session.js';

/** The state of an `<image-input>`: what it needs before the reader is near; the rest is its session. */
export class ImageInputController {
  /** Why there is nothing to see. */
  failure: ExplainError | null = null;
  /** What the reader gives; it comes with the view. */
  session: InputSession | null = null;
  readonly locale: LocaleController;
  readonly adjusting: Adjusting;
  private readonly viewLoader: ViewLoader<InputSession>;

  constructor(readonly host: ImageInput) {
    this.locale = new LocaleController(host);
    this.adjusting = new Adjusting(host);
    this.viewLoader = new ViewLoader<InputSession>(host, () => this.importView());
    new VisibilityController(host, (state) => {
      if (state === 'far') return;
      if (host.loading === 'lazy') this.load();
      else void this.locale.fetch();
    });
  }

  attributesChanged(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const { loading, value } = this.host;
    if (loading === 'eager' || (changed.has('value') && value)) this.load();
  }

  /** Fetches what it shows. */
  async settle(): Promise<void> {
    this.load();
    await this.viewLoader.load();
    await this.host.updateComplete;
  }

  /** Also the reader's, by the button of `loading="click"` or to try again after an error. */
  readonly load = (): void => {
    this.failure = null;
    this.viewLoader.load().catch(async (error: unknown) => {
      await this.locale.fetch();
      this.failure = ExplainError.of(error, 'page-failed', 'The page failed', 'Reload the page.');
      emit(this.host, 'part-error', this.failure.detail);
      this.host.showState('failed');
      this.host.requestUpdate();
    });
  };

  private async importView(): Promise<View<InputSession>> {
    const [{ inputView, InputSession }] = await Promise.all([
      import('./image-input-view.js'),
      this.locale.fetch(),
    ]);
    this.session ??= new InputSession(this.host);
    this.host.showState('ready');
    return inputView;
  }

  get isEmpty(): boolean {
    return !this.viewLoader.view;
  }

  figure(): TemplateResult | typeof nothing {
    const { session } = this;
    const { view } = this.viewLoader;
    if (view && session) return view.figure(session);
    const asks = this.host.loading === 'click' && this.locale.language;
    return asks ? startButton(this.load, translate`Choose an image`) : nothing;
  }

  /** For the live region. */
  get announcement(): string {
    const { failure, session } = this;
    const told = session && this.viewLoader.view?.announcement(session);
    return failure?.message ?? told ?? '';
  }
}
