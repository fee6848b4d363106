import type { OccludedAt, OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';

/** The events of `<occlusion-grid>`, by name; its docblock says when. */
export interface OcclusionGridEventMap extends ExplainEventMap<OcclusionResult> {
  'occluder-answer': CustomEvent<OccludedAt>;
  'part-error': CustomEvent<ErrorDetail>;
}
