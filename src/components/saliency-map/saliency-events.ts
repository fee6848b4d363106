import type { SaliencyResult } from '../../client/saliency.js';
import type { FaithfulnessResponse } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import type { SanityStep } from './extras/sanity-check.js';

/** The events of `<saliency-map>`, by name; its docblock says when. */
export interface SaliencyMapEventMap extends ExplainEventMap<SaliencyResult> {
  'sanity-step': CustomEvent<SanityStep>;
  /** By method. */
  'faithfulness-complete': CustomEvent<Record<string, FaithfulnessResponse>>;
}
