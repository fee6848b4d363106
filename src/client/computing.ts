/**
 * What a page fetches when something is to be computed, as one file: the queue to the engine, what
 * reads images, and what asks for their maps. Pages whose widgets nobody has come near do not pay for it.
 */
export { engineQueue } from './engine-queue.js';
export * from './explaining.js';
export { decodeBlob } from './image/decode-blob.js';
export { decodeUrl } from './image/decode.js';
export { loadPicture } from './image/picture.js';
export { wholePicture } from './image/whole-picture.js';
export { engineClient } from './queued-client.js';
export { framingOf, markAsCut } from './image/framing.js';
export { prefetchSample } from './prefetch-sample.js';
export { toResult } from './result.js';
