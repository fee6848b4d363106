/**
 * Many jobs and many elements on one page, and what is left of them: prints tensors, heaps, nodes and
 * listeners before and after, each after a forced garbage collection.
 *
 *     SOAK_JOBS=2000 SOAK_CYCLES=500 node test/soak/run.js
 *
 * Each kind of job and element has run once before the first measurement, so what is loaded once is
 * not counted as growth.
 */
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.js';
import { serve } from '../../scripts/server.js';

const JOBS = Number(process.env.SOAK_JOBS ?? 2000);
const CYCLES = Number(process.env.SOAK_CYCLES ?? 500);
/** Jobs or cycles between two signs of life on the terminal. */
const PIECE = 50;

const site = await serve(path.join(import.meta.dirname, '../..'));
const browser = await puppeteer.launch({ ...(await launchOptions()), protocolTimeout: 600_000 });
const page = await browser.newPage();
await page.goto(`${site.url}/test/soak/page.html`);
const session = await page.createCDPSession();
await session.send('Performance.enable');

try {
  await inPieces('jobs', (from, to) => window.runJobs(from, to), 20);
  await inPieces('cycles', (from, to) => window.runCycles(from, to), 14);
  const start = await measure();
  const began = Date.now();
  await inPieces('jobs', (from, to) => window.runJobs(from, to), JOBS);
  const middle = await measure();
  await inPieces('cycles', (from, to) => window.runCycles(from, to), CYCLES);
  const end = await measure();
  print({ start, middle, end }, Math.round((Date.now() - began) / 1000));
} finally {
  await browser.close();
  await site.close();
}

async function inPieces(what, run, count) {
  for (let from = 0; from < count; from += PIECE) {
    await page.evaluate(run, from, Math.min(from + PIECE, count));
    if (from > 0) console.log(`${from + PIECE} of ${count} ${what}`);
  }
}

async function measure() {
  const [worker] = page.workers();
  const heapOf = async (client) => {
    // The second finds what the first has set free to be finalized.
    for (let times = 0; times < 2; times++) await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
    return (usedSize + (backingStorageSize ?? 0)) / 2 ** 20;
  };
  // What elements leave to idle moments and timers has had its time.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const { tensors, bytes, models } = await page.evaluate(() =>
    window.kit.createExplainer({ model: 'mnist-cnn' }).memory(),
  );
  const workerHeap = await heapOf(worker.client);
  const pageHeap = await heapOf(session);
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return {
    tensors,
    'tensors, MB': bytes / 2 ** 20,
    models,
    'worker heap, MB': workerHeap,
    'page heap, MB': pageHeap,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

function print({ start, middle, end }, seconds) {
  console.log(`${JOBS} jobs and ${CYCLES} elements in ${seconds} s`);
  const rows = Object.keys(start).map((name) => [name, start[name], middle[name], end[name]]);
  const text = (value) => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  for (const row of [['', 'start', 'after the jobs', 'after the elements'], ...rows]) {
    console.log(
      row.map((value, index) => text(value)[index ? 'padStart' : 'padEnd'](18)).join(' '),
    );
  }
}
