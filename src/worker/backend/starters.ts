import type { Backend } from './backend.js';
import type { Starters } from './backends.js';
import { startCpu } from './cpu.js';
import { startWasm } from './wasm.js';
import { closeContext, openContext, startWebgl } from './webgl.js';

/** The backends of tfjs. */
export function tfjsStarters(assetBase: string): Starters {
  return {
    webgl: startNewWebgl,
    wasm: () => startWasm(assetBase),
    cpu: startCpu,
    hasHardwareWebgl: () => {
      const context = openContext();
      if (context) closeContext(context);
      return context?.hardware ?? false;
    },
  };
}

async function startNewWebgl(): Promise<Backend> {
  const context = openContext();
  if (!context) throw new Error('the browser offers no WebGL 2 to workers.');
  return startWebgl(context);
}
