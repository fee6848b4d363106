import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { backend, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { wat } from './simd-kernels.wat.js';

/** What `simd-kernels.wat.ts` exports; addresses, steps and gaps are in bytes. */
export interface SimdKernels {
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
  /** The same, each of a run's values times its own weight. */
  addWeighted(
    runs: number,
    values: number,
    weights: number,
    from: number,
    fromStep: number,
    to: number,
    toStep: number,
  ): void;
  /** A multiple of four values; see `divideStably`. Returns what `epsilon` absorbed. */
  divide(
    values: number,
    numerators: number,
    denominators: number,
    to: number,
    epsilon: number,
  ): number;
  /** A multiple of four values in a run: the sum of their products with the factors. */
  dot(runs: number, values: number, from: number, factors: number): number;
  /** At least four values: the signal where `above < input < below` and `signal >= least`, elsewhere 0. */
  gate(
    values: number,
    signal: number,
    input: number,
    to: number,
    above: number,
    below: number,
    least: number,
  ): void;
}

const compiled = new WeakMap<BackendWasm, SimdKernels | null>();

/** tfjs's wasm backend, and the kernels on its memory; `null` on other backends and without SIMD. */
export function simdKernels(): { wasm: BackendWasm; kernels: SimdKernels } | null {
  if (getBackend() !== 'wasm') return null;
  const wasm = backend() as BackendWasm;
  let kernels = compiled.get(wasm);
  if (kernels === undefined) compiled.set(wasm, (kernels = compile(wasm.wasm)));
  return kernels && { wasm, kernels };
}

/** Where a tensor's values lie. */
export function addressOf(wasm: BackendWasm, { dataId }: Pick<Tensor, 'dataId'>): number {
  return wasm.dataIdMap.get(dataId).memoryOffset;
}

function compile(module: object): SimdKernels | null {
  const memory = memoryOf(module);
  const binary = Uint8Array.from(atob(wat), (letter) => letter.charCodeAt(0));
  if (!memory || !WebAssembly.validate(binary)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    tfjs: { memory },
  });
  // Its functions are those of the text, which the build has assembled.
  return exports as unknown as SimdKernels;
}

/** What emscripten's module shows of its memory, for which tfjs ships no types. */
function memoryOf(module: object): WebAssembly.Memory | null {
  if (!('asm' in module)) return null;
  const { asm } = module;
  if (typeof asm !== 'object' || asm === null || !('memory' in asm)) return null;
  return asm.memory instanceof WebAssembly.Memory ? asm.memory : null;
}
