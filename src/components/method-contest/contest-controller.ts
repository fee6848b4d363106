import type { ContestResult } from '../../client/contest/contest.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { contestRequestNames, type ContestAttributes } from './contest-attributes.js';
import type { ContestRows } from './contest-rows.js';

/** The state of a `<method-contest>`: the rows as far as they have come. */
export class ContestController extends ImageController<ContestAttributes, ContestResult> {
  protected override readonly requestNames = contestRequestNames;
  override readonly paintsAsItGoes = true;
  /** Its code comes with the view. */
  rows: ContestRows | null = null;

  protected override async request(
    explainer: Explainer,
    picture: Picture,
    call: CallOptions,
  ): Promise<ContestResult> {
    this.show({ picture, description: await explainer.pictureModel(call) });
    await this.importView();
    return this.rows!.compute(explainer, picture.input, call);
  }

  /** What a measure has added after the result. */
  extend(result: ContestResult): void {
    this.show({ result });
  }

  protected override importView(): Promise<View<this>> {
    return import('./contest-view.js').then(({ contestView, ContestRows }) => {
      this.rows ??= new ContestRows(this);
      return contestView;
    });
  }
}
