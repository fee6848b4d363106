import type { ExplainError, LayerRelevance } from '../../protocol.js';
import { choose } from '../view/reader-choice.js';
import type { LrpAttributes } from './lrp-attributes.js';
import type { LrpController } from './lrp-controller.js';

/** What readers change that the engine may refuse. */
type Settings = Pick<
  LrpAttributes,
  'composite' | 'layerRules' | 'denseAs' | 'place' | 'layer' | 'unit' | 'bias'
>;

/**
 * A reader's change that the engine may refuse: it is taken back then, since the controls are gone
 * with the figure, and what was wrong is said below the figure.
 */
export class RevertibleChange {
  /** Why the last one was taken back. */
  failure: ExplainError | null = null;
  private before: Settings | null = null;

  constructor(private readonly controller: LrpController) {
    controller.host.addEventListener('explain-complete', () => (this.before = null));
  }

  /** Sets the attributes as they were; `false` where the reader has changed nothing. */
  takeBack(failure: ExplainError): boolean {
    if (!this.before) return false;
    Object.assign(this.controller.host, this.before);
    this.before = null;
    this.failure = failure;
    return true;
  }

  make(change: Partial<Settings>): void {
    const { composite, layerRules, denseAs, place, layer, unit, bias } = this.controller.host;
    this.before ??= { composite, layerRules, denseAs, place, layer, unit, bias };
    this.failure = null;
    choose(this.controller, change);
  }
}

/** Lets a part of a layer alone go on; the same part again brings all of it back. */
export function restartFrom(
  { host, revertible }: LrpController,
  { name }: Pick<LayerRelevance, 'name'>,
  unit: string,
): void {
  const isSame = host.layer === name && host.unit === unit;
  revertible!.make(isSame ? { layer: null, unit: null } : { layer: name, unit });
}
