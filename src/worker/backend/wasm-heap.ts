import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import type { Trouble } from './backend.js';
import { HeapExhausted } from './crash.js';

type Module = BackendWasm['wasm'];

/** What a 32-bit address can reach, less the last page, which emscripten leaves out. */
const MOST = 2 ** 32 - 2 ** 16;

/** XNNPACK's word for "out of memory" (`xnn_status`). */
const NO_MEMORY = 6;

interface WatchedModule {
  module: Module;
  /** What the module's own code has met; stays once there is something. */
  trouble: () => Trouble | null;
}

/**
 * Starts the wasm module so that what goes wrong in its heap in silence becomes known.
 *
 * - `malloc` gives 0 when the heap cannot grow: tfjs would take that for an address, and write over the
 *   module's own data. It throws instead.
 * - `new` in the module's own code aborts then, without a reason: the reason is that the heap was
 *   refused more memory.
 * - An operator that XNNPACK cannot make or run only prints a line, and its output is what the memory
 *   held before.
 */
export async function watchHeap(start: () => Promise<Module>): Promise<WatchedModule> {
  let full = false;
  let complaint: Trouble | null = null;
  const { warn } = console;
  // The module takes hold of the function when it starts.
  console.warn = (...parts: unknown[]) => {
    complaint ??= complaintIn(String(parts[0]));
    warn.apply(console, parts);
  };
  const stop = observeGrowth((grown) => (full = !grown));
  const module = await start().finally(() => {
    console.warn = warn;
    stop();
  });
  guardMalloc(module);
  const noRoom = { reason: 'the wasm heap could not grow', exhausted: true };
  return { module, trouble: () => complaint ?? (full ? noRoom : null) };
}

function complaintIn(line: string): Trouble | null {
  const status = /^XNN status .*Got status (\d+)/.exec(line)?.[1];
  if (status === undefined) return null;
  const [, operator = 'an operator'] = /xnn_\w+?_([a-z]\w*)/.exec(line) ?? [];
  const exhausted = Number(status) === NO_MEMORY;
  return { reason: `XNNPACK could not compute ${operator}, status ${status}`, exhausted };
}

/** What is used of emscripten's part of the module, for which tfjs ships no types. */
interface Heap {
  _malloc(bytes: number): number;
  _free(address: number): void;
  HEAPU8: Uint8Array;
}

function hasHeap(module: object): module is Heap {
  return '_malloc' in module && '_free' in module && 'HEAPU8' in module;
}

function guardMalloc(module: object): void {
  if (!hasHeap(module)) throw new Error('the wasm module shows no heap.');
  // The first call puts the binary's own function in place of a stub.
  module._free(module._malloc(1));
  const malloc = module._malloc;
  module._malloc = (bytes) => {
    // Larger numbers would wrap around: a little memory, and no word.
    const address = bytes > MOST ? 0 : malloc(bytes);
    if (address === 0) throw new HeapExhausted(bytes, module.HEAPU8.length);
    return address;
  };
}

/**
 * The binary asks for a larger heap by a function that it is given when it is instantiated.
 *
 * @param onGrowth told, whenever the heap wants to grow, whether it could
 * @returns ends the observation of what is instantiated; what has been stays observed
 */
function observeGrowth(onGrowth: (grown: boolean) => void): () => void {
  const { instantiate, instantiateStreaming } = WebAssembly;
  const observed = (imports: WebAssembly.Imports | undefined): WebAssembly.Imports | undefined => {
    const functions = imports?.['env'];
    const resize = functions?.['emscripten_resize_heap'];
    if (!functions || typeof resize !== 'function') return imports;
    const observing = (bytes: number): unknown => {
      const grown: unknown = resize(bytes);
      onGrowth(Boolean(grown));
      return grown;
    };
    return { ...imports, env: { ...functions, emscripten_resize_heap: observing } };
  };
  Object.assign(WebAssembly, {
    instantiate: (source: BufferSource, imports?: WebAssembly.Imports) =>
      instantiate(source, observed(imports)),
    instantiateStreaming: (source: Promise<Response>, imports?: WebAssembly.Imports) =>
      instantiateStreaming(source, observed(imports)),
  });
  return () => void Object.assign(WebAssembly, { instantiate, instantiateStreaming });
}
