import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { LrpOptions, LrpResult } from '../../client/lrp.js';
import type { InputTensor, LrpComposite } from '../../protocol.js';
import { comparedNames, compositesOf, readRequest } from './lrp-request.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import {
  gradientTimesInput as gradientName,
  type ComparedName,
  type LrpHeatmapResult,
} from './lrp-state.js';

/** The relevance of a picture by every composite that is compared; the first one's is the result. */
export async function explainRelevance(
  element: LrpHeatmap,
  explainer: Explainer,
  { input }: Picture,
  call: CallOptions,
): Promise<LrpHeatmapResult> {
  const names = comparedNames(element);
  const request = await readRequest(element, explainer, call);
  const compared = await relevanceBy(compositesOf(names), explainer, input, request, call);
  const first = Object.values(compared)[0]!;
  const gradientTimesInput = names.includes(gradientName)
    ? (await gradient(explainer, input, first.target.index, call)).map
    : null;
  return { ...first, details: { ...first.details, request, compared, gradientTimesInput } };
}

/** In the order of `composites`. */
export async function relevanceBy(
  composites: readonly LrpComposite[],
  explainer: Explainer,
  input: InputTensor,
  request: LrpOptions,
  call: CallOptions,
): Promise<Partial<Record<LrpComposite, LrpResult>>> {
  const results = await explainer.lrpOfEach(input, composites, request, call);
  return Object.fromEntries(results.map((result) => [result.method, result]));
}

function gradient(
  explainer: Explainer,
  input: InputTensor,
  target: number,
  call: CallOptions,
): ReturnType<Explainer['saliencyOf']> {
  return explainer.saliencyOf(input, { methods: ['gradient-x-input'], target }, call);
}

/** The largest difference of two maps, and the largest magnitude of the first. */
export function differenceOf(
  a: Float32Array,
  b: Float32Array,
): { difference: number; largest: number } {
  let [difference, largest] = [0, 0];
  a.forEach((value, index) => {
    difference = Math.max(difference, Math.abs(value - b[index]!));
    largest = Math.max(largest, Math.abs(value));
  });
  return { difference, largest };
}

/** A map by its name. */
export function mapOf(
  name: ComparedName,
  maps: Pick<LrpHeatmapResult['details'], 'compared' | 'gradientTimesInput'>,
): Float32Array | null {
  if (name === gradientName) return maps.gradientTimesInput;
  return maps.compared[name]?.map ?? null;
}
