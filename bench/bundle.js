import { build } from 'esbuild';
import { assembling } from '../scripts/bundling/assembled-kernels.js';

/** Emscripten's output asks for modules of Node in branches that no browser takes. */
const nodeBuiltins = {
  name: 'node-builtins',
  setup({ onResolve, onLoad }) {
    const filter = /^(fs|path|os|perf_hooks|worker_threads)$/;
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'node-builtin' }));
    onLoad({ filter, namespace: 'node-builtin' }, () => ({ contents: 'export default {};' }));
  },
};

/** Bundles TypeScript for the browser into one classic script. */
export async function bundle(entry, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'error',
    plugins: [nodeBuiltins, assembling],
  });
}
