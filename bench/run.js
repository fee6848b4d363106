import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { launch } from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.js';
import { serve } from '../scripts/server.js';
import { measureColdStart } from './cold-start.js';
import { printResults } from './print.js';
import { coldStartResult, judge, speedResult } from './results.js';
import { measureSpeed } from './speed/run.js';

const root = path.join(import.meta.dirname, '..');
const resultsFile = path.join(import.meta.dirname, 'results.json');

/** Milliseconds that one answer of the browser may take: a network is measured in one go. */
const PROTOCOL_TIMEOUT = 300_000;

if (!existsSync(path.join(root, 'dist/convlens.js'))) {
  console.error('There is no dist/convlens.js to measure: run "npm run build" first.');
  process.exit(1);
}

const options = await launchOptions();
const server = await serve(root);
const browser = await launch({
  ...options,
  protocolTimeout: PROTOCOL_TIMEOUT,
});
try {
  const coldStart = coldStartResult(await measureColdStart(browser, server.url));
  const { passes, batches, lrp } = await measureSpeed(browser, root, server.url);
  const speed = passes.map((result) => speedResult('passes', result));
  const batched = batches.map((result) => speedResult('batches', result));
  const relevance = lrp.map((result) => speedResult('lrp', result));
  const environment = await describeEnvironment();
  const targets = judge({ speed, relevance, coldStart });
  const results = { environment, speed, batched, relevance, coldStart, targets };
  printResults(results);
  const style = { ...(await resolveConfig(resultsFile)), parser: 'json' };
  await writeFile(resultsFile, await format(JSON.stringify(results), style));
} finally {
  await browser.close();
  await server.close();
}

async function describeEnvironment() {
  return {
    convlens: await versionIn('package.json'),
    tfjs: await versionIn('node_modules/@tensorflow/tfjs-core/package.json'),
    browser: await browser.version(),
    cpu: os.cpus()[0]?.model ?? 'unknown processor',
    cores: os.availableParallelism(),
  };
}

async function versionIn(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')).version;
}
