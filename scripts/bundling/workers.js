import path from 'node:path';
import { rollup } from 'rollup';
import { assembledKernels } from './assembled-kernels.js';
import { buildFacts } from './build-facts.js';
import { build } from './build-id.js';
import { bundled, licenses, onwarn } from './dependencies.js';
import { evaluateAtBuild } from './evaluate-at-build.js';

const made = new Map();

/** Each bundle is made once, and used inside of the kit and as a file. */
const once = (name, make) => {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
};

const worker = 'src/worker/entry.ts';
const plugins = () => [buildFacts, assembledKernels, evaluateAtBuild];

/** A worker as one classic script. */
async function wholeWorker(input, name, licensesFile) {
  const bundle = await rollup({
    input,
    plugins: [...plugins(), ...bundled, licenses(licensesFile)],
    onwarn,
  });
  const { output } = await bundle.generate({ format: 'iife', name, inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}

/** Every `import()` of the worker goes through `loadPart` (worker/load-part.ts). */
const loadedPart = {
  name: 'loaded-part',
  transform(code, id) {
    if (!id.includes('/src/worker/')) return null;
    const call = /\bimport\(\s*'\.[^']+'\s*\)/g;
    if (!call.test(code)) return null;
    const loaded = code.replace(call, 'loadPart(() => $&)');
    const module = path.resolve('src/worker/load-part.ts');
    return { code: `import { loadPart } from ${JSON.stringify(module)};\n${loaded}`, map: null };
  },
};

/** By which the two scripts find each other: AMD, of which this is all that Rollup's output needs. */
const define = `(() => {
  const modules = {};
  const idOf = (name) => name.replace('./', '');
  const require = ([name], resolve) => resolve(modules[idOf(name)]);
  globalThis.convlensDefine = (id, needs, factory) => {
    if (id !== 'engine.worker' && globalThis.convlensPart !== ${JSON.stringify(build)}) return;
    const exports = (modules[id] = {});
    const given = { exports, require };
    factory(...needs.map((name) => given[name] ?? modules[idOf(name)]));
  };
})();`;

/** What the part says of itself: its code fits one build of the worker alone, and does not run in another. */
const claim = `globalThis.convlensPart = ${JSON.stringify(build)};`;

/**
 * The engine's worker as two classic scripts: what it always needs, and what its `import()`s lead to, which
 * it loads when it first needs that.
 *
 * @returns {Promise<{core: string, part: string}>}
 */
export const splitEngine = () =>
  once('split engine', async () => {
    const bundle = await rollup({
      input: { 'engine.worker': worker },
      preserveEntrySignatures: 'allow-extension',
      plugins: [loadedPart, ...plugins(), ...bundled, licenses('engine.worker.LICENSES.txt')],
      onwarn,
    });
    const { output } = await bundle.generate({
      format: 'amd',
      amd: { autoId: true, define: 'globalThis.convlensDefine?.' },
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
      manualChunks: partOf(path.resolve(worker)),
      onlyExplicitManualChunks: true,
    });
    await bundle.close();
    const [core, ...others] = output.filter(({ type }) => type === 'chunk');
    if (core.imports.length > 0) throw new Error(`The worker needs ${core.imports.join(', ')}.`);
    return { core: define + core.code, part: [claim, ...inOrder(others)].join('\n') };
  });

/** What modules of both sides import and the worker alone does not use is a chunk by itself; others come after it. */
function inOrder(chunks) {
  const sorted = [];
  const add = (chunk) => {
    if (!chunk || sorted.includes(chunk)) return;
    chunk.imports.forEach((name) => add(chunks.find(({ fileName }) => fileName === name)));
    sorted.push(chunk);
  };
  chunks.forEach(add);
  return sorted.map(({ code }) => code);
}

/** All that only an `import()` leads to is one file: it is small, and a request costs more. */
function partOf(entry) {
  let core;
  return (id, { getModuleInfo }) => {
    core ??= reached(entry, getModuleInfo);
    return core.has(id) ? null : 'engine.part';
  };
}

function reached(start, getModuleInfo) {
  const found = new Set([start]);
  for (const id of found) for (const imported of getModuleInfo(id).importedIds) found.add(imported);
  return found;
}

/** The engine's worker with its part inside, for scripts that have no file beside them. */
export const wholeEngine = () =>
  once('whole engine', () => wholeWorker(worker, 'convlensEngine', 'engine.worker.LICENSES.txt'));

export const importWorker = () =>
  once('importer', () =>
    wholeWorker('src/worker/importer.ts', 'convlensImporter', 'import.worker.LICENSES.txt'),
  );
