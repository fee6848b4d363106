import path from 'node:path';
import { writeCounts } from './counts.js';
import { writeDurations } from './durations.js';

/** Writes how many tests passed and failed, for the sum at the end of `npm test`, and how long each file took. */
export function countingReporter(name) {
  return {
    async stop({ sessions }) {
      const all = [...sessions];
      const suites = all.map(({ testResults }) => testResults).filter(Boolean);
      const passed = suites.reduce((sum, suite) => sum + countTests(suite, true), 0);
      const failed = suites.reduce((sum, suite) => sum + countTests(suite, false), 0);
      // A file that could not run at all counts as one failure.
      const broken = all.filter(({ passed: ok, testResults }) => !ok && !hasFailure(testResults));
      const failures = all.flatMap(({ testFile, testResults, passed: ok }) => {
        const file = path.relative('.', testFile);
        if (ok) return [];
        if (!hasFailure(testResults)) return [`${file} could not run`];
        return failuresIn(testResults).map((line) => `${file}: ${line}`);
      });
      await writeCounts(name, { passed, failed: failed + broken.length, failures });
      const durations = all.map(({ testFile, testResults }) => [testFile, durationOf(testResults)]);
      await writeDurations(name, durations);
    },
  };
}

function countTests({ tests, suites }, passed) {
  const own = tests.filter((test) => !test.skipped && test.passed === passed).length;
  return suites.reduce((sum, suite) => sum + countTests(suite, passed), own);
}

function failuresIn({ tests, suites }, titles = []) {
  const own = tests
    .filter((test) => !test.skipped && !test.passed)
    .map(({ name, error }) => `${[...titles, name].join(' > ')}: ${error?.message ?? 'failed'}`);
  return [...own, ...suites.flatMap((suite) => failuresIn(suite, [...titles, suite.name]))];
}

function hasFailure(results) {
  return Boolean(results) && countTests(results, false) > 0;
}

function durationOf(results) {
  if (!results) return 0;
  const own = results.tests.reduce((sum, { duration = 0 }) => sum + duration, 0);
  return results.suites.reduce((sum, suite) => sum + durationOf(suite), own);
}
