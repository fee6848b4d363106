import { bundle } from '../bundle.js';

const backends = ['wasm', 'webgl'];
const networks = ['mnist-cnn', 'all-cnn-c'];
const SCRIPT = 'build/bench/speed.js';

/** How often a variant runs per round: a pass through the small network is short for the clock. */
const repeats = { 'mnist-cnn': 5, 'all-cnn-c': 1 };
/** Milliseconds of measuring. */
const budgets = {
  wasm: { 'mnist-cnn': 10_000, 'all-cnn-c': 40_000 },
  webgl: { 'mnist-cnn': 20_000, 'all-cnn-c': 60_000 },
};
const rounds = { least: 3, most: 100 };

/** The largest difference between our map and that of tf.grad, relative to the largest value. */
const TOLERANCE = 1e-3;

/**
 * Measures every network on every backend, each pair in a worker of its own.
 *
 * @returns `{backend, network, device, difference, times}` for each pair
 * @throws when the two implementations do not agree, for then the times compare nothing
 */
export async function measureSpeed(browser, root, url) {
  await bundle(`${root}/bench/speed/worker.ts`, `${root}/${SCRIPT}`);
  const page = await browser.newPage();
  await page.goto(`${url}/bench/speed/page.html`);
  const results = [];
  for (const backend of backends) {
    for (const network of networks) {
      console.log(`Measuring ${network} on ${backend} ...`);
      const result = await page.evaluate(runInWorker, `${url}/${SCRIPT}`, {
        backend,
        network,
        wasmBase: `${url}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
        modelBase: `${url}/models/`,
        repeats: repeats[network],
        budget: budgets[backend][network],
        rounds,
      });
      verify(backend, network, result);
      results.push({ backend, network, ...result });
    }
  }
  await page.close();
  return results;
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
      `${network} on ${backend}: guided backpropagation and tf.grad differ by ${difference} of the ` +
        `map's largest value (allowed: ${TOLERANCE}).`,
    );
  }
  if (leaked > 0) throw new Error(`${network} on ${backend}: a round leaks ${leaked} tensors.`);
}
