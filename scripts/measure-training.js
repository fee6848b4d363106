/**
 * Trains mnist-cnn in a browser, as a page does, on its 900 training digits, and prints how the loss
 * falls and what the network then makes of MNIST's test images. Needs a build.
 *
 *     node scripts/measure-training.js --mnist DIR [--steps 30,100,300] [--snapshot 0] [--backend wasm]
 *
 * Without a snapshot (`--snapshot none`) the training starts from random weights.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';
import { readTestImages } from './verify/datasets.js';

const root = path.join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    mnist: { type: 'string' },
    steps: { type: 'string', default: '30,100,300,600' },
    snapshot: { type: 'string', default: '0' },
    seed: { type: 'string', default: '0' },
    backend: { type: 'string', default: 'wasm' },
  },
});
if (!options.mnist) throw new Error('Give the folder of MNIST: --mnist DIR');

const { shape, pixels, labels } = readTestImages('mnist', options.mnist);
await mkdir(path.join(root, 'build/verify'), { recursive: true });
await writeFile(path.join(root, 'build/verify/mnist-pixels.bin'), pixels);
await writeFile(path.join(root, 'build/verify/mnist-labels.bin'), labels);

const server = await serve(root);
const browser = await puppeteer.launch(await launchOptions());
try {
  const page = await browser.newPage();
  page.on('console', (message) => console.log(message.text()));
  await page.goto(`${server.url}/scripts/verify/page.html`);
  const steps = options.steps.split(',').map(Number);
  const snapshot = options.snapshot === 'none' ? {} : { snapshot: Number(options.snapshot) };
  const training = { ...snapshot, seed: Number(options.seed), backend: options.backend };
  await page.evaluate(
    async (...values) => (await import('./training-page.js')).measureTraining(...values),
    training,
    steps,
    shape,
  );
} finally {
  await browser.close();
  await server.close();
}
