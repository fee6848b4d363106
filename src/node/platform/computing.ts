/** Stands in for `client/computing.ts` in the bundle for Node: the engine runs beside it. */
export * from '../../client/explaining.js';
export { toResult } from '../../client/result.js';
export { wholePicture } from '../pictures/load-picture.js';
