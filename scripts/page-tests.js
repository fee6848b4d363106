import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { writeCounts } from './counts.js';
import { writeDurations } from './durations.js';
import { inTurn } from './rotation.js';

/**
 * Runs the tests that open whole pages: `node scripts/page-tests.js [--folder NAME] [word ...]` runs
 * the files of test/NAME (`pages` unless given) whose names contain one of the words, all without
 * any; they are counted as NAME, or as `--count` says. They use the built files: `npm run build` first.
 * With `IN_TURN=yes` and no words it runs a third of the files of test/pages, as CI asks (rotation.js).
 */
const { values, positionals: words } = parseArgs({
  options: { folder: { type: 'string', default: 'pages' }, count: { type: 'string' } },
  allowPositionals: true,
});
const folder = path.join(import.meta.dirname, '../test', values.folder);
const all = (await readdir(folder))
  .filter((name) => name.endsWith('.test.js'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
  .map((name) => path.join(folder, name));

const files = values.folder === 'pages' && words.length === 0 ? inTurn(all, 3) : all;

const counts = { passed: 0, failed: 0, failures: [] };
/** Groups and skipped tests are not counted; a file that could not run at all is. */
const isTest = ({ details, skip, todo }) =>
  details?.type !== 'suite' && skip === undefined && todo === undefined;

/** Of the error that a test ended in; node:test wraps it. */
const failureLine = ({ file, name, details: { error } }) =>
  `${file ? path.relative('.', file) : ''}: ${name}: ${error?.cause?.message ?? error?.message}`;

/** For a file that hangs: three browsers and a busy machine take their time. */
const PATIENCE = values.folder === 'engines' ? 1_800_000 : 600_000;

/** Milliseconds by file. */
const durations = new Map();
const note = ({ file, nesting, details }) => {
  if (file && nesting === 0) durations.set(file, (durations.get(file) ?? 0) + details.duration_ms);
};

const results = run({ files, concurrency: 1, timeout: PATIENCE });
results.on('test:pass', (event) => {
  note(event);
  if (isTest(event)) counts.passed++;
});
results.on('test:fail', (event) => {
  note(event);
  if (isTest(event)) {
    counts.failed++;
    counts.failures.push(failureLine(event));
  }
  process.exitCode = 1;
});
results.compose(new spec()).pipe(process.stdout);
const name = values.count ?? values.folder;
results.on(
  'end',
  () => void Promise.all([writeCounts(name, counts), writeDurations(name, durations)]),
);
