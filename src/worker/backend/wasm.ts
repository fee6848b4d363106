import {
  BackendWasm,
  init,
  setWasmPaths,
} from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { env, registerBackend, registerKernel, removeBackend } from '@tensorflow/tfjs-core';
import { binaryHashes } from '../../build.js';
import { packedBase } from '../../protocol.js';
import { activate, never, type Backend } from './backend.js';
import { wasmKernels } from './wasm-kernels.js';
import { watchHeap } from './wasm-heap.js';

let kernelsRegistered = false;
/** The one that tfjs has. */
let running: Backend | null = null;

/**
 * Brings the wasm backend up and makes it the active one; after `dropWasm` with a heap of its own.
 *
 * @param assetBase URL of the folder that holds the wasm binaries, with a slash at the end
 * @throws when the binary cannot be fetched or compiled
 */
export async function startWasm(assetBase: string): Promise<Backend> {
  if (!running) {
    // Its threads make nothing faster, and the kernels of our own work in one.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(addressesIn(assetBase));
    // Awaited outside tfjs, which would log the failure and fall through in silence.
    const { module, trouble } = await watchHeap(async () => (await init()).wasm);
    const backend = new BackendWasm(module);
    registerBackend('wasm', () => backend);
    if (!kernelsRegistered) wasmKernels.forEach(registerKernel);
    kernelsRegistered = true;
    running = {
      name: 'wasm',
      precision: 'float32',
      lost: never,
      isLost: () => false,
      trouble,
      abandon: () => {
        backend.disposeData = () => true;
        backend.dispose = () => {};
      },
    };
  }
  await activate('wasm');
  return running;
}

/** Takes the backend out of tfjs, with its heap. */
export function dropWasm(): void {
  if (running) removeBackend('wasm');
  running = null;
}

const PLAIN = 'tfjs-backend-wasm.wasm';
const SIMD = 'tfjs-backend-wasm-simd.wasm';

/** Names stay the same from version to version, addresses do not: a cache may have the binary of another. */
function addressesIn(folder: string): Record<string, string> {
  const address = (name: string): string => {
    const hash = folder === packedBase ? undefined : binaryHashes[name];
    return `${folder}${name}${hash ? `?${hash}` : ''}`;
  };
  const paths = { [PLAIN]: address(PLAIN), [SIMD]: address(SIMD) };
  // tfjs wants to be told an address of this one too, which it never asks for.
  return { ...paths, 'tfjs-backend-wasm-threaded-simd.wasm': paths[SIMD]! };
}
