/**
 * Measures activation maximisation: 16 runs for each digit, with fixed seeds, in the code spaces of
 * both generators and, for comparison, over pixels. Needs a build.
 *
 *     npm run am:verify
 */
import puppeteer from 'puppeteer-core';
import path from 'node:path';
import { launchOptions } from './browser.js';
import { writeCounts } from './counts.js';
import { serve } from './server.js';

const LIMIT = 500;
const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);
const RUNS = 16 * DIGITS.length;

/** What is compared, and the shares of runs that should arrive and that the judge should confirm. */
const subjects = [
  { name: 'mnist-gan', options: { generator: 'mnist-gan' }, aims: { reached: 0, agreed: 0.85 } },
  {
    name: 'mnist-dcgan',
    options: { generator: 'mnist-dcgan' },
    aims: { reached: 0.95, agreed: 0.9 },
  },
  { name: 'pixels, from noise', options: { generator: null }, aims: null },
  {
    name: 'pixels, smooth',
    options: { generator: null, lambda: 0.01, totalVariation: 0.05 },
    aims: null,
  },
];

const server = await serve(path.join(import.meta.dirname, '..'));
const browser = await puppeteer.launch(await launchOptions());
const verdicts = [];
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/scripts/verify/page.html`);
  for (const { name, options, aims } of subjects) {
    const rows = [];
    for (const target of DIGITS) {
      rows.push(
        await page.evaluate(
          async (options, limit) =>
            (await import('./ascent.js')).climb(
              '/models/mnist-cnn/model.json',
              '/models/mnist-judge/model.json',
              options,
              limit,
            ),
          { ...options, target },
          LIMIT,
        ),
      );
    }
    print(name, rows);
    if (aims) judge(name, rows, aims);
  }
} finally {
  await browser.close();
  await server.close();
}

const failed = verdicts.filter((met) => !met).length;
await writeCounts('ascent', { passed: verdicts.length - failed, failed });
process.exit(failed > 0 ? 1 : 0);

function print(name, rows) {
  const line = (what, values, total) =>
    console.log(`  ${what.padEnd(28)}${values.map((value) => value.padStart(6)).join('')}${total}`);
  const share = (value, of) => `${((100 * value) / of).toFixed(0)} %`;
  const all = rows.flatMap(({ steps }) => steps);
  console.log(`\n${name}`);
  line('digit', DIGITS.map(String), '     all');
  for (const [what, key] of [
    ['at 0.99', 'reached'],
    ['the judge agrees', 'agreed'],
  ]) {
    const counts = rows.map((row) => row[key]);
    line(
      what,
      counts.map((count) => share(count, 16)),
      share(sum(counts), RUNS).padStart(8),
    );
  }
  line(
    'median steps',
    rows.map(({ steps }) => String(median(steps))),
    String(median(all)).padStart(8),
  );
  const sure = rows.map(({ probability }) => probability);
  line(
    "the judge's probability",
    sure.map((value) => value.toFixed(2)),
    (sum(sure) / rows.length).toFixed(2).padStart(8),
  );
}

function judge(name, rows, aims) {
  for (const [key, aim] of Object.entries(aims)) {
    const share = sum(rows.map((row) => row[key])) / RUNS;
    verdicts.push(share >= aim);
    const verdict = share >= aim ? 'ok' : 'FAILED';
    console.log(`  ${verdict}: ${name}, ${key}: ${share.toFixed(3)}, at least ${aim} is wanted`);
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
