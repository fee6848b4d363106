/** Stands in for `client/computing.ts` in the bundle for Node: the engine runs beside it. */
export { extendTrails, frameOf } from '../../client/ascent-frames.js';
export { explain } from '../../client/explain.js';
export { lrpOf, lrpOfEach } from '../../client/lrp.js';
export { toResult } from '../../client/result.js';
export { faithfulnessOf, saliencyOfBatch, sanityOf } from '../../client/saliency.js';
export { predict } from '../../client/predict.js';
export { loadPicture, pictureFor, wholePicture } from '../pictures/load-picture.js';
