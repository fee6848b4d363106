import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { launch } from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.js';
import { serve } from '../scripts/server.js';
import { measureColdStart } from './cold-start.js';
import { measureCalm, measurePhotographs } from './pages/calm.js';
import { measurePen } from './pages/pen.js';
import { measureWidgets } from './pages/widgets.js';
import { printPages, printRest, printSpeed } from './print.js';
import { coldStartResult, judge, speedResult } from './results.js';
import { measureSpeed, subjects } from './speed/run.js';

const root = path.join(import.meta.dirname, '..');
const resultsFile = path.join(import.meta.dirname, 'results.json');

/** Milliseconds that one answer of the browser may take: a network is measured in one go. */
const PROTOCOL_TIMEOUT = 300_000;

if (!existsSync(path.join(root, 'dist/convlens.js'))) {
  console.error('There is no dist/convlens.js to measure: run "npm run build" first.');
  process.exit(1);
}

/** Without arguments everything is measured and kept; with names of subjects only these, printed, and kept with `--keep`. */
const asked = process.argv.slice(2).filter((argument) => argument !== '--keep');
const isKept = asked.length === 0 || process.argv.includes('--keep');
/** Whole pages: what many widgets cost, how long the main thread is held up, how soon a map follows the hand. */
const pages = { widgets: measureWidgets, calm: measureCalm, pen: measurePen };
/** Parts of those, measured only when asked for. */
const parts = { photographs: measurePhotographs };
const all = [...Object.keys(subjects), ...Object.keys(pages)];
const known = isKept ? all : [...all, ...Object.keys(parts)];
const unknown = asked.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no "${unknown}" to measure: give ${known.join(', ')} or nothing.`);
  process.exit(1);
}

const options = await launchOptions();
const server = await serve(root);
const browser = await launch({
  ...options,
  protocolTimeout: PROTOCOL_TIMEOUT,
});
try {
  const wanted = asked.length > 0 ? asked : all;
  const engineSubjects = wanted.filter((name) => name in subjects);
  const measured = await measureSpeed(browser, root, server.url, engineSubjects);
  const tables = Object.fromEntries(
    Object.entries(measured).map(([subject, results]) => [
      subject,
      results.map((result) => speedResult(subject, result)),
    ]),
  );
  const environment = await describeEnvironment();
  printSpeed(tables, environment);
  const measuredPages = {};
  for (const name of wanted.filter((each) => each in pages)) {
    console.log(`\nMeasuring ${name} ...`);
    measuredPages[name] = await pages[name](browser, server.url);
  }
  for (const name of wanted.filter((each) => each in parts)) {
    measuredPages.calm = await parts[name](browser, server.url);
  }
  printPages(measuredPages);
  if (isKept) {
    const before = asked.length === 0 ? {} : JSON.parse(await readFile(resultsFile, 'utf8'));
    const coldStart = coldStartResult(await measureColdStart(browser, server.url));
    const now = { ...before, environment, ...tables, ...measuredPages, coldStart };
    const targets = judge(now);
    printRest({ coldStart, targets });
    const results = { ...now, targets };
    const style = { ...(await resolveConfig(resultsFile)), parser: 'json' };
    await writeFile(resultsFile, await format(JSON.stringify(results), style));
  }
} finally {
  await browser.close();
  await server.close();
}

async function describeEnvironment() {
  return {
    convlens: await versionIn('package.json'),
    tfjs: await versionIn('node_modules/@tensorflow/tfjs-core/package.json'),
    // `HeadlessChrome/147.0.7727.0`: as one writes it.
    browser: (await browser.version()).replace(
      /^(Headless)?Chrome\/(\d+).*/,
      (_, headless, version) => `${headless ? 'headless ' : ''}Chromium ${version}`,
    ),
    cpu: os.cpus()[0]?.model ?? 'unknown processor',
    cores: os.availableParallelism(),
  };
}

async function versionIn(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')).version;
}
