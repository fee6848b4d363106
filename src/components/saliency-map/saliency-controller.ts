import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { partUnreachable } from '../../client/part-unreachable.js';
import type { SaliencyResult } from '../../client/saliency.js';
import { ExplainError, type SaliencyMethod } from '../../protocol.js';
import type { Computation } from '../base/explain-controller.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { unitOf } from '../figure/unit-of.js';
import type { SaliencyExtras } from './saliency-extras.js';
import {
  isGallery,
  saliencyRequestNames,
  shownMethods,
  type SaliencyAttributes,
} from './saliency-attributes.js';

/** The state of a `<saliency-map>`. */
export class SaliencyController extends ImageController<SaliencyAttributes, SaliencyResult> {
  protected override readonly requestNames = saliencyRequestNames;
  /** The neuron that the reader has picked in the picture, or frozen; it wins over `unit`. */
  picked: string | null = null;
  /** Gallery, sanity check and faithfulness curves, once their code has come. */
  extras: SaliencyExtras | null = null;
  override paintsAsItGoes = false;
  /** The result as far as it has come, of a method that paints its map meanwhile. */
  part: SaliencyResult | null = null;

  /** What `method` and `compare` ask for, in order. */
  get methods(): SaliencyMethod[] {
    return shownMethods(this.host);
  }

  /** The reader picks a neuron, as the attribute `unit` writes it; `null` for that of the attribute. */
  pick(unit: string | null): void {
    if (unit === this.picked) return;
    this.picked = unit;
    this.invalidate();
  }

  protected override async request(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<SaliencyResult> {
    // Comes with the view.
    const { explainImage } = await import('./saliency-view.js');
    return explainImage(this, explainer, picture, call);
  }

  protected override async explainWith(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<Computation<SaliencyResult>> {
    if (!this.host.image && isGallery(this.host)) {
      return (await this.fetchExtras()).explainAll(explainer, call);
    }
    if (this.host.sanity || this.host.faithfulness || this.host.perturbation) {
      // The figure stands without them.
      this.fetchExtras().catch((error: ExplainError) => this.failPart(error));
    }
    return super.explainWith(explainer, call);
  }

  private async fetchExtras(): Promise<SaliencyExtras> {
    try {
      const { SaliencyExtras } = await import('./saliency-extras.js');
      return (this.extras ??= new SaliencyExtras(this));
    } catch (error) {
      throw partUnreachable(error);
    }
  }

  protected override importView(): Promise<View<this>> {
    return import('./saliency-view.js').then(({ saliencyView }) => saliencyView);
  }

  override attributesChanged(changed: ReadonlyMap<PropertyKey, unknown>): void {
    super.attributesChanged(changed);
    // A pick was made in one layer of one model, from one choice of channel.
    if (['model', 'layer', 'unit'].some((name) => changed.has(name))) this.picked = null;
  }

  protected override imageChanged(): void {
    const neuron = this.host.freeze ? this.result?.details.neuron : null;
    this.picked = neuron ? unitOf(neuron) : null;
  }
}
