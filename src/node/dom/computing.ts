/** Stands in for `client/computing.ts` in the bundle for Node: the engine runs beside it. */
export { loadPicture } from '../../client/image/picture.js';
export { isTensor, pictureOfTensor } from '../../client/image/tensor-pixels.js';
export { faithfulnessOf, saliencyOfBatch, sanityOf } from '../../client/saliency.js';
