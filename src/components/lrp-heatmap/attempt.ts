import { ExplainError, type ErrorDetail } from '../../protocol.js';
import type { LrpHeatmap } from './lrp-heatmap.js';

/** What readers change that the engine may refuse. */
type Settings = Pick<
  LrpHeatmap,
  'composite' | 'layerRules' | 'denseAs' | 'place' | 'layer' | 'unit' | 'bias'
>;

/**
 * A reader's change that the engine may refuse: it is taken back then, since the controls are gone
 * with the figure, and what was wrong is said below the figure.
 */
export class Attempt {
  /** Why the last one was taken back. */
  failure: ExplainError | null = null;
  private before: Settings | null = null;

  constructor(private readonly host: LrpHeatmap) {
    host.addEventListener('explain-complete', () => (this.before = null));
    host.addEventListener('explain-error', (event) => {
      if (!this.before || !(event instanceof CustomEvent)) return;
      const detail: ErrorDetail = event.detail;
      Object.assign(host, this.before);
      this.before = null;
      this.failure = ExplainError.from(detail);
    });
  }

  make(change: Partial<Settings>): void {
    const { composite, layerRules, denseAs, place, layer, unit, bias } = this.host;
    this.before ??= { composite, layerRules, denseAs, place, layer, unit, bias };
    this.failure = null;
    Object.assign(this.host, change);
  }
}
