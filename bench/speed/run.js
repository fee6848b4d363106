import { bundle } from '../bundle.js';

const backends = ['wasm', 'webgl'];
const SCRIPT = 'build/bench/speed.js';

const [MNIST, CIFAR, ALL_CNN] = ['mnist-cnn', 'cifar10-allcnn', 'all-cnn-c'];
/** Side of the image, convolutions. */
const PLAIN = ['32-8', '64-8', '128-8', '224-8', '64-2', '64-4', '64-16', '64-32'];
const MOBILENETS = ['mobilenet-v1-0.25', 'mobilenet-v1-1.0'];

/**
 * What is measured, and on which networks: single passes, compared with tfjs's own gradient; those of trained
 * networks on images of their kind, that of a photograph compared with PyTorch's map; batches, compared with single pictures; occlusion by three ways; LRP beside a forward pass;
 * steps of activation maximisation through a generator, compared with `tf.variableGrads`; how passes grow with the
 * image and the network, and occlusion with its positions.
 */
export const subjects = {
  passes: () => [MNIST, ALL_CNN],
  // Software WebGL takes seconds for a pass.
  trained: (backend) =>
    backend === 'wasm' ? [MNIST, 'cifar10-cnn', CIFAR, 'efficientnet-lite0'] : [],
  // On software WebGL the batches of the larger network would take a quarter of an hour.
  batches: (backend) => (backend === 'wasm' ? [MNIST, ALL_CNN] : [MNIST]),
  ascent: () => ['mnist-gan', 'mnist-dcgan'],
  lrp: () => [MNIST, ALL_CNN],
  occlusion: (backend) => [
    MNIST,
    CIFAR,
    ...(backend === 'wasm' ? MOBILENETS : MOBILENETS.slice(0, 1)),
  ],
  growth: (backend) => (backend === 'wasm' ? PLAIN.map((name) => `plain-${name}`) : []),
  positions: (backend) => (backend === 'wasm' ? [MNIST, CIFAR] : []),
};

/** How often a variant runs per round: a pass through the small network is short for the clock. */
const REPEATS = 5;
/** Milliseconds of measuring, for each subject. */
const budgets = {
  wasm: { [MNIST]: 10_000, growth: 10_000, positions: 10_000, others: 40_000 },
  webgl: { [MNIST]: 20_000, others: 60_000 },
};
const rounds = { least: 3, most: 100 };

/** The largest difference between maps that should be equal, relative to the largest value. */
const TOLERANCE = 1e-3;

/**
 * Measures every network on every backend, each pair in a worker of its own.
 *
 * @param wanted names of subjects
 * @returns for each subject `{backend, network, device, difference, times}` of each pair
 * @throws when implementations do not agree, for then the times compare nothing
 */
export async function measureSpeed(browser, root, url, wanted) {
  await bundle(`${root}/bench/speed/worker.ts`, `${root}/${SCRIPT}`);
  const page = await browser.newPage();
  await page.goto(`${url}/bench/speed/page.html`);
  const results = {};
  for (const subject of wanted) {
    results[subject] = [];
    for (const backend of backends) {
      for (const network of subjects[subject](backend)) {
        console.log(`Measuring ${subject} of ${network} on ${backend} ...`);
        const result = await page.evaluate(runInWorker, `${url}/${SCRIPT}`, {
          backend,
          network,
          subject,
          wasmBase: `${url}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
          modelBase: `${url}/models/`,
          repeats:
            ['passes', 'trained', 'lrp'].includes(subject) && network === MNIST ? REPEATS : 1,
          budget: budgets[backend][subject] ?? budgets[backend][network] ?? budgets[backend].others,
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
