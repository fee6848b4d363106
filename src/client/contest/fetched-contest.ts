import type { Explainer } from '../explainer.js';
import { partUnreachable } from '../part-unreachable.js';
import type { ImageSource } from '../image/image-source.js';
import type { ContestCall, ContestOptions, ContestResult } from './contest.js';

/** A contest of methods, whose code is fetched when the first begins. */
export async function contest(
  explainer: Explainer,
  image: ImageSource,
  options?: ContestOptions,
  call?: ContestCall,
): Promise<ContestResult> {
  const { contest: measure } = await import('./contest.js').catch((error: unknown) => {
    throw partUnreachable(error);
  });
  return measure(explainer, image, options, call);
}
