import type { SaliencyMethod } from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import type { LrpOptions, LrpResult } from './lrp.js';
import type { OcclusionOptions, OcclusionResult } from './occlusion/occlusion.js';
import type { SaliencyOptions, SaliencyResult } from './saliency.js';

/** What `explain()` explains by. */
export type ExplainMethod = SaliencyMethod | 'lrp' | 'occlusion';

/** The options of a method: those of the function that explains by it. */
export type ExplainOptions<Method extends ExplainMethod> = Method extends 'lrp'
  ? LrpOptions
  : Method extends 'occlusion'
    ? OcclusionOptions
    : Omit<SaliencyOptions, 'method' | 'methods'>;

/** What a method gives for one image. */
export type ExplainedBy<Method extends ExplainMethod> = Method extends 'lrp'
  ? LrpResult
  : Method extends 'occlusion'
    ? OcclusionResult
    : SaliencyResult;

type AnyOptions = ExplainOptions<ExplainMethod>;

/** By any method, one image or several. */
export async function explain(
  explainer: Explainer,
  method: ExplainMethod,
  images: ImageSource | readonly ImageSource[],
  options: AnyOptions = {},
  call: CallOptions = {},
): Promise<ExplainedBy<ExplainMethod> | ExplainedBy<ExplainMethod>[]> {
  if (isList(images)) return all(explainer, method, images, options, call);
  const [result] = await all(explainer, method, [images], options, call);
  return result!;
}

function all(
  explainer: Explainer,
  method: ExplainMethod,
  images: readonly ImageSource[],
  options: AnyOptions,
  call: CallOptions,
): Promise<ExplainedBy<ExplainMethod>[]> {
  if (method === 'lrp') return explainer.lrpOfBatch(images, options, call);
  if (method === 'occlusion') return explainer.occlusionOfBatch(images, options, call);
  return explainer.saliencyOfBatch(images, { ...options, method }, call);
}

function isList(images: ImageSource | readonly ImageSource[]): images is readonly ImageSource[] {
  return Array.isArray(images);
}
