import { rollup } from 'rollup';
import { assembledKernels } from './assembled-kernels.js';
import { buildFacts } from './build-facts.js';
import { bundled, licenses, onwarn } from './dependencies.js';
import { evaluateAtBuild } from './evaluate-at-build.js';

const built = new Map();

/** A worker as one classic script; built once, used inside of the kit and as a file. */
function buildWorker(input, name, licensesFile) {
  if (!built.has(name)) built.set(name, bundle(input, name, licensesFile));
  return built.get(name);
}

async function bundle(input, name, licensesFile) {
  const build = await rollup({
    input,
    plugins: [buildFacts, assembledKernels, evaluateAtBuild, ...bundled, licenses(licensesFile)],
    onwarn,
  });
  const { output } = await build.generate({ format: 'iife', name, inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}

export const engineWorker = () =>
  buildWorker('src/worker/entry.ts', 'convlensEngine', 'engine.worker.LICENSES.txt');

export const importWorker = () =>
  buildWorker('src/worker/importer.ts', 'convlensImporter', 'import.worker.LICENSES.txt');
