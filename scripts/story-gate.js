import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { writeCounts } from './counts.js';
import { inTurn } from './rotation.js';
import { serve } from './server.js';
import * as inPage from './story-page.js';

/**
 * Opens every story and every docs page of the built Storybook (`npm run storybook:build` first) and
 * fails on whatever the browser or axe complains of. `node scripts/story-gate.js dark` opens those
 * whose id contains the word; `--shots=FOLDER` keeps a picture of each. With
 * `IN_TURN=yes`, as CI asks, it opens every playground and default, a sixth of the docs pages and a twelfth of the
 * other stories, others when the sources change; `npm run test:stories` opens all of them, before a release.
 *
 * A story says by `parameters.gate` what it is meant to run into: `expectError`, the code of an
 * `explain-error` or `part-error`, and `expectMissing`, the end of an address that answers 404, or a list of them.
 */
const folder = path.join(import.meta.dirname, '../build/storybook');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const shots = process.argv.find((word) => word.startsWith('--shots='))?.slice('--shots='.length);
const wide = { width: 800, height: 900 };
const phone = { width: 360, height: 740 };
/** Milliseconds for the next of a page's figures to settle. */
const patience = 150_000;

const { entries } = await readJson(path.join(folder, 'index.json'));
const manifest = await readJson(path.join(import.meta.dirname, '../dist/custom-elements.json'));
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName);
const tags = elements.map(({ tagName }) => tagName).join(', ');
/** The attributes of each tag, as documented. */
const documented = Object.fromEntries(
  elements.map(({ tagName, attributes }) => [tagName, attributes.map(({ name }) => name)]),
);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const site = await serve(folder);
const browser = await puppeteer.launch({
  ...(await launchOptions()),
  protocolTimeout: 180_000,
});
const counts = { passed: 0, failed: 0 };
try {
  const named = Object.values(entries).filter(
    ({ id }) => words.length === 0 || words.some((word) => id.includes(word)),
  );
  const chosen = words.length === 0 ? storiesInTurn(named) : named;
  if (chosen.length === 0) throw new Error('There is no story to open.');
  for (const entry of chosen) report(entry, await check(entry));
} finally {
  await browser.close();
  await site.close();
}
if (words.length === 0) await writeCounts('stories', counts);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);

/** What stands first on its page always; docs pages and variations as their turn comes. */
function storiesInTurn(all) {
  const isDocs = ({ type }) => type === 'docs';
  const isFirst = ({ id }) => /--(playground|default)$/.test(id);
  const chosen = new Set([
    ...all.filter(isFirst),
    ...inTurn(all.filter(isDocs), 6),
    ...inTurn(
      all.filter((entry) => !isDocs(entry) && !isFirst(entry)),
      12,
    ),
  ]);
  return all.filter((entry) => chosen.has(entry));
}

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

function report({ id }, { problems, seconds }) {
  counts[problems.length === 0 ? 'passed' : 'failed']++;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${id} (${seconds} s)`);
  for (const problem of problems) console.log(`       ${problem}`);
}

/** Everything that is wrong with one entry. */
async function check(entry) {
  const start = performance.now();
  const page = await browser.newPage();
  const complaints = listen(page);
  let problems;
  try {
    await page.setViewport(wide);
    await page.evaluateOnNewDocument(inPage.watchElements);
    const view = entry.type === 'docs' ? 'docs' : 'story';
    // Storybook's own run of axe waits for a button; two at once would refuse each other.
    const query = `id=${entry.id}&viewMode=${view}&globals=a11y.manual:!true`;
    await page.goto(`${site.url}/iframe.html?${query}`);
    problems = await (entry.type === 'docs' ? checkDocs : checkStory)(page, entry, complaints);
  } catch (error) {
    problems = [String(error?.message ?? error), ...complaints.map(({ text }) => text)];
  } finally {
    await page.close();
  }
  return { problems, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

async function checkStory(page, { id }, complaints) {
  const root = '#storybook-root';
  await settle(page, root);
  const { expectError, expectMissing } = await page.evaluate(inPage.storyParameters, id);
  // A part may fail after the figure has settled; one that does not fail at all is a problem below.
  if (expectError) {
    const waiting = { timeout: 20_000 };
    await page.waitForFunction(inPage.hasFailed, waiting, expectError).catch(() => {});
  }
  const { problems, errors } = await page.evaluate(inPage.inspect, { root, tags, documented });
  if ((await page.$(`${root} :is(${tags})`)) === null) problems.push('shows no element');
  await page.evaluate(axe);
  problems.push(...(await inPage.runAxe(page, root)));
  if (shots) await page.screenshot({ path: path.join(shots, `${id}.png`), fullPage: true });
  await page.setViewport(phone);
  await settle(page, root);
  problems.push(...(await page.evaluate(inPage.findOverflow, { root })));
  if (shots) await page.screenshot({ path: path.join(shots, `${id}-360.png`), fullPage: true });
  for (const { code, message } of errors.filter((error) => error.code !== expectError)) {
    problems.push(`error ${code}: ${message}`);
  }
  if (expectError && !errors.some(({ code }) => code === expectError)) {
    problems.push(`did not fail with ${expectError}`);
  }
  return [...problems, ...unexpected(complaints, [expectMissing ?? []].flat())];
}

/** A page of text: what it is made of is there, and its live examples do what they should. */
async function checkDocs(page, { id }, complaints) {
  const root = '#storybook-docs';
  await page.waitForSelector(`${root} .guide`, { timeout: patience });
  const live = await page.$$eval(`${root} .live`, (examples) => examples.length);
  await settle(page, root, live);
  const { problems, errors } = await page.evaluate(inPage.inspect, { root, tags, documented });
  problems.push(...(await page.evaluate(inPage.inspectText, { root })));
  await page.evaluate(axe);
  problems.push(...(await inPage.runAxe(page, `${root} .guide`)));
  if (shots) await page.screenshot({ path: path.join(shots, `${id}.png`), fullPage: true });
  await page.setViewport(phone);
  await settle(page, root, live);
  problems.push(...(await page.evaluate(inPage.findOverflow, { root })));
  if (shots) await page.screenshot({ path: path.join(shots, `${id}-360.png`), fullPage: true });
  for (const { code, message } of errors) problems.push(`error ${code}: ${message}`);
  return [...problems, ...unexpected(complaints, [])];
}

/** Waits until every figure has done what it does; one after the other they have so much patience. */
async function settle(page, root, least = 1) {
  let before = Number.MAX_SAFE_INTEGER;
  while (before > 0) {
    const count = await page
      .waitForFunction(inPage.countWaiting, { timeout: patience }, { root, tags, least, before })
      .catch(() => Promise.reject(new Error(`a figure did not settle in ${patience / 1000} s`)));
    before = (await count.jsonValue()).waiting;
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Notes all that goes wrong without being caught, with the address that it is about. */
function listen(page) {
  const complaints = [];
  const add = (text, url = '') => complaints.push({ text, url });
  page.on('pageerror', (error) => add(`uncaught: ${error?.message ?? error}`));
  page.on('error', (error) => add(`crashed: ${error.message}`));
  page.on('console', (message) => {
    if (!['error', 'assert', 'warn'].includes(message.type())) return;
    const url = message.location().url;
    add(`console ${message.type()}: ${message.text()}${url ? ` (${url})` : ''}`, url);
  });
  page.on('requestfailed', (request) => {
    // A worker that has read an answer to its end may drop the connection.
    if (request.response()?.ok()) return;
    add(`failed: ${request.url()} (${request.failure()?.errorText})`, request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) add(`${response.status()}: ${response.url()}`, response.url());
  });
  return complaints;
}

/** What is left of the complaints without those about addresses that are meant to be missing. */
function unexpected(complaints, missing) {
  const kept = complaints.filter(({ url }) => !missing.some((end) => url.endsWith(end)));
  const unseen = missing.filter((end) => !complaints.some(({ url }) => url.endsWith(end)));
  return [...kept.map(({ text }) => text), ...unseen.map((end) => `never asked for ${end}`)];
}
