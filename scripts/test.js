import { spawnSync } from 'node:child_process';
import { clearCounts, sumCounts, writeCounts } from './counts.js';

/**
 * Everything that must hold, in order; ends with the line `N passed, N failed`. A step that counts
 * its own tests writes them down (counts.js); any other is one check.
 */
const steps = [
  { name: 'format', command: 'prettier --check .' },
  { name: 'lint', command: 'eslint .' },
  { name: 'phrases', command: 'node scripts/phrases.js' },
  { name: 'build', command: 'npm run --silent build', vital: true },
  {
    name: 'static figures',
    command:
      'node dist/node/cli.js render --check examples/blog-post/*.html examples/course/*.html',
  },
  { name: 'types', command: 'node scripts/type-tests.js', counts: true },
  { name: 'browser', command: 'wtr', counts: true },
  { name: 'pages', command: 'node scripts/page-tests.js', counts: true },
  { name: 'examples', command: 'node scripts/examples.js', counts: true },
  { name: 'models', command: 'node scripts/verify-models.js --samples 1000', counts: true },
  { name: 'storybook', command: 'npm run --silent storybook:build' },
  { name: 'stories', command: 'node scripts/story-gate.js', counts: true },
  { name: 'size', command: 'node scripts/size.js' },
];

await clearCounts();
const failures = [];
for (const { name, command, counts, vital } of steps) {
  console.log(`\n== ${name}: ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const ok = status === 0;
  if (!ok) failures.push(name);
  if (!counts) await writeCounts(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  if (vital && !ok) break;
}

const { passed, failed } = await sumCounts();
// A runner that died before it counted still failed.
const total = failures.length > 0 ? Math.max(failed, failures.length) : failed;
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${total} failed`);
process.exit(total > 0 ? 1 : 0);
