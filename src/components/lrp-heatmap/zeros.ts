import { formatValue } from '../figure/format.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import type { LrpHeatmapResult, LrpState } from './lrp-state.js';
import { inspectedResult } from './inspected.js';

/** Which layers have denominators that are exactly 0, and what is lost there; empty where none has. */
export function zerosText(state: LrpState, result: LrpHeatmapResult): string {
  const { layers, conservation } = inspectedResult(state, result).details;
  const found = layers.filter(({ zeros }) => zeros.count > 0);
  if (found.length === 0) return '';
  const places = found.map(({ name, zeros }) => {
    const title = layerTitle(state.description, name, name);
    return zeros.withRelevance === 0
      ? say`${zeros.count} in the ${title} (relevance arrives at none of them)`
      : say`${zeros.count} in the ${title} (relevance arrives at ${zeros.withRelevance} of them)`;
  });
  return say`Denominators that are exactly 0, by which nothing can be divided: ${places.join('; ')}. The relevance there, ${formatValue(conservation.lostToZeros, 3)} in all, is lost.`;
}
