import path from 'node:path';
import { binaries, writePacks } from './packs.js';
import { importWorker, splitEngine, wholeEngine } from './workers.js';

/** Puts the engine worker's code into `client/worker-source.ts`. */
const inlined = (name, sourceOf) => ({
  name,
  async load(id) {
    if (!id.endsWith('/client/worker-source.ts')) return null;
    return `export const workerSource = ${JSON.stringify(await sourceOf())};`;
  },
});

/** For the script that lies beside `engine.part.js`. */
export const inlineCore = inlined('inline-core', async () => (await splitEngine()).core);

/** For scripts and modules that may lie anywhere. */
export const inlineWhole = inlined('inline-whole', wholeEngine);

/** Writes the workers, the wasm binaries that the engine loads, and the packs of both and of the models. */
export const engineFiles = {
  name: 'engine-files',
  async generateBundle() {
    const { core, part } = await splitEngine();
    this.emitFile({ type: 'asset', fileName: 'engine.worker.js', source: core });
    this.emitFile({ type: 'asset', fileName: 'engine.part.js', source: part });
    this.emitFile({ type: 'asset', fileName: 'import.worker.js', source: await importWorker() });
    for (const [fileName, source] of await binaries()) {
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
  async writeBundle({ dir }) {
    await writePacks(path.join(dir, 'packs'));
  },
};
