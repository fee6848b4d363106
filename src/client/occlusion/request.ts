import type { InputTensor, Occluder, OcclusionRequest } from '../../protocol.js';
import { targetsOf } from '../targets.js';
import type { OcclusionOptions } from './occlusion.js';

/** Without positions. */
export function requestOf(
  image: InputTensor,
  occluder: Occluder,
  { target, contrast, fill = 0, noiseSeed, pass }: OcclusionOptions,
): OcclusionRequest {
  return {
    image,
    target: targetsOf(target, 1)[0]!,
    ...(contrast === undefined ? {} : { contrast: String(contrast) }),
    occluder,
    fill,
    ...(noiseSeed === undefined ? {} : { noiseSeed }),
    ...(pass === undefined ? {} : { pass }),
    positions: [],
  };
}
