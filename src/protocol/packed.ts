import { packedBase } from './packed-base.js';

/** The path of a packed file, such as `mnist-cnn/weights.bin`; `null` for any other address. */
export function packedPath(url: string): string | null {
  return url.startsWith(packedBase) ? url.slice(packedBase.length) : null;
}

/**
 * The bytes of what a worker would fetch, where its page has them: a packed file, or one that was asked
 * for before the worker was there. `null` for any other address.
 */
export type ReadCarried = (url: string) => Promise<ArrayBuffer | null>;
