import type { LrpResult } from '../../client/lrp.js';
import { shownMaps, type LrpHeatmapResult, type LrpState } from './lrp-state.js';
import { readingOf } from './reading.js';

/** Of several compared composites the result whose layers, books and denominators are shown. */
export function inspectedResult(state: LrpState, result: LrpHeatmapResult): LrpResult {
  const name = readingOf(state.element).inspected(result);
  return (shownMaps(state) ?? result.details).compared[name] ?? result.details.compared[name]!;
}
