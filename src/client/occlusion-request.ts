import type { InputTensor, Occluder, OcclusionRequest, Shape3 } from '../protocol.js';
import type { OcclusionOptions } from './occlusion.js';

/** Positions that are computed without asking. */
export const POSITIONS = 20_000;

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

/** A quarter of the picture's shorter side unless given. */
export function occluderOf(
  [height, width]: Shape3,
  { occluder, shape }: OcclusionOptions,
): Occluder {
  const quarter = Math.max(1, Math.round(Math.min(height, width) / 4));
  const [tall, wide] = pair(occluder ?? quarter);
  return { height: tall, width: wide, shape: shape ?? 'square' };
}

/** A quarter of the occluder unless given. */
export function strideOf(
  { height, width }: Occluder,
  { stride }: OcclusionOptions,
): readonly [vertical: number, horizontal: number] {
  return pair(stride ?? Math.max(1, Math.round(Math.min(height, width) / 4)));
}

function pair(sides: number | readonly [number, number]): readonly [number, number] {
  return typeof sides === 'number' ? [sides, sides] : sides;
}
