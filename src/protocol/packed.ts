/**
 * Where the files are said to be that the kit carries as scripts: its wasm binaries and built-in
 * models, for pages that have no address for them (bundles, pages from disk, sandboxed frames).
 * Addresses resolve under it as under http, no browser fetches from it, and ".invalid" is reserved
 * for names that do not exist (RFC 2606): nothing can be asked there by mistake.
 */
export const packedBase = 'ftp://convlens.invalid/';

/** The path of a packed file, such as `mnist-cnn/weights.bin`; `null` for any other address. */
export function packedPath(url: string): string | null {
  return url.startsWith(packedBase) ? url.slice(packedBase.length) : null;
}

/** The bytes of a packed file; `null` when there is none of that path. */
export type ReadPacked = (path: string) => Promise<ArrayBuffer | null>;
