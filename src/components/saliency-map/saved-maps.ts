import type { SaliencyResult } from '../../client/saliency.js';
import type { RawMap } from '../toolbar/figure-facts.js';
import type { SaliencyState } from './saliency-state.js';

/**
 * The raw map of every method. Of a gallery those of all pictures, one after the other:
 * `[pictures, height, width, channels]`, a picture that could not be explained being all NaN.
 */
export function savedMaps({ element, extras, result }: SaliencyState): RawMap[] {
  if (!result) return [];
  const { maps, shapes } = result.details;
  const pictures = extras?.gallery ? element.results : undefined;
  return Object.entries(maps).map(([name, data]) => {
    const shape = shapes[name] ?? result.shape;
    if (!pictures) return { name, data, shape };
    return { name, data: stacked(pictures, name, data.length), shape: [pictures.length, ...shape] };
  });
}

function stacked(
  results: readonly (SaliencyResult | null)[],
  name: string,
  length: number,
): Float32Array {
  const all = new Float32Array(results.length * length).fill(NaN);
  results.forEach((result, index) => {
    const map = result?.details.maps[name];
    if (map?.length === length) all.set(map, index * length);
  });
  return all;
}
