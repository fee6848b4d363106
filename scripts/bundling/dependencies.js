import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';

export const target = 'es2022';

/** Emscripten's output asks for modules of Node in branches that no browser takes. */
export const builtins = ['fs', 'path', 'os', 'perf_hooks', 'worker_threads'];
const nodeBuiltins = {
  name: 'node-builtins',
  resolveId: (id) => (builtins.includes(id) ? '\0node-builtin' : null),
  load: (id) => (id === '\0node-builtin' ? 'export default {};' : null),
};

/** tfjs's platform for Node asks for modules as soon as it is loaded there. */
const noNodePlatform = {
  name: 'no-node-platform',
  load: (id) => (/platform_node(\.js)?$/.test(id) ? 'export default {};' : null),
};

/** The kit computes in one thread: what tfjs would start others with stays out. */
const noThreads = {
  name: 'no-threads',
  load: (id) =>
    /tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/.test(id)
      ? "export default null; export const wasmWorkerContents = '';"
      : null,
};

const resolved = [nodeResolve({ browser: true, extensions: ['.ts', '.js'] }), commonjs()];

/** What a bundle for Node needs to find and to strip its dependencies. */
export const bundledForNode = [
  noNodePlatform,
  noThreads,
  ...resolved,
  esbuild({ target, minify: true, legalComments: 'none' }),
];

/** The same for a bundle that runs in a browser: readers download it, and Terser's is a twentieth smaller. */
export const bundled = [
  nodeBuiltins,
  noNodePlatform,
  noThreads,
  ...resolved,
  esbuild({ target }),
  terser({ ecma: 2022, compress: { passes: 2 }, format: { comments: false } }),
];

/** Minifying strips the notices of what is bundled; they are collected in one file per bundle. */
export const licenses = (file) => license({ thirdParty: { output: { file: `dist/${file}` } } });

export function onwarn(warning, warn) {
  // tfjs's emscripten output is CommonJS that refers to `this` and to Node's modules.
  if (warning.code === 'THIS_IS_UNDEFINED' || warning.code === 'CIRCULAR_DEPENDENCY') return;
  warn(warning);
}
