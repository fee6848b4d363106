import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
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

  protected override async request(
    explainer: Explainer,
    { input }: Picture,
    call: CallOptions,
  ): Promise<DeconvResult> {
    return (await import('./deconv-view.js')).deconvolve(this.host, explainer, input, call);
  }

  protected override async importView(): Promise<View<this>> {
    const { deconvView, DeconvParts } = await import('./deconv-view.js');
    this.parts ??= new DeconvParts(this);
    return deconvView;
  }
}
