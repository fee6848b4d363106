/**
 * Measures every shipped model through the kit's own engine, in a browser, and compares with its
 * card. Needs a build.
 *
 *     npm run models:verify -- [--mnist DIR] [--cifar10 DIR] [--model NAME] [--samples N]
 *
 * Test accuracy needs the data sets, and is skipped where their folders are not given; the samples
 * and the generators need nothing.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { writeCounts } from './counts.js';
import { serve } from './server.js';
import { readTestImages } from './verify/datasets.js';

/** Two ways of adding float32 numbers may disagree about a picture on the edge between two classes. */
const ACCURACY_TOLERANCE = 0.0005;
/** Shares of the largest value: of all, where a ReLU6 may open or close by rounding, and of 99 % of them. */
const TORCH_TOLERANCES = { logits: { all: 1e-5, most: 1e-5 }, maps: { all: 5e-3, most: 2e-4 } };
/** Browsers scale photographs by other means than Pillow: how far that may move a probability. */
const SCALING_TOLERANCE = 0.1;
/** Standard errors that a share or a mean of other random codes may lie off. */
const SAMPLING_TOLERANCE = 4;

const root = path.join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    mnist: { type: 'string' },
    cifar10: { type: 'string' },
    model: { type: 'string' },
    samples: { type: 'string', default: '10000' },
  },
});

const results = [];
const server = await serve(root);
const browser = await puppeteer.launch(await launchOptions());
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/scripts/verify/page.html`);
  /** Calls a function of verify/page.js in the page. */
  const inPage = (name, ...values) =>
    page.evaluate(
      async (name, values) => (await import('./page.js'))[name](...values),
      name,
      values,
    );
  const names = options.model ? [options.model] : await readdir(path.join(root, 'models'));
  for (const name of names) {
    const card = JSON.parse(await readFile(path.join(root, 'models', name, 'card.json'), 'utf8'));
    const url = `/models/${name}/model.json`;
    if (card.accuracy?.published) await verifyPhotographs(inPage, name, url);
    else if (card.quality) await verifyGenerator(inPage, name, card, url);
    else await verifyClassifier(inPage, name, card, url);
  }
} finally {
  await browser.close();
  await server.close();
}

const failed = results.filter((ok) => !ok).length;
await writeCounts('models', { passed: results.length - failed, failed });
process.exit(failed > 0 ? 1 : 0);

function report(ok, sentence) {
  results.push(ok);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${sentence}`);
}

async function verifyClassifier(inPage, name, card, url) {
  const seen = await inPage('classifySamples', url);
  const wrong = seen.filter((sample) => sample.seen !== sample.label);
  const list = wrong.map(({ label, seen }) => `${label} as ${seen}`).join(', ');
  // The judge has none.
  if (card.samples) {
    report(
      wrong.length === 0 && seen.length >= 10,
      `${name} sees its ${seen.length} samples as what they are${list && `, but: ${list}`}`,
    );
  }

  const data = card.input.shape[2] === 1 ? 'mnist' : 'cifar10';
  const folder = options[data];
  if (!folder) {
    console.log(`skipped: the test accuracy of ${name}; give the data set with --${data} DIR`);
    return;
  }
  const { shape, pixels, labels } = readTestImages(data, folder);
  const files = await publish({ [`${data}-pixels.bin`]: pixels, [`${data}-labels.bin`]: labels });
  const measured = await inPage('measureAccuracy', url, ...files, shape);
  const expected = card.accuracy.test;
  report(
    Math.abs(measured - expected) <= ACCURACY_TOLERANCE,
    `${name} is right on ${measured} of ${shape[0]} test images; its card says ${expected}`,
  );
}

/** A network that was not trained here, and may see a sample as what it is not: PyTorch says the same. */
async function verifyPhotographs(inPage, name, url) {
  for (const { what, all, most } of await inPage('compareWithTorch', url, name)) {
    const allowed = what.startsWith('logits') ? TORCH_TOLERANCES.logits : TORCH_TOLERANCES.maps;
    report(
      all <= allowed.all && most <= allowed.most,
      `${name}, ${what}: PyTorch's to ${all.toExponential(1)}, 99 % of the values to ${most.toExponential(1)}`,
    );
  }
  const reference = await readFile(path.join(root, `test/reference/${name}.json`), 'utf8');
  const { predictions } = JSON.parse(reference);
  const seen = await inPage('classifySamples', url);
  const others = predictions
    .map((expected, i) => ({ expected, found: seen[i] }))
    .filter(
      ({ expected, found }) =>
        !found?.url.endsWith(`/${expected.sample}.jpg`) ||
        found.seen !== expected.label ||
        Math.abs(found.probability - expected.probability) > SCALING_TOLERANCE,
    )
    .map(({ expected, found }) => `${JSON.stringify(expected)} as ${JSON.stringify(found)}`);
  report(
    others.length === 0 && seen.length === predictions.length,
    `${name} predicts PyTorch's class for each of its ${seen.length} samples` +
      `${others.length > 0 ? `, but: ${others.join('; ')}` : ''}`,
  );
}

async function verifyGenerator(inPage, name, { input, quality }, url) {
  const samples = Number(options.samples);
  const judge = `/${quality.judge}/model.json`;
  const measured = await inPage('measureGenerator', url, judge, samples, input.shape[0]);
  const { shares, topProbability } = measured;
  const far = shares.filter((share, digit) => {
    const expected = quality.shares[digit];
    const error = Math.sqrt(expected * (1 - expected) * (1 / samples + 1 / quality.samples));
    return Math.abs(share - expected) > SAMPLING_TOLERANCE * error;
  });
  const percent = shares.map((share) => (100 * share).toFixed(1)).join(' ');
  // The top probabilities lie in [0.1, 1], so half the range bounds their standard deviation.
  const error = 0.45 * Math.sqrt(1 / samples + 1 / quality.samples);
  report(
    far.length === 0 &&
      Math.abs(topProbability - quality.topProbability) < SAMPLING_TOLERANCE * error,
    `${name}: of ${samples} samples the judge sees ${percent} % as 0 to 9, with a mean top` +
      ` probability of ${topProbability.toFixed(4)}; its card says ${quality.topProbability.toFixed(4)}`,
  );
}

/** Writes files where the page can fetch them; their addresses. */
async function publish(files) {
  const folder = path.join(root, 'build/verify');
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      await writeFile(path.join(folder, name), bytes);
      return `/build/verify/${name}`;
    }),
  );
}
