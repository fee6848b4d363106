import type { Occluder, Shape3 } from '../protocol.js';
import { occlusionGrid, requireGrid, type OcclusionGrid } from './occlusion-grid.js';
import { occluderOf, strideOf } from './occlusion-request.js';
import type { OcclusionOptions } from './occlusion.js';

/** Where the occluder of a sweep goes. */
export interface PlannedSweep {
  occluder: Occluder;
  stride: readonly [vertical: number, horizontal: number];
  grid: OcclusionGrid;
}

/** What a sweep over a picture would do; throws `setting-out-of-range`. */
export function plannedSweep(shape: Shape3, options: OcclusionOptions): PlannedSweep {
  const occluder = occluderOf(shape, options);
  const stride = strideOf(occluder, options);
  requireGrid(shape, occluder, stride);
  return { occluder, stride, grid: occlusionGrid(shape, occluder, stride) };
}
