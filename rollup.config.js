import { readdir } from 'node:fs/promises';
import path from 'node:path';
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
import { engineFiles, inlineCore, inlineWhole } from './scripts/bundling/engine-worker.js';
import { evaluateAtBuild } from './scripts/bundling/evaluate-at-build.js';
import { fetchedParts } from './scripts/bundling/fetched-parts.js';
import { codecFiles, inNode } from './scripts/bundling/in-node.js';
import { mergedChunks } from './scripts/bundling/merged-chunks.js';
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

/** Packages that the modules import by their names: what elements draw with. All else is small, and put beside them. */
const isForeign = /^(?![./]|(comlink|fast-png|fflate|iobuffer)($|\/))(?!.*:)/;

/** Entries for Storybook. They import the manifest's elements, which are written after the bundles. */
const storybook = ['index', 'preview', 'preset', 'manager', 'default-render'];
const isBeside = /^node:|storybook\/elements\.js$/;

/** Parts of elements that tests host by themselves. */
const parts = ['src/components/training/epoch-player.ts'];

export default async () => [
  {
    // One file per module, for bundlers and for Node; what the engine takes of others is among them.
    input: [
      'src/index.ts',
      'src/define.ts',
      'src/engine.ts',
      ...(await elementModules()),
      ...parts,
      ...storybook.map((name) => `src/storybook/${name}.ts`),
    ],
    external: [isForeign, isBeside],
    plugins: [
      buildFacts,
      hashedPacks,
      inlineWhole,
      withoutScriptBase,
      evaluateAtBuild,
      nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
      esbuild({ target }),
      engineFiles,
      phrasesFile,
      licenses('engine.LICENSES.txt'),
    ],
    output: {
      dir: 'dist',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: 'src',
      // Without it the name is sought among the sources.
      paths: (id) => (id.endsWith('storybook/elements.js') ? './storybook/elements.js' : id),
      // npm packs no folder named node_modules.
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
    },
  },
  {
    // The engine alone as one file that needs no other: for scripts of pages, and of their workers.
    input: 'src/engine.ts',
    plugins: [buildFacts, inlineWhole, packsAsScripts, evaluateAtBuild, ...bundled],
    output: { file: 'dist/convlens-engine.js', format: 'es', inlineDynamicImports: true },
  },
  {
    // One file for the page, registering itself; engine and views follow when a widget comes near.
    input: 'src/define.ts',
    // What is fetched later shares code with this file; no third file for that.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      emptyChunks,
      buildFacts,
      inlineCore,
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
      manualChunks: mergedChunks(path.resolve('src/define.ts')),
      onlyExplicitManualChunks: true,
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
      inlineWhole,
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
    plugins: [
      workbenchPage,
      evaluateAtBuild,
      ...bundled,
      minifyTemplates,
      licenses('workbench.LICENSES.txt'),
    ],
    output: { file: 'dist/workbench.js', format: 'iife', globals: () => 'convlens' },
  },
  {
    // The command, its function and the engine for Node, with all that they need.
    input: {
      render: 'src/node/render.ts',
      engine: 'src/node/engine.ts',
      cli: 'src/node/cli.ts',
    },
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
      // One file besides these: Node gains nothing by more.
      manualChunks: (id) => (/\/src\/node\/(cli|engine\.ts)/.test(id) ? null : 'kit'),
      chunkFileNames: '[name].js',
      // tfjs's emscripten output takes itself for a CommonJS module.
      intro: "const __dirname = '', __filename = '';",
      banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
    },
  },
];
