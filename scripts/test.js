import { spawn } from 'node:child_process';
import { installedBrowser } from './browser.js';
import { clearCounts, sumCounts, writeCounts } from './counts.js';

/** The machine's own browser beside the packaged one, where that runs the other steps. */
const current = process.env.BROWSER === 'packaged' ? installedBrowser() : undefined;
const inCurrent = current ? { CHROME_PATH: current } : {};

/** Page tests of what browsers do differently: layout, keys, visibility, policies. */
const byBrowser = 'background keys layout places relu-backward trusted-types';

/**
 * Everything that must hold; ends with the line `N passed, N failed`. A step that counts its own tests
 * writes them down (counts.js); any other is one check. The stages follow one another. The steps of a
 * stage have nothing to do with each other, and none of them minds being slow: two run at a time.
 */
const stages = [
  [
    { name: 'format', command: 'prettier --check .' },
    { name: 'lint', command: 'eslint .' },
    { name: 'phrases', command: 'node scripts/phrases.js' },
  ],
  [{ name: 'build', command: 'npm run --silent build', vital: true }],
  [
    {
      name: 'static figures',
      command:
        'node dist/node/cli.js render --check examples/blog-post/*.html examples/course/*.html',
    },
    { name: 'types', command: 'node scripts/type-tests.js', counts: true },
    { name: 'models', command: 'node scripts/verify-models.js --samples 1000', counts: true },
    { name: 'storybook', command: 'npm run --silent storybook:build' },
  ],
  [
    { name: 'browser', command: 'wtr', counts: true },
    { name: 'examples', command: 'node scripts/examples.js', counts: true },
  ],
  [{ name: 'pages', command: 'node scripts/page-tests.js', counts: true }],
  [{ name: 'faults', command: 'node scripts/page-tests.js --folder faults', counts: true }],
  [
    current && {
      name: 'pages in the installed browser',
      command: `node scripts/page-tests.js --count current-pages ${byBrowser}`,
      counts: true,
      env: inCurrent,
    },
  ].filter(Boolean),
  [
    {
      name: 'engines',
      command: 'node scripts/page-tests.js --folder engines',
      counts: true,
      env: inCurrent,
    },
  ],
  [{ name: 'fuzz', command: 'node test/fuzz/run.js', counts: true }],
  [{ name: 'stories', command: 'node scripts/story-gate.js', counts: true }],
  [{ name: 'size', command: 'node scripts/size.js' }],
];
const AT_A_TIME = 2;

await clearCounts();
const failures = [];
let goesOn = true;
for (const stage of stages) {
  if (!goesOn) break;
  const waiting = [...stage];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await take(step, stage.length);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

const { passed, failed } = await sumCounts();
// A runner that died before it counted still failed.
const total = failures.length > 0 ? Math.max(failed, failures.length) : failed;
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${total} failed`);
process.exit(total > 0 ? 1 : 0);

async function take({ name, command, counts, vital, env }, together) {
  const started = Date.now();
  const title = `\n== ${name}: ${command}`;
  // What runs beside others says what it has to say at its end.
  if (together === 1) console.log(title);
  const { ok, output } = await run(command, env, together > 1);
  if (together > 1) console.log(`${title}\n${output}`);
  console.log(`== ${name}: ${ok ? 'done' : 'failed'} after ${seconds(started)} s`);
  if (!ok) failures.push(name);
  if (!counts) await writeCounts(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  if (vital && !ok) goesOn = false;
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
