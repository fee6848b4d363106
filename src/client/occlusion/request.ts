import type { InputTensor, Occluder, OcclusionRequest } from '../../protocol.js';
import type { OcclusionOptions } from './occlusion.js';

/** Without positions. */
export function requestOf(
  image: InputTensor,
  occluder: Occluder,
  { target = 'top', fill = 0, noiseSeed, pass }: OcclusionOptions,
): OcclusionRequest {
  return {
    image,
    target: String(target),
    occluder,
    fill,
    ...(noiseSeed === undefined ? {} : { noiseSeed }),
    ...(pass === undefined ? {} : { pass }),
    positions: [],
  };
}
