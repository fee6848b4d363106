import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { allEnded, assertPage, openWatched, readFigures } from './page.js';

const folder = path.join(import.meta.dirname, '../../build/examples');

/** A slide without bars of the browser around it. */
const SLIDE = { width: 1280, height: 720 };
const PHONE = { width: 360, height: 640 };

/** Milliseconds in which a slide has come by its transition, and figures have followed their size. */
const SETTLED = 1000;
const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLED));

/**
 * Opens a deck of reveal.js and turns its slides by keys, to the last and back: each figure computes
 * when its slide comes, fits it, keeps the keys that it uses, and has computed once in the end.
 */
export async function checkDeck(page, url, name, { fits }, reference) {
  await mkdir(folder, { recursive: true });
  const take = (what) => page.screenshot({ path: path.join(folder, `${name}-${what}.png`) });
  await page.setViewport(SLIDE);
  const { problems, requests } = await openWatched(page, url);
  await page.waitForSelector('.reveal.ready');
  await page.evaluate(countResults);
  const slides = await page.$$eval('.slides section:not(.stack)', ({ length }) => length);
  const misfits = [];
  for (let slide = 1; slide <= slides; slide++) {
    if (slide > 1) await turn(page, () => page.keyboard.press('Space'));
    if (slide > 1) await allEnded(page.mainFrame(), '[data-shown]');
    await settle();
    await take(slide);
    misfits.push(...(await page.evaluate(findMisfits)));
  }
  const figures = await readFigures(page);
  assertPage({ figures, problems, requests }, { reference });

  for (let slide = slides; slide > 1; slide--) {
    await turn(page, () => pressWith(page, 'Shift', 'Space'));
  }
  await page.keyboard.press('o');
  await page.waitForSelector('.reveal.overview');
  await settle();
  await take('overview');
  await page.keyboard.press('o');
  await page.setViewport(PHONE);
  await settle();
  await take('360');
  assert.equal(await page.evaluate(() => window.results), figures.length, 'results of the deck');
  assert.equal(page.workers().length, 1, 'workers');
  assert.deepEqual(problems, []);

  await page.setViewport(SLIDE);
  for (let slide = 2; slide <= slides; slide++) {
    await turn(page, () => page.keyboard.press('Space'));
    await assertKeysStay(page);
  }
  assert.deepEqual(problems, []);
  if (fits) assert.deepEqual(misfits, [], 'figures that reach beyond their slides');
}

/** Marks the slide that is shown, and counts the results of all. */
function countResults() {
  window.results = 0;
  addEventListener('explain-complete', () => window.results++);
}

/** Does what leads to another slide, and marks it once it has come. */
async function turn(page, act) {
  const before = await page.evaluate(() => location.hash);
  await act();
  await page.waitForFunction((hash) => location.hash !== hash, {}, before);
  await page.evaluate(() => {
    document.querySelector('[data-shown]')?.removeAttribute('data-shown');
    // Of slides in a column each column remembers its own.
    const column = document.querySelector('.slides > .present');
    (column.querySelector('.present') ?? column).dataset.shown = '';
  });
}

async function pressWith(page, held, key) {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}

/** Figures of the slide that is shown, with the pixels by which they are too tall or wide for it. */
function findMisfits() {
  return [...document.querySelectorAll('[data-shown] :defined')]
    .filter(({ shadowRoot }) => shadowRoot)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > innerHeight || box.right > innerWidth || box.top < 0)
    .map(
      ({ element, box }) =>
        `${element.localName}: ${Math.round(box.top)} to ${Math.round(box.bottom)}`,
    );
}

/** Arrows move what has the focus in a figure, not the deck. */
async function assertKeysStay(page) {
  const focus = () => {
    for (const { shadowRoot } of document.querySelectorAll('[data-shown] :defined')) {
      const target = shadowRoot?.querySelector('[role="application"]');
      if (target?.checkVisibility()) {
        target.focus();
        return true;
      }
    }
    return false;
  };
  if (!(await page.evaluate(focus))) return;
  const before = await page.evaluate(() => location.hash);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'])
    await page.keyboard.press(key);
  await settle();
  assert.equal(await page.evaluate(() => location.hash), before, 'keys of a figure turn the slide');
  await page.evaluate(() => document.activeElement.blur());
}
