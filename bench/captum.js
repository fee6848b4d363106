import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.js';
import { serve } from '../scripts/server.js';
import { bundle } from './bundle.js';
import { round, summarize } from './statistics.js';

// The kit on wasm in a browser, and PyTorch with Captum and zennit, a run of the one after a run of the other.
// `npm run bench:captum -- [PYTHON]`; the Python has what training/requirements.txt lists.

const root = path.join(import.meta.dirname, '..');
const SCRIPT = 'build/bench/captum.js';
const NETWORKS = ['mnist-cnn', 'cifar10-allcnn', 'efficientnet-lite0', 'mobilenet-v1-1.0'];
const METHODS = [
  'forward',
  'gradient',
  'guided',
  'integrated gradients',
  'lrp epsilon',
  'occlusion',
];
const WARM_UP = 2;
const ROUNDS = 15;
/** A method whose first run takes so many milliseconds is run less often. */
const LONG = 2000;
const ROUNDS_OF_LONG = 5;

const [python = 'python3'] = process.argv.slice(2);

/** Answers requests line by line. */
function startPython() {
  const child = spawn(python, ['training/bench_captum.py'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (network, method) => {
      child.stdin.write(`${JSON.stringify({ network, method })}\n`);
      const { value, done } = await lines.next();
      if (done)
        throw new Error(`${python} ended: does it have what training/requirements.txt lists?`);
      return JSON.parse(value).milliseconds;
    },
    stop: () => child.stdin.end(),
  };
}

/** In the page: sends the worker a job. */
function send(job) {
  return new Promise((resolve, reject) => {
    window.worker.onmessage = ({ data }) =>
      data.error ? reject(new Error(data.error)) : resolve(data.result);
    window.worker.onerror = ({ message }) => reject(new Error(message));
    window.worker.postMessage(job);
  });
}

async function measure(ours, theirs) {
  const times = { convlens: [], native: [] };
  let rounds = ROUNDS;
  for (let count = -WARM_UP; count < rounds; count++) {
    const [first, second] = [await ours(), await theirs()];
    if (first + second > LONG) rounds = ROUNDS_OF_LONG;
    if (count < 0) continue;
    times.convlens.push(first);
    times.native.push(second);
  }
  return times;
}

await bundle(`${root}/bench/speed/captum.ts`, `${root}/${SCRIPT}`);
const server = await serve(root);
const browser = await launch({ ...(await launchOptions()), protocolTimeout: 600_000 });
const native = startPython();
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/bench/speed/page.html`);
  console.log(`${await browser.version()}, ${os.cpus()[0].model}, ${os.cpus().length} cores`);
  console.log('Medians in ms, one thread each: convlens on wasm, PyTorch with Captum or zennit\n');
  for (const network of NETWORKS) {
    await page.evaluate((script) => {
      window.worker?.terminate();
      window.worker = new Worker(script);
    }, `${server.url}/${SCRIPT}`);
    await page.evaluate(send, {
      load: network,
      modelBase: `${server.url}/models/`,
      wasmBase: `${server.url}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
    });
    const rows = {};
    for (const method of METHODS) {
      const ours = async () => (await page.evaluate(send, { run: method })).milliseconds;
      const times = await measure(ours, () => native.run(network, method));
      const [mine, others] = [summarize(times.convlens), summarize(times.native)];
      const ratio = round(mine.median / others.median);
      rows[method] = { convlens: mine.median, PyTorch: others.median, ratio };
    }
    console.log(network);
    console.table(rows);
  }
} finally {
  native.stop();
  await browser.close();
  await server.close();
}
