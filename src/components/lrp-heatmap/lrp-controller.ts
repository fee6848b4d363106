import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { partUnreachable } from '../../client/part-unreachable.js';
import type { ExplainError, LrpComposite } from '../../protocol.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { lrpRequestNames, type LrpAttributes } from './lrp-attributes.js';
import type { LrpExtras } from './lrp-extras.js';
import type { PixelInspector } from './lrp-pixel-inspector.js';
import type { ComparedMaps, LrpHeatmapResult } from './lrp-request.js';
import type { RevertibleChange } from './lrp-revertible-change.js';

/** The state of an `<lrp-heatmap>`. */
export class LrpController extends ImageController<LrpAttributes, LrpHeatmapResult> {
  protected override readonly requestNames = lrpRequestNames;
  /** The pixel that the reader points at; its code comes with the view. */
  inspector: PixelInspector | null = null;
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
    return import('./lrp-view.js').then(({ lrpView, RevertibleChange, PixelInspector }) => {
      this.revertible ??= new RevertibleChange(this);
      this.inspector ??= new PixelInspector(this.host);
      return lrpView;
    });
  }
}
