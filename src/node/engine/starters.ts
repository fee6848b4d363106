import { readFile } from 'node:fs/promises';
import { env } from '@tensorflow/tfjs-core';
import { startCpu } from '../../worker/backend/cpu.js';
import { startWasm } from '../../worker/backend/wasm.js';
import { kitFolder } from '../kit-folder.js';
import { withoutListeners } from './listeners.js';

/** The backends that Node has: wasm, whose binary lies in `dist/`, and plain JavaScript. */
export const nodeStarters = {
  wasm: async () => {
    usePlatform();
    return withoutListeners(() => startWasm(new URL('dist/', kitFolder).href));
  },
  cpu: async () => {
    usePlatform();
    return startCpu();
  },
  webgl: () => Promise.reject(new Error('Node has no WebGL.')),
  hasHardwareWebgl: () => false,
};

let platformSet = false;

/** What tfjs asks of where it runs; its own module for Node would bring another `fetch`. */
function usePlatform(): void {
  if (platformSet) return;
  platformSet = true;
  env().setPlatform('node', {
    fetch: async (address: string) => new Response(await readFile(new URL(address))),
    now: () => performance.now(),
    encode: (text: string) => new TextEncoder().encode(text),
    decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
    isTypedArray: (value: unknown): value is Float32Array | Int32Array | Uint8Array =>
      value instanceof Float32Array ||
      value instanceof Int32Array ||
      value instanceof Uint8Array ||
      value instanceof Uint8ClampedArray,
  });
}
