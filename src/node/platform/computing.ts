/** Stands in for `client/computing.ts` in the bundle for Node: the engine runs beside it. */
export { lrpOf, lrpOfEach } from '../../client/lrp.js';
export { toResult } from '../../client/result.js';
export { faithfulnessOf, saliencyOfBatch, sanityOf } from '../../client/saliency.js';
export { loadPicture } from '../pictures/load-picture.js';

/** A page gives addresses alone. */
export const isTensor = (): boolean => false;
