import type { PropertyValues } from 'lit';
import { createExplainer, type CallOptions, type Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ExplainResult } from '../../client/result.js';
import type { ModelDescription } from '../../protocol.js';
import type { ExplainEventMap } from './events.js';
import { LiveElement } from './live-element.js';
import { explainProperties, type Declarations } from './properties.js';
import { SlottedImage } from './slotted-image.js';

/**
 * What every element does that explains what a network makes of a picture: it reads the common
 * attributes, and prepares the picture. A subclass says what to ask of the engine (`ask`).
 */
export abstract class ExplainElement<
  Result extends ExplainResult,
  State,
  Events extends ExplainEventMap<Result> = ExplainEventMap<Result>,
> extends LiveElement<Result, State, Events> {
  static override properties: Declarations = explainProperties;

  declare model: string;
  declare card: string | null;
  declare src: string | null;
  declare target: string;
  declare colormap: string;
  declare range: string;
  /** A picture given by script; it wins over `src`. A tensor goes in as it is, unscaled. */
  declare image: ImageSource | null;

  protected override readonly failureWords: [message: string, hint: string] = [
    'The page could not prepare the explanation',
    'Reload the page; if it goes on, report it with the model and the picture.',
  ];
  /** The picture as the network sees it. */
  protected prepared: Picture | null = null;
  /** While what will be needed is fetched beforehand, and when it was. */
  private warming: AbortController | null = null;
  private lastExplainer: Explainer | null = null;
  /** Those of the model, as soon as they are known. */
  private samples: ModelDescription['samples'] = [];
  private readonly slotted = new SlottedImage(
    this,
    () => this.imageChanged(),
    () => this.status === 'computing',
  );

  constructor() {
    super();
    this.model = '';
    this.card = null;
    this.src = null;
    this.target = 'top';
    this.colormap = 'RdBu';
    this.range = 'unit';
    this.image = null;
  }

  protected override get requestProperties(): string[] {
    return ['model', 'card', 'src', 'target', 'backend', 'image'];
  }

  /** Asks the engine for this element's explanation of a picture. */
  protected abstract ask(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<Result>;

  /** Called when another picture is to be explained. */
  protected pictureChanged(): void {}

  /** Prepares the picture and explains it; overridden where there may be several. */
  protected async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<{ prepared: Picture; current: Result }> {
    const prepared = await this.pictureFor(explainer, call);
    return { prepared, current: await this.ask(explainer, prepared, call) };
  }

  /** The picture as the network is to see it. */
  protected pictureFor(explainer: Explainer, call: CallOptions): Promise<Picture> {
    return explainer.picture(this.imageSource(), call);
  }

  protected override async compute(
    call: CallOptions,
  ): Promise<{ description: ModelDescription; prepared: Picture; current: Result }> {
    const explainer = this.explainer();
    const [description] = await Promise.all([explainer.describe(call), this.viewLoader.load()]);
    this.samples = description.samples;
    return { description, ...(await this.explainWith(explainer, call)) };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') || changed.has('image')) this.pictureChanged();
    if (changed.has('model') || changed.has('card')) this.endWarming();
    super.willUpdate(changed);
  }

  protected override imageSlotted(): void {
    // The first slotchange only reports what the first run has found already.
    this.slotted.look();
  }

  private imageChanged(): void {
    if ((this.image ?? this.src) !== null) return;
    this.pictureChanged();
    this.stale = true;
    this.consider();
  }

  /** Fetches engine, model and view. */
  protected override warm(): void {
    if (this.warming) return;
    const { signal } = (this.warming = new AbortController());
    super.warm();
    try {
      this.explainer()
        .describe({ signal })
        .then(({ samples }) => {
          this.samples = samples;
          this.requestUpdate();
        })
        .catch(() => {});
    } catch {
      this.warming = null;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endWarming();
  }

  private endWarming(): void {
    this.warming?.abort();
    this.warming = null;
  }

  /** The engine's functions for this element's model; throws an `ExplainError` where that has no name. */
  explainer(): Explainer {
    const { model, backend, card } = this;
    const made = createExplainer({ model, backend, ...(card ? { card } : {}) });
    // One that has the model's description already spares a round trip.
    if (made.identity !== this.lastExplainer?.identity) this.lastExplainer = made;
    return this.lastExplainer;
  }

  protected override begin(): Promise<Result> {
    this.slotted.note();
    return super.begin();
  }

  protected override printedImage(): string | null {
    const source = this.imageSource();
    if (typeof source !== 'string') return null;
    // The first of a gallery.
    const [first = ''] = source.trim().split(/\s+/);
    const sample = /^sample:(\d*)/.exec(first);
    return sample ? (this.samples[Number(sample[1])]?.url ?? null) : first;
  }

  protected imageSource(): ImageSource {
    return this.image ?? this.src ?? this.slotted.element ?? 'sample:0';
  }
}
