import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { writeCounts } from './counts.js';

/**
 * Compiles test/types/ as a consumer of the built package would: script and JSX, a Vue template, a
 * Svelte component. What is right must compile, and what is wrong must not: `@ts-expect-error`.
 */
const cwd = path.join(import.meta.dirname, '../test/types');
const checks = {
  'script, React, Preact, Solid': 'tsc -p tsconfig.json',
  Vue: 'vue-tsc -p tsconfig.vue.json',
  Svelte: 'svelte-check --tsconfig ./tsconfig.svelte.json --output human --fail-on-warnings',
};

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
