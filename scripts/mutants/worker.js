import path from 'node:path';
import { build } from 'esbuild';
import { assembling } from '../bundling/assembled-kernels.js';
import { buildFacts } from '../bundling/build-facts.js';

/** Emscripten's output asks for modules of Node in branches that no browser takes. */
const ofNode = /^(fs|path|os|perf_hooks|worker_threads)$|platform_node(\.js)?$/;

/**
 * The worker as one classic script, one source file of it changed.
 *
 * @param file the changed file, relative to the repository
 * @param text what it holds instead
 */
export async function workerWith(file, text) {
  const changed = path.resolve(file);
  const { outputFiles } = await build({
    entryPoints: ['src/worker/entry.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [
      assembling,
      {
        name: 'mutant',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: ofNode }, ({ path: id }) => ({ path: id, namespace: 'empty' }));
          onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
          // From what lies on disk, so that page and worker are of one build.
          onLoad({ filter: /[\\/]src[\\/]build\.ts$/ }, async ({ path: loaded }) => ({
            contents: await buildFacts.load(loaded),
            loader: 'js',
          }));
          onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
            loaded === changed ? { contents: text, loader: 'ts' } : null,
          );
        },
      },
    ],
  });
  return outputFiles[0].text;
}
