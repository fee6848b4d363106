/**
 * Changes sound models, cards and images at random and asks the built kit, in a browser, to explain
 * with them: it must end, with a code that docs/errors.md lists or with a finite map, and a sound model
 * on the same page must be right after each case.
 *
 *     FUZZ=20000 FUZZ_SEED=7 node test/fuzz/run.js
 *
 * A failure is shrunk and printed with its seed; the others go on.
 */
import path from 'node:path';
import fc from 'fast-check';
import puppeteer from 'puppeteer-core';
import { explicitChecks, launchOptions } from '../../scripts/browser.js';
import { writeCounts } from '../../scripts/counts.js';
import { listedCodes } from '../../scripts/error-codes.js';
import { serve } from '../../scripts/server.js';
import { openFaultServer } from '../faults/server.js';
import { soundForeign, soundImages, soundModels } from './bases.js';
import { casesOf, mutated } from './mutations.js';

const CASES = Number(process.env.FUZZ ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** A failure ends its piece, and the next begins with a seed of its own. */
const PIECE = 50;
/** Listed, but never the right name for a fault in a file. */
const unforeseen = new Set([
  'engine-failed',
  'page-failed',
  'worker-died',
  'timed-out',
  'conversion-stuck',
  'conversion-failed',
]);

const root = path.join(import.meta.dirname, '../..');
const codes = await listedCodes();

/** Codes and how many cases had them. */
const tally = new Map();
let count = 0;
let browserPage;

const foreign = await soundForeign();
const models = { ...(await soundModels()), ...foreign };
const server = await openFaultServer();
const site = await serve(root);
const options = await launchOptions();
const browser = await puppeteer.launch({
  ...options,
  args: [...options.args, ...explicitChecks],
  protocolTimeout: 150_000,
});

await openPage();
const images = await soundImages(browserPage);
const cases = casesOf(
  fc.constantFrom(...Object.keys(models).filter((name) => !(name in foreign))),
  fc.constantFrom(...Object.keys(images)),
  fc.constantFrom(...Object.keys(foreign)),
);

const failures = [];
const started = Date.now();
for (let piece = 0; piece * PIECE < CASES; piece++) {
  const result = await fc.check(fc.asyncProperty(cases, holds), {
    seed: SEED + piece,
    numRuns: Math.min(PIECE, CASES - piece * PIECE),
    ...(process.env.FUZZ_PATH ? { path: process.env.FUZZ_PATH } : {}),
  });
  if (result.failed) {
    failures.push(result);
    console.log(describeFailure(result));
  }
  if (piece % 20 === 19) report();
}
report();
await browser.close();
await site.close();
await server.close();
await writeCounts('fuzz', { passed: failures.length ? 0 : 1, failed: failures.length });
process.exitCode = failures.length > 0 ? 1 : 0;

async function openPage() {
  browserPage = await browser.newPage();
  await browserPage.goto(`${site.url}/test/fuzz/page.html`);
  await browserPage.evaluate(() => window.begin());
}

/** Tries a case; throws what it breaks. */
async function holds(wanted) {
  const { base, file, job } = wanted;
  const files = { ...models[base], ...(images && { 'image.png': images['image.png'] }) };
  const names =
    file === 'weights' ? Object.keys(files).filter((name) => name.endsWith('.bin')) : [file];
  const image = file.startsWith('image.') ? file : 'image.png';
  for (const name of names) files[name] = mutated(images[name] ?? files[name], wanted);
  const name = `case-${++count}`;
  const folder = server.add(name, files);
  let outcome;
  try {
    outcome = await browserPage.evaluate((given) => window.tryCase(given), {
      model: `${folder}/model.json`,
      image: `${folder}/${image}`,
      job,
    });
  } catch (error) {
    await browserPage.close().catch(() => {});
    await openPage();
    throw new Error(`the page broke: ${error.message}`, { cause: error });
  } finally {
    server.remove(name);
  }
  const { fault, code, message } = outcome;
  const ending = fault ? 'broken' : code;
  tally.set(ending, (tally.get(ending) ?? 0) + 1);
  if (fault) throw new Error(fault);
  if (code === 'works') return;
  if (!codes.has(code)) throw new Error(`the code ${code} is not in docs/errors.md: ${message}`);
  if (unforeseen.has(code)) throw new Error(`${code}: ${message}`);
}

/** One line each for what broke, how to see it again, and the smallest change that does it. */
function describeFailure({ seed, counterexample, counterexamplePath, errorInstance }) {
  const [wanted] = counterexample;
  const places = [];
  if (wanted.as === 'json')
    mutated(models[wanted.base][wanted.file], wanted, (way) => places.push(way));
  return [
    `Broken: ${errorInstance?.message}`,
    `  FUZZ=1 FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath}`,
    `  ${JSON.stringify(wanted)}`,
    ...places.map((way) => `  at ${way}`),
  ].join('\n');
}

function report() {
  const sorted = [...tally].sort(([, a], [, b]) => b - a);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${count} cases in ${seconds} s, seed ${SEED}, ${failures.length} failures`);
  console.log(sorted.map(([code, cases]) => `  ${code} ${cases}`).join('\n'));
}
