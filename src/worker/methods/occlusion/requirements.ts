import { occluderShapes, type OcclusionRequest } from '../../../protocol.js';
import { outOfRange, requireChoice } from '../requirements.js';

/** Whole numbers of pixels, known words; throws `setting-out-of-range`. */
export function requireOccluder({
  image,
  occluder,
  noiseSeed = 0,
  positions,
  pass = 'auto',
}: OcclusionRequest): void {
  const [height, width] = image.shape;
  requireChoice('shape', occluder.shape, occluderShapes);
  requireChoice('pass', pass, ['auto', 'full', 'incremental']);
  requireWhole('occluder', occluder.height, 1, height);
  requireWhole('occluder', occluder.width, 1, width);
  requireWhole('noiseSeed', noiseSeed, -(2 ** 31), 2 ** 31);
  for (const [top, left] of positions) {
    requireWhole('position', top, -occluder.height, height);
    requireWhole('position', left, -occluder.width, width);
  }
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw outOfRange(name, value, `a whole number from ${least} to ${most}`);
}
