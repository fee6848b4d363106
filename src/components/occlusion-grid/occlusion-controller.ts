import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { InputTensor } from '../../protocol.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { pageShown } from '../base/visibility.js';
import { occlusionRequestNames, type OcclusionAttributes } from './occlusion-attributes.js';
import type { OccluderController } from './occlusion-drag.js';
import type { ClassOrder } from './occlusion-findings.js';
import type { Question } from './occlusion-request.js';

/** The priority of what is asked by an element that is seen. */
const IN_SIGHT = 2;

/** The state of an `<occlusion-grid>`: the sweep as far as it has come, and the occluder. */
export class OcclusionController extends ImageController<OcclusionAttributes, OcclusionResult> {
  protected override readonly requestNames = occlusionRequestNames;
  override readonly paintsAsItGoes = true;
  /** Of the image that is drawn; also of older settings, until the first slice of the new ones. */
  shown: OcclusionResult | null = null;
  /** Whether to compute very many positions. */
  question: Question | null = null;
  /** Which class has which color of the class map. */
  classOrder: ClassOrder = [];
  /** Its code comes with the view. */
  occluder: OccluderController | null = null;
  /** The question that the reader has agreed to. */
  private agreed = '';
  /** That of what is shown. */
  sweeper: Explainer | null = null;

  /** Computes the positions that the reader was asked about. */
  agree({ key }: Question): void {
    this.agreed = key;
    this.startByReader();
  }

  protected override async request(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<OcclusionResult> {
    const { signal } = call;
    const [description, { sweep }] = await Promise.all([
      explainer.pictureModel(call),
      import('./occlusion-view.js'),
    ]);
    signal?.throwIfAborted();
    // Drawn while the sweep goes.
    this.show({ picture, description });
    this.begin(explainer, picture.input);
    const { result, question } = await sweep(explainer, picture.input, this.host, description, {
      ...call,
      agreed: this.agreed,
      onPart: (part) => {
        if (!signal?.aborted) this.showSweep(part);
      },
      // Only what a reader has seen waits for the reader to come back; a script may have asked for it.
      ready: async () => {
        if (call.priority?.() === IN_SIGHT) await pageShown(signal);
        // The occluder under the reader's hand goes first.
        while (this.occluder?.underWay && !signal?.aborted) await this.occluder.underWay;
      },
    });
    signal?.throwIfAborted();
    this.showSweep(result);
    this.question = question;
    return result;
  }

  /** A sweep over this image begins; of another image or model nothing stays. */
  private begin(explainer: Explainer, { data }: InputTensor): void {
    const isSameModel = explainer.identity === this.sweeper?.identity;
    const known = this.shown?.details.input.data;
    this.sweeper = explainer;
    this.question = null;
    if (isSameModel && known && sameData(known, data)) return;
    this.shown = null;
    this.classOrder = [];
    this.occluder?.forget();
  }

  private showSweep(result: OcclusionResult): void {
    this.shown = result;
    this.host.requestUpdate();
  }

  override answer(): OcclusionResult | null {
    return this.shown;
  }

  protected override importView(): Promise<View<this>> {
    return import('./occlusion-view.js').then(({ occlusionView, OccluderController }) => {
      this.occluder ??= new OccluderController(this);
      return occlusionView;
    });
  }
}

function sameData(a: Float32Array, b: Float32Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}
