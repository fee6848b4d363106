import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { writeCounts } from './counts.js';
import { writeDocsExamples } from './docs-examples.js';
import { readElements } from './editor-data/manifest.js';

/**
 * Compiles test/types/ as a consumer of the built package would: script and JSX, scripts in Node and in
 * a worker (without lib.dom), a Vue template, a Svelte component. What is right must compile, and what
 * is wrong must not: `@ts-expect-error`. So must every HTML example of the docs, written as each
 * framework has it.
 */
const root = path.join(import.meta.dirname, '..');
const cwd = path.join(root, 'test/types');
const checks = {
  'script, React, Preact, Solid': 'tsc -p tsconfig.json',
  'script in Node': 'tsc -p tsconfig.node.json',
  'script in a worker': 'tsc -p tsconfig.worker.json',
  Vue: 'vue-tsc -p tsconfig.vue.json',
  Svelte: 'svelte-check --tsconfig ./tsconfig.svelte.json --output human --fail-on-warnings',
  'docs in React, Preact, Solid': 'tsc -p tsconfig.docs.json',
  'docs in Vue': 'vue-tsc -p tsconfig.docs-vue.json',
  'docs in Svelte':
    'svelte-check --tsconfig ./tsconfig.docs-svelte.json --output human --fail-on-warnings',
  'docs in Angular': 'ngc -p tsconfig.docs-angular.json',
};

const elements = await readElements(path.join(root, 'dist/custom-elements.json'));
const examples = await writeDocsExamples(path.join(root, 'build/docs-examples'), elements);
console.log(`${examples} examples of the docs, for each framework`);

const counts = { passed: 0, failed: 0 };
for (const [name, command] of Object.entries(checks)) {
  const { status } = spawnSync('npx', ['--no-install', ...command.split(' ')], {
    cwd,
    stdio: 'inherit',
  });
  counts[status === 0 ? 'passed' : 'failed']++;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: types for ${name}`);
}
await writeCounts('types', counts);
process.exit(counts.failed > 0 ? 1 : 0);
