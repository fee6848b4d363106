import type { Shape3 } from '../protocol.js';

/** Forward passes of a method that masks the image, each of one masked copy. */
export interface MaskedPasses {
  /** Passes that were made. */
  done: number;
  /** Passes in all. */
  of: number;
}

/** Inputs with a longer side are photographs, of which a forward pass takes long. */
const LARGEST_SMALL = 64;

/** Masked images of one map, at most: more than twice what the authors of RISE take. */
export const MOST_MASKS = 20_000;

/** Random masks of RISE unless given. */
export function usualMasks([height, width]: Shape3): number {
  return Math.max(height, width) > LARGEST_SMALL ? 400 : 1000;
}
