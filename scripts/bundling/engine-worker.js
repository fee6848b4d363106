import path from 'node:path';
import { binaries, writePacks } from './packs.js';
import { engineWorker, importWorker } from './workers.js';

/** Puts the engine worker's code into `client/worker-source.ts`. */
export const inlineWorker = {
  name: 'inline-worker',
  async load(id) {
    if (!id.endsWith('/client/worker-source.ts')) return null;
    return `export const workerSource = ${JSON.stringify(await engineWorker())};`;
  },
};

/** Writes the workers, the wasm binaries that the engine loads, and the packs of both and of the models. */
export const engineFiles = {
  name: 'engine-files',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'engine.worker.js', source: await engineWorker() });
    this.emitFile({ type: 'asset', fileName: 'import.worker.js', source: await importWorker() });
    for (const [fileName, source] of await binaries()) {
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
  async writeBundle({ dir }) {
    await writePacks(path.join(dir, 'packs'));
  },
};
