import { kept } from './kept.js';
import { partUnreachable } from './part-unreachable.js';

/** Fetches what computing takes. */
export const loadComputing = kept((): Promise<typeof import('./computing.js')> =>
  import('./computing.js').catch((error: unknown) => {
    throw partUnreachable(error);
  }),
);
