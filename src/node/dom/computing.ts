/** Stands in for `client/computing.ts` in the bundle for Node: the engine runs beside it. */
export { loadPicture } from '../../client/image/picture.js';
export { isTensor, pictureOfTensor } from '../../client/image/tensor-pixels.js';
export { lrpOf, lrpOfEach } from '../../client/lrp.js';
export { toResult } from '../../client/result.js';
export { faithfulnessOf, saliencyOfBatch, sanityOf } from '../../client/saliency.js';
