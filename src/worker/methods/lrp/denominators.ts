import type { Denominators } from '../../../protocol.js';
import type { LayerSums } from '../../propagate/lrp/conservation-report.js';

/** Denominators below this share of the largest count as near to 0. */
const NEAR = 1e-3;

/** The denominators of a layer, counted in bins of one width; `null` where its rule has none. */
export function countDenominators(
  sums: LayerSums,
  layer: string,
  bins: number,
): Denominators | null {
  const kept = sums.denominators.filter((each) => each.layer === layer);
  if (kept.length === 0) return null;
  const magnitudes = kept.map(({ values }) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const largest = Math.max(...magnitudes);
  const width = (2 * largest) / bins;
  const counts = new Int32Array(bins);
  const nearBelow = NEAR * largest;
  let [count, zeros, near, nearRelevance, all] = [0, 0, 0, 0, 0];
  for (const { values, relevance } of kept) {
    values.forEach((value, index) => {
      const magnitude = Math.abs(relevance[index]!);
      const bin = width > 0 ? Math.floor((value + largest) / width) : (bins - 1) / 2;
      counts[Math.min(bin, bins - 1)]!++;
      count++;
      all += magnitude;
      if (value === 0) zeros++;
      if (Math.abs(value) > nearBelow) return;
      near++;
      nearRelevance += magnitude;
    });
  }
  return {
    layer,
    shape: kept[0]!.shape,
    count,
    edges: Float32Array.from({ length: bins + 1 }, (_, edge) => edge * width - largest),
    counts,
    largest,
    zeros,
    nearBelow,
    near,
    nearRelevance,
    relevance: all,
  };
}
