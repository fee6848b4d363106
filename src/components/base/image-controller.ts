import { isLarge } from '../../client/builtin-models.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { ImageSource } from '../../client/image/picture.js';
import { prefetch } from '../../client/prefetch.js';
import type { ExplainResult } from '../../client/result.js';
import type { ModelDescription } from '../../protocol.js';
import { ExplainController, type Computation } from './explain-controller.js';
import type { ImageAttributes } from './properties.js';
import { sceneReady } from './scene-values.js';
import { SlottedImage } from './slotted-image.js';
import { savesData } from './visibility.js';

/** What a script may give instead of an address. */
export interface WithImage {
  image: ImageSource | null;
}

/**
 * The controller of an element that explains what a network makes of an image: it prepares the model
 * and the image. A subclass says what to ask of the engine (`request`).
 */
export abstract class ImageController<
  Attributes extends ImageAttributes,
  Result extends ExplainResult,
> extends ExplainController<Attributes & WithImage, Result> {
  protected override readonly failureWords = [
    'The page could not prepare the explanation',
    'Reload the page; if it goes on, report it with the model and the image.',
  ] as const;
  /** While what will be needed is fetched beforehand, and when it was. */
  private prefetching: AbortController | null = null;
  /** Whether the figure shows the network's input instead of the image that it was made of. */
  showsInput = false;
  /** Those of the model, as soon as they are known. */
  private samples: ModelDescription['samples'] = [];
  private readonly slotted = new SlottedImage(
    this.host,
    () => this.slottedImageChanged(),
    () => this.status === 'computing',
  );

  /** Of a large model, readers who save data ask for it themselves. */
  protected override get loading(): Attributes['loading'] {
    return isLarge(this.host.model) && savesData() ? 'click' : super.loading;
  }

  /** Asks the engine for the explanation of a picture. */
  protected abstract request(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<Result>;

  /** Called when another image is to be explained. */
  protected imageChanged(): void {}

  protected override async compute(call: CallOptions): Promise<Computation<Result>> {
    const explainer = this.ownExplainer();
    prefetch(explainer.place, this.imageSource);
    const [description] = await Promise.all([explainer.pictureModel(call), this.viewLoader.load()]);
    this.samples = description.samples;
    return { description, ...(await this.explainWith(explainer, call)) };
  }

  /** Prepares the image and explains it; overridden where there may be several. */
  protected async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<Computation<Result>> {
    const picture = await this.pictureFor(explainer, call);
    return { picture, result: await this.request(explainer, picture, call) };
  }

  /** The image as the network is to see it. */
  protected pictureFor(explainer: Explainer, call: CallOptions): Promise<Picture> {
    return explainer.picture(this.imageSource, call);
  }

  /** The engine's functions for this element's model; throws an `ExplainError` where that has no name. */
  ownExplainer(): Explainer {
    return this.explainer(this.host);
  }

  override attributesChanged(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('src') || changed.has('image')) this.imageChanged();
    if (changed.has('model') || changed.has('card')) this.endPrefetch();
    super.attributesChanged(changed);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.endPrefetch();
  }

  override start(): Promise<Result> {
    this.slotted.note();
    return super.start();
  }

  override imageSlotted(): void {
    // The first slotchange only reports what the first run has found already.
    this.slotted.look();
  }

  private slottedImageChanged(): void {
    if ((this.host.image ?? this.host.src) !== null) return;
    this.imageChanged();
    this.expire();
  }

  /** Fetches engine, model and view. */
  protected override prefetch(): void {
    if (this.prefetching) return;
    const { signal } = (this.prefetching = new AbortController());
    super.prefetch();
    try {
      const explainer = this.ownExplainer();
      // A scene may have another image for it.
      prefetch(explainer.place, sceneReady(this.host) ? null : this.imageSource);
      explainer
        .pictureModel({ signal })
        .then(({ samples }) => {
          this.samples = samples;
          this.host.requestUpdate();
        })
        .catch(() => {});
    } catch {
      this.prefetching = null;
    }
  }

  private endPrefetch(): void {
    this.prefetching?.abort();
    this.prefetching = null;
  }

  override printedImage(): string | null {
    const source = this.imageSource;
    if (typeof source !== 'string') return null;
    // The first of a gallery.
    const [first = ''] = source.trim().split(/\s+/);
    const sample = /^sample:(\d*)/.exec(first);
    return sample ? (this.samples[Number(sample[1])]?.url ?? null) : first;
  }

  get imageSource(): ImageSource {
    return this.host.image ?? this.host.src ?? this.slotted.element ?? 'sample:0';
  }
}
