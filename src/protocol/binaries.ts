import { binaryHashes } from '../build.js';
import { packedBase } from './packed-base.js';

/** The wasm binary for processors with vector instructions: nearly all. */
export const usualBinary = 'tfjs-backend-wasm-simd.wasm';

/**
 * Where a wasm binary lies. Names stay the same from version to version, addresses do not: a cache may
 * have the binary of another.
 */
export function binaryAddress(name: string, folder: string): string {
  const hash = folder === packedBase ? undefined : binaryHashes[name];
  return `${folder}${name}${hash ? `?${hash}` : ''}`;
}
