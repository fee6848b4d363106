import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { assembling } from './scripts/bundling/assembled-kernels.js';
import { launchOptions } from './scripts/browser.js';
import { countingReporter } from './scripts/counting-reporter.js';
import { inTurn } from './scripts/rotation.js';

// What a browser cannot load module by module: oracles, and parts of the engine that are tested alone.
await build({
  entryPoints: [
    'test/bundles/tfjs-layers.ts',
    'test/bundles/tfjs-converter.ts',
    'test/bundles/engine-parts.ts',
  ],
  // Asked for in branches of emscripten's output that no browser takes, and the packs, which the build writes.
  external: ['fs', 'path', 'os', 'perf_hooks', 'worker_threads', '*.pack.js'],
  bundle: true,
  format: 'esm',
  outdir: 'build/test',
  logLevel: 'error',
  plugins: [assembling],
});

const engine = (names) => names.split(' ').map((name) => `test/engine/${name}.test.ts`);
const components = (names) => names.split(' ').map((name) => `test/components/${name}.test.ts`);

/** Files that take minutes on backends other than wasm: plain loops, and WebGL, which is software here. */
const slow = engine(
  'attribution batches cam-family codespace contest contrast contrast-reference deconv-learner deconvnet deeplift efficientnet forward graph-models lrp-automatic lrp-books lrp-identities lrp-parts lrp-reference masked-images memory occlusion-reference path-methods random-networks reference saliency sanity training weighted-gradients',
);
/** The passes that all others are built of: every run compares them on every backend. */
const passes = engine('forward reference');
const otherBackends = /\b(cpu|webgl)\b/;

/** Where tests take turns, files have theirs on other backends; wasm runs always. */
const others = (await readdir('test/engine'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/engine/${name}`)
  .filter((file) => !slow.includes(file));
const theirTurn = new Set(inTurn(others, 6));
const onWasmAlone = new Set([...slow, ...others.filter((file) => !theirTurn.has(file))]);
const slowOnWasm = (path) => (onWasmAlone.has(path.slice(1)) ? otherBackends : null);

const onWasm = /^(?!.*\b(cpu|webgl)\b)/;
const slowElsewhere = () => onWasm;

/** Which tests are meant: all, unless a tier of scripts/test.js asks for a part of them. */
const parts = {
  /** The engine on wasm, and one file for each element. */
  quick: {
    files: [
      ...engine(
        'article article-lrp attribution forward gates heads identities joins layer-errors lrp-identities lrp-rules occlusion outputs path-methods seeds short-windows',
      ),
      ...components(
        'codespace-walk deconv-learner deconv-viewer explain-scene image-input lrp-heatmap occlusion-grid relu-backward saliency-map',
      ),
    ],
    skips: () => otherBackends,
  },
  /** All; the slow files on wasm alone. */
  full: { files: ['test/**/*.test.ts'], skips: slowOnWasm },
  /** The same in two, which run at a time. */
  engine: { files: ['test/{engine,oracle}/**/*.test.ts'], skips: slowOnWasm },
  components: { files: ['test/components/**/*.test.ts'], skips: () => null },
  /** What these leave out. */
  slow: {
    files: [
      ...passes,
      ...inTurn(
        slow.filter((file) => !passes.includes(file)),
        6,
      ),
    ],
    skips: slowElsewhere,
  },
};
const part = process.env.TESTS;
const { files, skips } = parts[part] ?? { files: ['test/**/*.test.ts'], skips: () => null };

/** Skips tests by their titles, which name the backend. */
const byTitle = {
  name: 'by-title',
  transform({ path, body }) {
    const title = path.endsWith('.test.ts') && skips(path);
    if (!title) return undefined;
    return `${body}\nbeforeEach(function () {
      if (${title}.test(this.currentTest.fullTitle())) this.skip();
    });`;
  },
};

/** Two runners that start at once and look for the next free port both take the same. */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tests run in a real browser and import the built files: run `npm run build` first. */
export default {
  files,
  concurrency: 1,
  port: await freePort(),
  browsers: [chromeLauncher({ launchOptions: await launchOptions() })],
  plugins: [
    {
      name: 'bundled',
      resolveImport: ({ source }) =>
        /\/bundles\/[\w-]+\.js$/.test(source)
          ? `/build/test/${source.split('/').at(-1)}`
          : undefined,
    },
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./test/tsconfig.json', import.meta.url)),
      // `RANDOM_NETWORKS=2000 RANDOM_SEED=7 npx wtr --files test/engine/random-networks.test.ts`
      define: {
        RANDOM_NETWORKS: JSON.stringify(Number(process.env.RANDOM_NETWORKS ?? 0)),
        RANDOM_SEED: JSON.stringify(Number(process.env.RANDOM_SEED ?? 1)),
      },
    }),
    byTitle,
  ],
  nodeResolve: true,
  testsFinishTimeout: 900_000,
  // For what hangs: a slow machine may take its time.
  testFramework: { config: { timeout: 300_000 } },
  reporters: [
    defaultReporter(),
    countingReporter(part === 'slow' ? 'slow files' : (part ?? 'browser')),
  ],
};
