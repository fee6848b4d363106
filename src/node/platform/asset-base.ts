import { kitFolder } from '../kit-folder.js';

/** Stands in for `src/asset-base.ts` in the bundle for Node, which lies one folder deeper. */
export const scriptBase: string = new URL('dist/', kitFolder).href;
export const scriptUrl = null;
