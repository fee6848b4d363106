// The kernels and gradients that `tf.grad` needs beside those that the engine registers itself.
import '@tensorflow/tfjs-backend-wasm/dist/register_all_kernels.js';
import '@tensorflow/tfjs-backend-webgl/dist/register_all_kernels.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { startWasm } from '../../src/worker/backend/wasm.js';
import { openContext, startWebgl } from '../../src/worker/backend/webgl.js';

export type BenchBackend = 'wasm' | 'webgl';

/**
 * Brings a backend up as the engine does.
 *
 * @returns what computes: the binary in use or the name of the renderer
 */
export async function startBackend(name: BenchBackend, wasmBase: string): Promise<string> {
  // Keeps tfjs from warning of every kernel that is registered a second time.
  enableProdMode();
  if (name === 'wasm') {
    await startWasm(wasmBase);
    return 'SIMD, one thread';
  }
  const context = openContext();
  if (!context) throw new Error('This browser offers no WebGL 2 to workers.');
  await startWebgl(context);
  return context.renderer;
}
