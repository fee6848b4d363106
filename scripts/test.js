import { spawn } from 'node:child_process';
import { installedBrowser } from './browser.js';
import { clearCounts, countsOf, sumCounts, writeCounts } from './counts.js';
import { clearDurations, slowestFiles } from './durations.js';

/**
 * What must hold, in three tiers: `node scripts/test.js quick`, `node scripts/test.js` (npm test), and
 * `node scripts/test.js rest`, which goes on after npm test with what it built, as `.ci/run` does. Each ends with the
 * line `N passed, N failed`, the rest with the sum of both.
 *
 * A step that counts its own tests writes them down (counts.js); any other is one check. The stages follow one
 * another. The steps of a stage have nothing to do with each other, and none minds being slow: two run at a time.
 */
const tier = process.argv[2] ?? 'full';

/** The machine's own browser beside the packaged one, where that runs the other steps. */
const current = process.env.BROWSER === 'packaged' ? installedBrowser() : undefined;
const inCurrent = current ? { CHROME_PATH: current } : {};

/** Page tests of what browsers do differently: layout, keys, visibility, policies. */
const byBrowser = 'keys.test layout.test places relu-backward trusted-types';

/** They read no built file: they run beside the build. */
const sources = [
  { name: 'build', command: 'npm run --silent build', vital: true },
  { name: 'format', command: 'prettier --check .' },
  { name: 'lint', command: 'eslint .' },
  { name: 'import cycles', command: 'node scripts/import-cycles.js' },
  { name: 'phrases', command: 'node scripts/phrases.js' },
];

/** Knip loads Storybook's configuration, which reads the built manifest. */
const unused = { name: 'unused', command: 'knip --no-progress --no-config-hints' };

const tiers = {
  quick: [
    sources,
    [{ name: 'quick', command: 'wtr', counts: true, env: { TESTS: 'quick' } }],
    [unused, { name: 'size', command: 'node scripts/size.js' }],
  ],
  full: [
    sources,
    [
      // The longest first: none is left to run alone at the end.
      { name: 'engine', command: 'wtr', counts: true, env: { TESTS: 'engine' } },
      { name: 'components', command: 'wtr', counts: true, env: { TESTS: 'components' } },
      { name: 'types', command: 'node scripts/type-tests.js', counts: true },
      { name: 'pages', command: 'node scripts/page-tests.js', counts: true },
      { name: 'faults', command: 'node scripts/page-tests.js --folder faults', counts: true },
      { name: 'node', command: 'node scripts/page-tests.js --folder node', counts: true },
      {
        name: 'static figures',
        command:
          'node dist/node/cli.js render --check examples/cheating/*.html examples/blog-post/*.html examples/course/*.html',
      },
      { name: 'docs tables', command: 'node scripts/docs-tables.js --check' },
      { name: 'interface', command: 'node scripts/api.js --check' },
      unused,
      { name: 'size', command: 'node scripts/size.js' },
    ],
  ],
  rest: [
    [
      { name: 'storybook', command: 'npm run --silent storybook:build' },
      { name: 'models', command: 'node scripts/verify-models.js --samples 400', counts: true },
    ],
    [
      { name: 'slow files', command: 'wtr', counts: true, env: { TESTS: 'slow' } },
      { name: 'examples', command: 'node scripts/examples.js', counts: true },
      { name: 'stories', command: 'node scripts/story-gate.js', counts: true },
      {
        name: 'engines',
        command: 'node scripts/page-tests.js --folder engines',
        counts: true,
        env: inCurrent,
      },
      current && {
        name: 'pages in the installed browser',
        command: `node scripts/page-tests.js --count current-pages ${byBrowser}`,
        counts: 'current-pages',
        env: inCurrent,
      },
      {
        name: 'fuzz',
        command: 'node test/fuzz/run.js',
        counts: true,
        env: { FUZZ: process.env.FUZZ ?? '150' },
      },
    ].filter(Boolean),
  ],
};
const AT_A_TIME = 2;

const failures = [];
let goesOn = true;
if (tier === 'rest') {
  // Nothing can be asked of files that are not there.
  if (!((await countsOf('build'))?.passed > 0)) goesOn = fail('build', 'run `npm test` first');
} else {
  await clearCounts();
  await clearDurations();
}
for (const stage of tiers[tier]) {
  if (!goesOn) break;
  const waiting = [...stage];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await take(step, stage.length);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

if (tier !== 'quick') console.log(`\nThe slowest files:\n${(await slowestFiles()).join('\n')}`);
const { passed, failed, failures: failedTests } = await sumCounts();
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
// Where only the end of a long log is kept, it says what to look at.
for (const line of failedTests) console.log(`- ${line.split('\n', 3).join(' ').slice(0, 500)}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed + failures.length > 0 ? 1 : 0);

async function take({ name, command, counts, vital, env }, together) {
  const started = Date.now();
  const title = `\n== ${name}: ${command}`;
  // What runs beside others says what it has to say at its end.
  if (together === 1) console.log(title);
  const { ok, output } = await run(command, env, together > 1);
  if (together > 1) console.log(`${title}\n${output}`);
  console.log(`== ${name}: ${ok ? 'done' : 'failed'} after ${seconds(started)} s`);
  if (!ok) failures.push(name);
  const file = typeof counts === 'string' ? counts : name;
  // A runner that died before it counted still failed.
  if (!counts || (!ok && !((await countsOf(file))?.failed > 0))) {
    const counted = counts ? await countsOf(file) : undefined;
    await writeCounts(file, { passed: ok ? 1 : (counted?.passed ?? 0), failed: ok ? 0 : 1 });
  }
  if (vital && !ok) goesOn = false;
}

function fail(name, why) {
  console.error(`${name}: ${why}`);
  failures.push(name);
  return false;
}

function run(command, env, isHeldBack) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      env: { ...process.env, ...env },
      stdio: isHeldBack ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('close', (status) => resolve({ ok: status === 0, output }));
  });
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
