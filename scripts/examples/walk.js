import assert from 'node:assert/strict';
import { assertFigures, PATIENCE, readFigures } from './page.js';

/**
 * Rounds before things are counted, and between counts: routers keep what they have loaded once, and
 * the page under its second address is first left in the second round.
 */
const WARMING = 2;
const COUNTED = 3;

/**
 * Follows a link to another page of the site and comes back, several times, by links and by the
 * browser's history. Figures are right on both pages each time; where the page's own scripts walk,
 * nothing grows.
 */
export async function walkAround(page, { away, client, keeps = false }, reference) {
  // Narrow pages hide what leads to others behind menus.
  await page.setViewport({ width: 1280, height: 900 });
  const home = page.url();
  const there = new URL(away, home).href;
  const round = async () => {
    for (const back of [() => page.goBack(), () => follow(page, home)]) {
      await change(page, () => follow(page, there), reference);
      await change(page, back, reference);
    }
  };
  await page.evaluate(() => (window.stayed = true));
  for (let time = 0; time < WARMING; time++) await round();
  const before = await countRounds(page, round);
  const after = await countRounds(page, round);
  assert.equal(await page.evaluate(() => window.stayed === true), client, 'the document stays');
  if (!client) return;
  if (keeps) {
    const last = after.at(-1);
    assert.equal(last.workers, 1, 'workers');
    assert.equal(last.figures, before[0].figures, 'figures of the page');
    return;
  }
  for (const name of Object.keys(before[0])) {
    const [first, later] = [before, after].map((counts) => counts.map((each) => each[name]));
    const grows = Math.min(...later) > Math.max(...first);
    assert.ok(!grows, `${name} grow from ${first} to ${later}`);
  }
}

/**
 * What there is after each of several rounds. A router holds a little more now and then, for a moment;
 * what leaks is more after every later round.
 */
async function countRounds(page, round) {
  const counts = [];
  for (let time = 0; time < COUNTED; time++) {
    await round();
    counts.push(await count(page));
  }
  return counts;
}

/** Generators link to a folder with and without the name of its file. */
function follow(page, url) {
  return page.evaluate(
    (targets) => [...document.links].find(({ href }) => targets.includes(href)).click(),
    [url, `${url}index.html`],
  );
}

/** Does what leads to another page, and reads its figures once those of the old one have gone. */
async function change(page, act, reference) {
  await page.evaluate(() => {
    window.figures.clear();
    for (const element of document.querySelectorAll(':defined')) element.isOld = true;
  });
  await act();
  const hasChanged = () => {
    const figures = [...document.querySelectorAll('*')].filter(({ explain }) => explain);
    // Turbo shows a copy of a page until it has the page.
    const isBusy = document.documentElement.ariaBusy === 'true';
    return !isBusy && figures.length > 0 && !figures.some(({ isOld }) => isOld);
  };
  await page.waitForFunction(hasChanged, { timeout: PATIENCE });
  assertFigures(await readFigures(page), reference);
}

/** What there is on the page, and what it holds, once all garbage is collected. */
async function count(page) {
  const session = await page.createCDPSession();
  // Memory is given back in several turns.
  for (let turn = 0; turn < 3; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await session.detach();
  const { Nodes: nodes, JSEventListeners: listeners } = await page.metrics();
  const figures = await page.$$eval(
    ':defined',
    (elements) => elements.filter(({ explain }) => explain).length,
  );
  return {
    figures,
    alive: await countAlive(page),
    workers: page.workers().length,
    nodes,
    listeners,
  };
}

/** Figures that the page's memory holds, shown or not. */
async function countAlive(page) {
  const prototype = await page.evaluateHandle(() =>
    Object.getPrototypeOf(customElements.get('saliency-map').prototype),
  );
  const alive = await page.queryObjects(prototype);
  const number = await alive.evaluate(
    (elements) => elements.filter((object) => !Object.hasOwn(object, 'constructor')).length,
  );
  await alive.dispose();
  await prototype.dispose();
  return number;
}
