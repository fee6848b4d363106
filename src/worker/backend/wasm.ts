import {
  BackendWasm,
  init,
  setWasmPaths,
} from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { registerBackend, registerKernel } from '@tensorflow/tfjs-core';
import { activate, never, type Backend } from './backend.js';
import { wasmKernels } from './wasm-kernels.js';

/**
 * Brings the wasm backend up and makes it the active one.
 *
 * @param assetBase URL of the folder that holds the wasm binaries, with a slash at the end
 * @throws when the binary cannot be fetched or compiled
 */
export async function startWasm(assetBase: string): Promise<Backend> {
  setWasmPaths(assetBase);
  // Awaited outside tfjs, which would log the failure and fall through in silence.
  const { wasm } = await init();
  registerBackend('wasm', () => new BackendWasm(wasm));
  wasmKernels.forEach(registerKernel);
  await activate('wasm');
  return { name: 'wasm', precision: 'float32', lost: never, isLost: () => false };
}
