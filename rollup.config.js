import { readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as bundle } from 'esbuild';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';
import { buildFacts } from './scripts/bundling/build-facts.js';
import { DIGITS } from './scripts/bundling/build-id.js';
import { chunkLinks } from './scripts/bundling/chunk-links.js';
import { binaries, hashedPacks, writePacks } from './scripts/bundling/packs.js';
import { fetchedParts } from './scripts/bundling/fetched-parts.js';
import { collectPhrases } from './scripts/phrases.js';

const target = 'es2022';
const require = createRequire(import.meta.url);

/** Emscripten's output asks for modules of Node in branches that no browser takes. */
const builtins = ['fs', 'path', 'os', 'perf_hooks', 'worker_threads'];
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

/** Minifying strips the notices of what is bundled; they are collected in one file per bundle. */
const licences = (bundleName) =>
  license({ thirdParty: { output: { file: `dist/${bundleName}.LICENSES.txt` } } });

/** What a bundle needs to find and to strip: dependencies as the browser gets them. */
const bundled = [
  nodeBuiltins,
  noNodePlatform,
  nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
  commonjs(),
  esbuild({ target, minify: true, legalComments: 'none' }),
];

/** Minifying keeps templates as they are; readers need neither their indentation nor CSS's comments. */
const withoutIndentation = {
  name: 'without-indentation',
  renderChunk: (code) => ({
    code: code.replace(/\n\s*\/\*[^]*?\*\//g, '').replace(/\n\s+/g, '\n'),
    map: null,
  }),
};

/**
 * Lit reads two globals when it is loaded; with stand-ins, importing a bundle in plain Node is safe.
 */
const nodeGlobals = [
  'const HTMLElement = globalThis.HTMLElement ?? class {};',
  'const document = globalThis.document ?? { createTreeWalker: () => null, baseURI: "file:///" };',
].join('\n');

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

let workerCode;

/** The worker as one classic script; built once, used inlined and as a file. */
function buildWorker() {
  workerCode ??= (async () => {
    const build = await rollup({
      input: 'src/worker/entry.ts',
      plugins: [buildFacts, evaluateAtBuild, ...bundled, licences('engine.worker')],
      onwarn,
    });
    const { output } = await build.generate({ format: 'iife', name: 'convlensEngine' });
    await build.close();
    return output[0].code;
  })();
  return workerCode;
}

/** Puts the worker's code into `client/worker-source.ts`. */
const inlineWorker = {
  name: 'inline-worker',
  async load(id) {
    if (!id.endsWith('/client/worker-source.ts')) return null;
    return `export const workerSource = ${JSON.stringify(await buildWorker())};`;
  },
};

/** Modules for bundlers lie anywhere: what is beside them is nowhere to be found. */
const withoutScriptBase = {
  name: 'without-script-base',
  load: (id) =>
    id.endsWith('/src/asset-base.ts')
      ? 'export const scriptUrl = null;\nexport const scriptBase = null;'
      : null,
};

/** The kit's own bundles load packs as scripts, which works from disk; the import of modules does not. */
const packsAsScripts = {
  name: 'packs-as-scripts',
  resolveId(id, importer) {
    return id === './load-pack.js' ? this.resolve('./load-pack.script.js', importer) : null;
  },
};

/** Modules named `*.build.ts` are evaluated here, and what they export is shipped as plain data. */
const evaluateAtBuild = {
  name: 'evaluate-at-build',
  async load(id) {
    if (!id.endsWith('.build.ts')) return null;
    const { outputFiles } = await bundle({
      entryPoints: [id],
      bundle: true,
      write: false,
      format: 'esm',
      define: { PACKAGE_VERSION: JSON.stringify(version) },
    });
    const code = Buffer.from(outputFiles[0].contents).toString('base64');
    const values = await import(`data:text/javascript;base64,${code}`);
    return Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
};

/** Names change from build to build: those of the one before would stay. */
const emptyChunks = {
  name: 'empty-chunks',
  buildStart: () => rm('dist/chunks', { recursive: true, force: true }),
};

/** The page that shows one element alone, beside its script. */
const embedPage = {
  name: 'embed-page',
  async generateBundle() {
    const source = await readFile('src/embed/embed.html');
    this.emitFile({ type: 'asset', fileName: 'embed.html', source });
  },
};

/** Writes `engine.worker.js`, the wasm binaries that it loads, and the packs of both and of the models. */
const engineFiles = {
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

/**
 * For the bundle that runs in Node: what stands in for modules of the page world, and the names of a
 * browser that the page world sees (src/node/dom/globals.ts). The engine is the same.
 */
const standIns = new Map(
  Object.entries({
    'asset-base': 'asset-base',
    'client/computing': 'computing',
    'client/engine-client': 'engine-client',
    'client/image/decode-blob': 'decode-blob',
    'client/packed/load-pack': 'load-pack',
    'client/queued-client': 'engine-client',
  }).map(([module, standIn]) => [path.resolve(`src/${module}.ts`), `src/node/dom/${standIn}.ts`]),
);
const domNames =
  'createImageBitmap CSSStyleSheet customElements document Element fetch HTMLCanvasElement HTMLElement HTMLImageElement ImageData IntersectionObserver location matchMedia MutationObserver navigator ShadowRoot'.split(
    ' ',
  );
const inNode = {
  name: 'in-node',
  async resolveId(source, importer, options) {
    if (source === 'lit-html' && /lit-element\.js$/.test(importer ?? '')) {
      return path.resolve('src/node/dom/lit-render.ts');
    }
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const standIn = found && standIns.get(found.id);
    return standIn ? path.resolve(standIn) : found;
  },
  transform(code, id) {
    const isPage = /src\/(client|components|worker\/network)\/|node_modules\/(@lit|lit)/.test(id);
    if (!isPage) return null;
    const used = domNames.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
    if (used.length === 0) return null;
    const globals = path.resolve('src/node/dom/globals.ts');
    return { code: `import { ${used.join(', ')} } from '${globals}';${code}`, map: null };
  },
};

/** The wasm files that pictures are read with, and the licences of the libraries in them. */
const codecFiles = {
  name: 'codec-files',
  async generateBundle() {
    const licences = [];
    for (const [name, wasm] of [
      ['jpeg', 'mozjpeg_dec.wasm'],
      ['webp', 'webp_dec.wasm'],
    ]) {
      const codec = path.dirname(
        path.dirname(require.resolve(`@jsquash/${name}/codec/dec/${wasm}`)),
      );
      const source = await readFile(path.join(codec, 'dec', wasm));
      this.emitFile({ type: 'asset', fileName: wasm, source });
      const licence = await readFile(path.join(codec, 'LICENSE.codec.md'), 'utf8');
      licences.push(`${wasm}\n\n${licence}`);
    }
    const source = licences.join('\n\n');
    this.emitFile({ type: 'asset', fileName: 'CODEC-LICENSES.txt', source });
  },
};

/** Writes all phrases, for those who bring a language of their own. */
const phrasesFile = {
  name: 'phrases-file',
  async generateBundle() {
    const { phrases } = await collectPhrases();
    const source = `${JSON.stringify([...phrases.keys()].sort(), null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'phrases.json', source });
  },
};

async function elementModules() {
  const folders = await readdir('src/components', { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && entry.name.includes('-'))
    .map(({ name }) => `src/components/${name}/${name}.ts`);
}

/** Parts of elements that tests host by themselves. */
const parts = ['src/components/deconv-viewer/epochs/epoch-player.ts'];

function onwarn(warning, warn) {
  // tfjs's emscripten output is CommonJS that refers to `this` and to Node's modules.
  if (warning.code === 'THIS_IS_UNDEFINED' || warning.code === 'CIRCULAR_DEPENDENCY') return;
  warn(warning);
}

export default async () => [
  {
    // One file per module, bare imports: for bundlers, and for Node.
    input: [
      'src/index.ts',
      'src/define.ts',
      'src/engine.ts',
      ...(await elementModules()),
      ...parts,
    ],
    // Packages, and the packs: they are written beside the modules (scripts/bundling/packs.js).
    external: [/^(?![./])(?!.*:)/, /\.pack\.js$/],
    plugins: [
      buildFacts,
      hashedPacks,
      inlineWorker,
      withoutScriptBase,
      evaluateAtBuild,
      nodeResolve({ extensions: ['.ts'] }),
      esbuild({ target }),
      engineFiles,
      phrasesFile,
    ],
    output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src' },
  },
  {
    // One file for the page, registering itself; engine and views follow when a widget comes near.
    input: 'src/define.ts',
    // What is fetched later shares code with this file; no third file for that.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      emptyChunks,
      buildFacts,
      inlineWorker,
      packsAsScripts,
      evaluateAtBuild,
      chunkLinks,
      ...bundled,
      fetchedParts,
      withoutIndentation,
      licences('convlens'),
    ],
    output: {
      dir: 'dist',
      format: 'es',
      intro: ({ isEntry }) => (isEntry ? nodeGlobals : ''),
      entryFileNames: 'convlens.js',
      // The hash alone stands between dots.
      chunkFileNames: ({ name }) => `chunks/${name.replaceAll('.', '-')}.[hash:${DIGITS}].js`,
      hashCharacters: 'hex',
    },
  },
  {
    // The same as a classic script, with the engine inside: it works from disk.
    input: 'src/define.ts',
    plugins: [
      buildFacts,
      inlineWorker,
      packsAsScripts,
      evaluateAtBuild,
      ...bundled,
      withoutIndentation,
    ],
    output: {
      file: 'dist/convlens.iife.js',
      format: 'iife',
      name: 'convlens',
      inlineDynamicImports: true,
      intro: nodeGlobals,
    },
  },
  {
    // Of the page for frames; the kit is the file beside it.
    input: 'src/embed/embed.ts',
    external: /\/define\.js$/,
    plugins: [embedPage, esbuild({ target, minify: true })],
    output: { file: 'dist/embed.js', format: 'es', paths: () => './convlens.js' },
  },
  {
    // The command and its function for Node, with all that they need.
    input: { render: 'src/node/render.ts', cli: 'src/node/cli.ts' },
    external: [/^node:/, ...builtins],
    plugins: [
      buildFacts,
      noNodePlatform,
      evaluateAtBuild,
      inNode,
      nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
      commonjs(),
      esbuild({ target, minify: true, legalComments: 'none' }),
      codecFiles,
      license({ thirdParty: { output: { file: 'dist/node/LICENSES.txt' } } }),
    ],
    onwarn,
    output: {
      dir: 'dist/node',
      format: 'es',
      // One file besides the two: Node gains nothing by more.
      manualChunks: (id) => (id.includes('/src/node/cli') ? null : 'kit'),
      chunkFileNames: '[name].js',
      // tfjs's emscripten output takes itself for a CommonJS module.
      intro: "const __dirname = '', __filename = '';",
      banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
    },
  },
];
