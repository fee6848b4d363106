import type { ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import type { LrpHeatmapResult } from './lrp-state.js';
import type { LrpSanityStep } from './parts/lrp-sanity.js';

/** The events of `<lrp-heatmap>`, by name; its docblock says when. */
export interface LrpHeatmapEventMap extends ExplainEventMap<LrpHeatmapResult> {
  'part-error': CustomEvent<ErrorDetail>;
  'sanity-step': CustomEvent<LrpSanityStep>;
}
