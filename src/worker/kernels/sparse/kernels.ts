import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { backend, getBackend } from '@tensorflow/tfjs-core';
import { wat } from './kernels.wat.js';

/** What `kernels.wat.ts` exports; addresses and distances are bytes. */
export interface Kernels {
  /** How many of the values are not zero. */
  count(from: number, values: number): number;
  /** Lists the signals of a map `[positions, channels]`; there is room for one pair more than there are. */
  list(
    signal: number,
    positions: number,
    channels: number,
    weightRowBytes: number,
    ends: number,
    pairs: number,
  ): void;
  /** Adds to the output what one kernel cell makes of listed signals, at rows of positions. */
  accumulate(
    rows: number,
    ends: number,
    endsBytes: number,
    endsGap: number,
    weights: number,
    channels: number,
    to: number,
    step: number,
    rowGap: number,
  ): void;
  /** Adds runs of values to others. */
  add(
    runs: number,
    values: number,
    from: number,
    fromStep: number,
    to: number,
    toStep: number,
  ): void;
}

const compiled = new WeakMap<object, Kernels | null>();

/** tfjs's wasm backend, and the kernels on its memory; `null` on other backends and without SIMD. */
export function sparseKernels(): { wasm: BackendWasm; kernels: Kernels } | null {
  if (getBackend() !== 'wasm') return null;
  const wasm = backend() as BackendWasm;
  let kernels = compiled.get(wasm);
  if (kernels === undefined) compiled.set(wasm, (kernels = compile(wasm.wasm)));
  return kernels && { wasm, kernels };
}

function compile(module: object): Kernels | null {
  const memory = memoryOf(module);
  const binary = Uint8Array.from(atob(wat), (letter) => letter.charCodeAt(0));
  if (!memory || !WebAssembly.validate(binary)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    tfjs: { memory },
  });
  // Its functions are those of the text, which the build has assembled.
  return exports as unknown as Kernels;
}

/** What emscripten's module shows of its memory, for which tfjs ships no types. */
function memoryOf(module: object): WebAssembly.Memory | null {
  if (!('asm' in module)) return null;
  const { asm } = module;
  if (typeof asm !== 'object' || asm === null || !('memory' in asm)) return null;
  return asm.memory instanceof WebAssembly.Memory ? asm.memory : null;
}
