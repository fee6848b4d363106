import type { SaliencyMethod } from '../protocol.js';
import { imagesInBatch } from './batch-size.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import type { LrpOptions, LrpResult } from './lrp.js';
import type { OcclusionOptions, OcclusionResult } from './occlusion/occlusion.js';
import type { SaliencyOptions, SaliencyResult } from './saliency.js';
import { targetsOf } from './targets.js';

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

/** One image, or a list, whose results are in its order. */
export interface Explain {
  <Method extends ExplainMethod>(
    method: Method,
    image: ImageSource,
    options?: ExplainOptions<Method>,
    call?: CallOptions,
  ): Promise<ExplainedBy<Method>>;
  <Method extends ExplainMethod>(
    method: Method,
    images: readonly ImageSource[],
    options?: ExplainOptions<Method>,
    call?: CallOptions,
  ): Promise<ExplainedBy<Method>[]>;
}

type Options = ExplainOptions<ExplainMethod>;
type Result = ExplainedBy<ExplainMethod>;

/** By any method, one image or several. */
export async function explain(
  explainer: Explainer,
  method: ExplainMethod,
  images: ImageSource | readonly ImageSource[],
  options: Options = {},
  call: CallOptions = {},
): Promise<Result | Result[]> {
  if (isList(images)) return explainEach(explainer, method, images, options, call);
  const [result] = await explainEach(explainer, method, [images], options, call);
  return result!;
}

function explainEach(
  explainer: Explainer,
  method: ExplainMethod,
  images: readonly ImageSource[],
  options: Options,
  call: CallOptions,
): Promise<Result[]> {
  if (method === 'lrp') return explainer.lrpOfBatch(images, options, call);
  if (method === 'occlusion') return explainer.occlusionOfBatch(images, options, call);
  return saliencyOfEach(explainer, images, { ...options, method }, call);
}

/** In batches: as many images at once as memory has room for. */
async function saliencyOfEach(
  explainer: Explainer,
  images: readonly ImageSource[],
  options: SaliencyOptions,
  call: CallOptions,
): Promise<Result[]> {
  const size = imagesInBatch(await explainer.pictureModel(call));
  if (images.length > 0 && images.length <= size) {
    return explainer.saliencyOfBatch(images, options, call);
  }
  const targets = targetsOf(options.target, images.length);
  const results: Result[] = [];
  for (let from = 0; from < images.length; from += size) {
    const part = images.slice(from, from + size);
    const asked = { ...options, target: targets.slice(from, from + size) };
    results.push(...(await explainer.saliencyOfBatch(part, asked, call)));
  }
  return results;
}

function isList(images: ImageSource | readonly ImageSource[]): images is readonly ImageSource[] {
  return Array.isArray(images);
}
