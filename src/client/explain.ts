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
    : Method extends SaliencyMethod
      ? SaliencyResult<Method>
      : never;

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
