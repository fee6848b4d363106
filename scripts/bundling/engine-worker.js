import path from 'node:path';
import { rollup } from 'rollup';
import { buildFacts } from './build-facts.js';
import { bundled, licenses, onwarn } from './dependencies.js';
import { evaluateAtBuild } from './evaluate-at-build.js';
import { binaries, writePacks } from './packs.js';

let workerCode;

/** The worker as one classic script; built once, used inlined and as a file. */
function buildWorker() {
  workerCode ??= (async () => {
    const build = await rollup({
      input: 'src/worker/entry.ts',
      plugins: [buildFacts, evaluateAtBuild, ...bundled, licenses('engine.worker.LICENSES.txt')],
      onwarn,
    });
    const { output } = await build.generate({ format: 'iife', name: 'convlensEngine' });
    await build.close();
    return output[0].code;
  })();
  return workerCode;
}

/** Puts the worker's code into `client/worker-source.ts`. */
export const inlineWorker = {
  name: 'inline-worker',
  async load(id) {
    if (!id.endsWith('/client/worker-source.ts')) return null;
    return `export const workerSource = ${JSON.stringify(await buildWorker())};`;
  },
};

/** Writes `engine.worker.js`, the wasm binaries that it loads, and the packs of both and of the models. */
export const engineFiles = {
  name: 'engine-files',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'engine.worker.js', source: await buildWorker() });
    for (const [fileName, source] of await binaries()) {
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
  async writeBundle({ dir }) {
    await writePacks(path.join(dir, 'packs'));
  },
};
