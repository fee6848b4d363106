import { readFile } from 'node:fs/promises';
import base from '../../web-test-runner.config.js';

const { MUTANT_WORKER, MUTANT_TESTS, MUTANT_BACKENDS } = process.env;

/** Says whether a file's tests passed, how long they took, and which failed first. */
const reporter = {
  reportTestFileResults({ testFile, sessionsForTestFile }) {
    const [{ testResults, errors }] = sessionsForTestFile;
    const failure = firstFailure(testResults);
    const name = testFile.split('/').at(-1);
    const time = `${Math.round(sum(testResults))} ms`;
    if (failure) console.log(`\nfailed ${name} ${time} ${failure}`);
    // That is no failure of a test: the machine was busy.
    else if (errors.length > 0) console.log(`\nbroken ${name} ${errors[0].message}`);
    else console.log(`\npassed ${name} ${time}`);
  },
};

/** Tests of other backends are left out; they have no error. */
function firstFailure(suite) {
  if (!suite) return '';
  const failed = suite.tests.find(({ error }) => error);
  if (failed) return failed.name;
  return suite.suites.map(firstFailure).find(Boolean) ?? '';
}

function sum(suite) {
  if (!suite) return 0;
  const own = suite.tests.reduce((total, { duration = 0 }) => total + duration, 0);
  return suite.suites.reduce((total, each) => total + sum(each), own);
}

/** The tests of one mutant, on the built files with another worker. */
export default {
  ...base,
  files: MUTANT_TESTS.split(' ').filter(Boolean),
  plugins: [
    {
      name: 'mutant',
      async serve({ path }) {
        if (path !== '/dist/client/worker-source.js') return undefined;
        const code = await readFile(MUTANT_WORKER, 'utf8');
        return { body: `export const workerSource = ${JSON.stringify(code)};`, type: 'js' };
      },
    },
    ...base.plugins,
  ],
  testFramework: {
    config: {
      timeout: 60_000,
      bail: true,
      // Titles say on which backend a test computes.
      ...(MUTANT_BACKENDS !== 'all' && { grep: '/on (cpu|webgl)\\b/', invert: true }),
    },
  },
  testsFinishTimeout: 300_000,
  reporters: [reporter],
};
