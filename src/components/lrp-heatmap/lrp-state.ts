import type { ExplainResult } from '../../client/result.js';
import type { Picture } from '../../client/image/fit.js';
import type { LrpDetails, LrpOptions, LrpResult } from '../../client/lrp.js';
import type { ExplainError, LrpComposite, ModelDescription, Progress } from '../../protocol.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import type { LrpParts } from './parts/lrp-parts.js';

/** The map that LRP is laid beside. */
export const gradientTimesInput = 'gradient-x-input';

/** What `compare` can name. */
export type ComparedName = LrpComposite | typeof gradientTimesInput;

/** Maps side by side. */
export interface ComparedMaps {
  /** By composite. */
  compared: Partial<Record<LrpComposite, LrpResult>>;
  /** In the picture's shape; `null` where `compare` does not name it. */
  gradientTimesInput: Float32Array | null;
}

export interface LrpHeatmapDetails extends LrpDetails, ComparedMaps {
  /** What was asked for each composite. */
  request: LrpOptions;
}
export type LrpHeatmapResult = ExplainResult<LrpHeatmapDetails>;

/** All that the figure of an `<lrp-heatmap>` is drawn from. */
export interface LrpState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: LrpHeatmap;
  result: LrpHeatmapResult | null;
  description: ModelDescription | null;
  picture: Picture | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
  /** What stands below the maps, once its code has come. */
  parts: LrpParts | null;
  partsFailure: ExplainError | null;
}

/** The maps that are shown: the figure's own, or those of the sanity check's step. */
export function shownMaps({ result, parts }: LrpState): ComparedMaps | null {
  return parts?.sanity.shown ?? result?.details ?? null;
}
