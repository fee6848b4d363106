import type { Picture } from '../../client/image/fit.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { ModelDescription, Progress } from '../../protocol.js';
import type { OcclusionGrid } from './occlusion-grid.js';

/** All that the figure of an `<occlusion-grid>` is drawn from, besides its stage. */
export interface OcclusionState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: OcclusionGrid;
  /** The newest finished sweep. */
  result: OcclusionResult | null;
  description: ModelDescription | null;
  picture: Picture | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
}
