import type { Shape3 } from '../../protocol.js';

/** Inputs with a longer side are photographs: single pixels of them cannot be seen. */
const LARGEST_SMALL = 64;

/** Whether an input has the size of a photograph; not while its shape is unknown. */
export function isPhotograph(shape: Shape3 | undefined): boolean {
  return shape !== undefined && Math.max(shape[0], shape[1]) > LARGEST_SMALL;
}
