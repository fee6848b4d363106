import type { ModelDescription } from '../protocol.js';

/** Pixels in one batch: eight images of 32x32, one of 224x224. */
const BATCH_PIXELS = 8 * 32 * 32;

/** How many images of a model's size are computed at once. */
export function imagesInBatch({ inputShape: [height, width] }: ModelDescription): number {
  return Math.max(1, Math.floor(BATCH_PIXELS / (height * width)));
}
