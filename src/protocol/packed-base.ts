/**
 * Where the files are said to be that the kit carries as scripts: its wasm binaries and built-in
 * models, for pages that have no address for them (bundles, pages from disk, sandboxed frames).
 * Addresses resolve under it as under http, no browser fetches from it, and ".invalid" is reserved
 * for names that do not exist (RFC 2606): nothing can be asked there by mistake.
 */
export const packedBase = 'ftp://convlens.invalid/';
