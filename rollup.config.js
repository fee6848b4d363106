import { readdir } from 'node:fs/promises';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { assembledKernels } from './scripts/bundling/assembled-kernels.js';
import { buildFacts } from './scripts/bundling/build-facts.js';
import { DIGITS } from './scripts/bundling/build-id.js';
import { chunkLinks } from './scripts/bundling/chunk-links.js';
import {
  builtins,
  bundled,
  bundledForNode,
  licenses,
  onwarn,
  target,
} from './scripts/bundling/dependencies.js';
import { engineFiles, inlineWorker } from './scripts/bundling/engine-worker.js';
import { evaluateAtBuild } from './scripts/bundling/evaluate-at-build.js';
import { fetchedParts } from './scripts/bundling/fetched-parts.js';
import { codecFiles, inNode } from './scripts/bundling/in-node.js';
import { minifyTemplates } from './scripts/bundling/minify-templates.js';
import { hashedPacks } from './scripts/bundling/packs.js';
import {
  embedPage,
  emptyChunks,
  nodeGlobals,
  packsAsScripts,
  phrasesFile,
  withoutScriptBase,
  workbenchPage,
} from './scripts/bundling/page-files.js';

async function elementModules() {
  const folders = await readdir('src/components', { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && entry.name.includes('-'))
    .map(({ name }) => `src/components/${name}/${name}.ts`);
}

/** Parts of elements that tests host by themselves. */
const parts = ['src/components/training/epoch-player.ts'];

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
      minifyTemplates,
      fetchedParts,
      licenses('convlens.LICENSES.txt'),
    ],
    output: {
      dir: 'dist',
      format: 'es',
      intro: ({ isEntry }) => (isEntry ? nodeGlobals : ''),
      entryFileNames: 'convlens.js',
      // Of many small files each costs a request.
      experimentalMinChunkSize: 1000,
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
      minifyTemplates,
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
    // Of the page for authors, beside the classic script, whose global is all that it knows of the kit.
    input: 'src/workbench/workbench.ts',
    external: /\/define\.js$/,
    plugins: [workbenchPage, evaluateAtBuild, ...bundled, minifyTemplates],
    output: { file: 'dist/workbench.js', format: 'iife', globals: () => 'convlens' },
  },
  {
    // The command and its function for Node, with all that they need.
    input: { render: 'src/node/render.ts', cli: 'src/node/cli.ts' },
    external: [/^node:/, ...builtins],
    plugins: [
      buildFacts,
      assembledKernels,
      evaluateAtBuild,
      inNode,
      ...bundledForNode,
      codecFiles,
      licenses('node/LICENSES.txt'),
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
