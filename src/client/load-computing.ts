import { partUnreachable } from './part-unreachable.js';

/** Fetches what computing takes. */
export function loadComputing(): Promise<typeof import('./computing.js')> {
  return import('./computing.js').catch((error: unknown) => {
    throw partUnreachable(error);
  });
}
