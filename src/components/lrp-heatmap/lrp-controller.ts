import type { LitElement } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { partUnreachable } from '../../client/part-unreachable.js';
import type { ExplainError, LrpComposite } from '../../protocol.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import type { Place } from '../figure/neurons.js';
import { lrpRequestNames, type LrpAttributes } from './lrp-attributes.js';
import type { LrpExtras } from './lrp-extras.js';
import type { ComparedMaps, LrpHeatmapResult } from './lrp-request.js';
import type { RevertibleChange } from './lrp-revertible-change.js';

/** The state of an `<lrp-heatmap>`. */
export class LrpController extends ImageController<LrpAttributes, LrpHeatmapResult> {
  protected override readonly requestNames = lrpRequestNames;
  readonly inspector = new PixelInspector(this.host);
  /** What the reader changes and the engine may refuse; its code comes with the view. */
  revertible: RevertibleChange | null = null;
  /** Of several compared composites the one that the reader looks into. */
  inspected: LrpComposite | null = null;
  /** Layers, conservation, denominators and sanity check, once their code has come. */
  extras: LrpExtras | null = null;

  /** Of the step that the sanity check shows; `null` for the result's own. */
  get shown(): ComparedMaps | null {
    return this.extras?.sanity.shown ?? null;
  }

  /** The reader looks into another of the compared composites: nothing is computed anew. */
  inspect(composite: LrpComposite): void {
    this.inspected = composite;
    this.host.requestUpdate();
  }

  protected override async pictureFor(explainer: Explainer, call: CallOptions): Promise<Picture> {
    const size = (await import('./lrp-view.js')).sizeOf(this.host.inputSize);
    return explainer.picture(this.imageSource, size ? { ...call, size } : call);
  }

  protected override async request(
    explainer: Explainer,
    { input }: Picture,
    call: CallOptions,
  ): Promise<LrpHeatmapResult> {
    const { layers, denominators, conservation, sanity } = this.host;
    if (layers !== null || denominators !== null || conservation || sanity) {
      // The figure stands without them.
      this.fetchExtras().catch((error: unknown) => this.failPart(partUnreachable(error)));
    }
    return (await import('./lrp-view.js')).explainRelevance(this.host, explainer, input, call);
  }

  private async fetchExtras(): Promise<void> {
    const { LrpExtras } = await import('./lrp-extras.js');
    this.extras ??= new LrpExtras(this);
    this.host.requestUpdate();
  }

  protected override readonly takesBack = (failure: ExplainError): boolean =>
    this.revertible?.takeBack(failure) ?? false;

  protected override importView(): Promise<View<this>> {
    return import('./lrp-view.js').then(({ lrpView, RevertibleChange }) => {
      this.revertible ??= new RevertibleChange(this);
      return lrpView;
    });
  }
}

/** The pixel that a reader looks at: nothing of it is computed anew. */
export class PixelInspector {
  /** The pixel under the pointer. */
  private hovered: Place | null = null;
  /** The pixel that was clicked, or moved to by arrow keys. */
  private pinned: Place | null = null;

  constructor(readonly host: LitElement) {}

  /** The pixel whose relevance is told. */
  get place(): Place | null {
    return this.hovered ?? this.pinned;
  }

  hover(place: Place | null): void {
    if (place?.x === this.hovered?.x && place?.y === this.hovered?.y) return;
    this.hovered = place;
    this.host.requestUpdate();
  }

  pin(place: Place): void {
    this.pinned = place;
    this.hovered = null;
    this.host.requestUpdate();
  }
}
