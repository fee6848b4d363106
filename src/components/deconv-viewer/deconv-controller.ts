import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Computation } from '../base/explain-controller.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { deconvRequestNames, type DeconvAttributes } from './deconv-attributes.js';
import type { DeconvParts } from './deconv-parts.js';
import type { DeconvResult } from './deconv-request.js';

/** The state of a `<deconv-viewer>`. */
export class DeconvController extends ImageController<DeconvAttributes, DeconvResult> {
  protected override readonly requestNames = deconvRequestNames;
  /** What is computed after the reconstruction; its code comes with the view. */
  parts: DeconvParts | null = null;

  /** Not asked: there may be several images. */
  declare protected request: never;

  protected override async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<Computation<DeconvResult>> {
    const { deconvolveShown } = await import('./deconv-view.js');
    return deconvolveShown(this.host, this.imageSource, explainer, call);
  }

  protected override async importView(): Promise<View<this>> {
    const { deconvView, DeconvParts } = await import('./deconv-view.js');
    this.parts ??= new DeconvParts(this);
    return deconvView;
  }
}
