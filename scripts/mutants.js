/**
 * Mutation testing of the engine's mathematics, by hand: changes one place of a source file, bundles the
 * worker alone and runs the tests that should notice.
 *
 *     npm run build && npm run mutants
 *     MUTANTS=200 MUTANT_SEED=7 npm run mutants
 *
 * Prints each mutant with the test that killed it, then the survivors. A survivor is either equivalent
 * (no result can tell it) or a rule that no test holds.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mutantsOf } from './mutants/mutate.js';
import { workerWith } from './mutants/worker.js';

const count = Number(process.env.MUTANTS ?? 80);
const seed = Number(process.env.MUTANT_SEED ?? 1);
/** Stops there, in minutes; what is left is not counted. */
const minutes = Number(process.env.MUTANT_MINUTES ?? Infinity);

const folders = ['propagate', 'operations', 'kernels', 'incremental'];

/** What of the first stage notices most, by a word of the file's path; it runs first. */
const closest = [
  [/lrp/, ['lrp-by-hand', 'lrp-rules', 'lrp-random']],
  [/incremental|regions/, ['occlusion-random']],
  [/./, ['random-networks', 'short-windows', 'gates']],
];

/** Each stage is run only by what the one before let live. */
const stages = [
  {
    backends: 'wasm',
    tests: [
      'lrp-by-hand',
      'gates',
      'joins',
      'short-windows',
      'lrp-rules',
      'occlusion-random',
      'random-networks',
      'lrp-random',
    ],
  },
  {
    backends: 'wasm',
    tests: [
      'lrp-books',
      'lrp-parts',
      'lrp-identities',
      'identities',
      'seeds',
      'deconvnet',
      'occlusion',
      'path-methods',
      'reference',
      'memory',
      'saturation',
      'batches',
      'lrp-errors',
      'sanity',
      'codespace-gradient',
      'training',
      'graph-model-operations',
    ],
  },
  {
    backends: 'all',
    tests: [
      'gates',
      'joins',
      'short-windows',
      'lrp-by-hand',
      'lrp-rules',
      'lrp-books',
      'lrp-parts',
      'random-networks',
      'occlusion-random',
      'lrp-random',
      'memory',
    ],
  },
];

/** Mulberry32. */
function random(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function sourcesIn(folder) {
  const root = path.join('src/worker', folder);
  const entries = await readdir(root, { recursive: true }).catch(() => []);
  return entries
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(root, file))
    .sort();
}

async function sample() {
  const files = (await Promise.all(folders.map(sourcesIn))).flat();
  const all = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    for (const mutant of mutantsOf(text)) all.push({ file, text, mutant });
  }
  const next = random(seed);
  for (let index = all.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [all[index], all[other]] = [all[other], all[index]];
  }
  console.log(`${all.length} mutants of ${files.length} files; a sample of ${count}, seed ${seed}`);
  return all.slice(0, count);
}

function closestFirst({ backends, tests }, file) {
  const [, first] = closest.find(([pattern]) => pattern.test(file));
  return {
    backends,
    tests: [
      ...first.filter((test) => tests.includes(test)),
      ...tests.filter((test) => !first.includes(test)),
    ],
  };
}

/** Runs tests with a worker; says which failed first, `null` where none did. */
async function failureOf(worker, stage, known) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { failed, broken } = await runTests(worker, stage, known);
    if (failed || !broken) return failed;
  }
  throw new Error('The browser could not run the tests.');
}

/** @returns the reporter's first lines that say so (scripts/mutants/config.js) */
function runTests(worker, { backends, tests }, known) {
  const files = tests.map((test) => `test/engine/${test}.test.ts`);
  const env = {
    ...process.env,
    MUTANT_WORKER: worker,
    MUTANT_BACKENDS: backends,
    MUTANT_TESTS: files.filter((file) => known.has(file)).join(' '),
  };
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  const options = ['--config', 'scripts/mutants/config.js'];
  return new Promise((resolve) => {
    let output = '';
    const find = (what) => new RegExp(`^${what} .*(?=\\n)`, 'm').exec(output)?.[0] ?? null;
    const child = execFile(process.execPath, [runner, ...options], { env, maxBuffer: 1e8 }, () =>
      resolve({ failed: find('failed'), broken: find('broken') }),
    );
    child.stdout.on('data', (text) => {
      output += text;
      // The first failure is enough.
      if (find('failed')) child.kill('SIGTERM');
    });
  });
}

/** A mutant's worker; `null` where the change is no program. */
async function writeWorker({ file, text, mutant }, worker) {
  const changed = text.slice(0, mutant.from) + mutant.text + text.slice(mutant.to);
  try {
    await writeFile(worker, await workerWith(file, changed));
    return worker;
  } catch {
    return null;
  }
}

const begin = performance.now();
const folder = await mkdtemp(path.join(tmpdir(), 'mutants-'));
const worker = path.join(folder, 'worker.js');
try {
  const known = new Set((await readdir('test/engine')).map((file) => `test/engine/${file}`));
  const chosen = await sample();
  const untouched = { ...chosen[0], mutant: { from: 0, to: 0, text: '' } };
  const sound = new Set();
  /** The tests of a stage pass without any mutant, or what they say is worth nothing. */
  const requireSound = async (stage) => {
    if (sound.has(stage)) return;
    const failed = await failureOf(await writeWorker(untouched, worker), stage, known);
    if (failed) throw new Error(`Without any mutant: ${failed}. Build first.`);
    sound.add(stage);
  };
  const killerOf = async (each) => {
    for (const stage of stages) {
      await requireSound(stage);
      if (!(await writeWorker(each, worker))) return 'not bundled';
      const failed = await failureOf(worker, closestFirst(stage, each.file), known);
      if (failed) return failed;
    }
    return null;
  };

  const survivors = [];
  let done = 0;
  for (const each of chosen) {
    if (performance.now() - begin > minutes * 60_000) break;
    const { line, was, text: replacement } = each.mutant;
    const short = (code) => code.replace(/\s+/g, ' ').slice(0, 60);
    const where = `${each.file}:${line} ${short(was)} -> ${short(replacement)}`;
    const killer = await killerOf(each);
    done++;
    if (!killer) survivors.push(where);
    console.log(`${done} ${killer ? `killed: ${where} (${killer})` : `SURVIVES: ${where}`}`);
  }
  const time = Math.round((performance.now() - begin) / 60_000);
  console.log(`\n${done - survivors.length} of ${done} killed in ${time} minutes; survivors:`);
  for (const survivor of survivors) console.log(`- ${survivor}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
