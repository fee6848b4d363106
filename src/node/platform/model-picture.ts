/** Stands in for `client/image/model-picture.ts` in the bundle for Node. */
export { pictureFor } from '../pictures/load-picture.js';
