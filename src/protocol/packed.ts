import { packedBase } from './packed-base.js';

/** The path of a packed file, such as `mnist-cnn/weights.bin`; `null` for any other address. */
export function packedPath(url: string): string | null {
  return url.startsWith(packedBase) ? url.slice(packedBase.length) : null;
}

/** The bytes of a packed file; `null` when there is none of that path. */
export type ReadPacked = (path: string) => Promise<ArrayBuffer | null>;
