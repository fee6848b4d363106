import { bundle } from '../bundle.js';

const backends = ['wasm', 'webgl'];
const networks = ['mnist-cnn', 'all-cnn-c'];
const SCRIPT = 'build/bench/speed.js';

/** Single passes, compared with tfjs's own gradient; batches, compared with single pictures; LRP. */
const allSubjects = ['passes', 'batches', 'lrp'];

/** How often a variant runs per round: a pass through the small network is short for the clock. */
const repeats = { 'mnist-cnn': 5, 'all-cnn-c': 1 };
/** Milliseconds of measuring, for each subject. */
const budgets = {
  wasm: { 'mnist-cnn': 10_000, 'all-cnn-c': 40_000 },
  webgl: { 'mnist-cnn': 20_000, 'all-cnn-c': 60_000 },
};
const rounds = { least: 3, most: 100 };

/** The largest difference between maps that should be equal, relative to the largest value. */
const TOLERANCE = 1e-3;

/**
 * Measures every network on every backend, each pair in a worker of its own.
 *
 * @param subjects all unless given
 * @returns `{passes, batches, lrp}`, each with `{backend, network, device, difference, times}` for each pair
 * @throws when the two implementations do not agree, for then the times compare nothing
 */
export async function measureSpeed(browser, root, url, subjects = allSubjects) {
  await bundle(`${root}/bench/speed/worker.ts`, `${root}/${SCRIPT}`);
  const page = await browser.newPage();
  await page.goto(`${url}/bench/speed/page.html`);
  const results = { passes: [], batches: [], lrp: [] };
  for (const backend of backends) {
    for (const network of networks) {
      for (const subject of subjectsOf(backend, network, subjects)) {
        console.log(`Measuring ${subject} of ${network} on ${backend} ...`);
        const result = await page.evaluate(runInWorker, `${url}/${SCRIPT}`, {
          backend,
          network,
          subject,
          wasmBase: `${url}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
          modelBase: `${url}/models/`,
          repeats: subject === 'batches' ? 1 : repeats[network],
          budget: budgets[backend][network],
          rounds,
        });
        verify(backend, network, result);
        results[subject].push({ backend, network, ...result });
      }
    }
  }
  await page.close();
  return results;
}

/** On software WebGL the batches of the larger network would take a quarter of an hour. */
function subjectsOf(backend, network, subjects) {
  const isSlow = backend === 'webgl' && network === 'all-cnn-c';
  return subjects.filter((subject) => !isSlow || subject !== 'batches');
}

/** In the page. */
function runInWorker(script, job) {
  const worker = new Worker(script);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data.error ? reject(new Error(data.error)) : resolve(data.result);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

function verify(backend, network, { difference, leaked }) {
  // Written so that NaN fails.
  if (!(difference <= TOLERANCE)) {
    throw new Error(
      `${network} on ${backend}: the maps that are compared differ by ${difference} of the ` +
        `largest value (allowed: ${TOLERANCE}).`,
    );
  }
  if (leaked > 0) throw new Error(`${network} on ${backend}: a round leaks ${leaked} tensors.`);
}
