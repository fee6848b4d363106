import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ExplainEventMap } from '../base/events.js';

/** What the event `values-change` carries: all numbers, row by row. */
export interface ReluValues {
  values: number[][];
  signal: number[][];
}

/** The events of `<relu-backward>`, by name; its docblock says when. */
export interface ReluBackwardEventMap extends ExplainEventMap<ReluBackwardResult> {
  'values-change': CustomEvent<ReluValues>;
}
