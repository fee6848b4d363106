import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { allEnded } from '../../scripts/examples/page.js';
import { runAxe } from '../../scripts/story-page.js';
import { makeSite, openPage, root } from './helpers.js';

/** The article on a network that cheats, as a reader uses it. */
const site = await makeSite({ examples: { linkTo: path.join(root, 'examples') } });
const address = `${site.url}/examples/cheating/`;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens it at this width. */
async function open(t, { width = 1280, motion = 'no-preference' } = {}) {
  const page = await openPage(t, 'about:blank');
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: motion }]);
  await page.goto(address);
  return page;
}

/** Where the square of the first figure is, once both networks have been asked. */
const places = (page) =>
  page.$$eval('.film occlusion-grid', (figures) => figures.map(({ position }) => position));

/** Waits until both figures of the film have what the square slides over. */
const filmIsReady = (page) =>
  page.waitForFunction(
    () => [...document.querySelectorAll('.film occlusion-grid')].every(({ result }) => result),
    { timeout: 60_000 },
  );

const strip = (page) =>
  page.$$eval('.strip [data-network]', (answers) =>
    Object.fromEntries(answers.map(({ dataset, textContent }) => [dataset.network, textContent])),
  );

/** Waits until the strip tells this class of both networks. */
const predicted = (page, a, b) =>
  page.waitForFunction(
    (classes) =>
      classes.every(([network, label]) =>
        document
          .querySelector(`.strip [data-network='${network}']`)
          .textContent.startsWith(`${label} `),
      ),
    { timeout: 60_000 },
    [
      ['a', a],
      ['b', b],
    ],
  );

test('the first figure moves by itself, the bars with it, until it is paused', async (t) => {
  const page = await open(t);
  await filmIsReady(page);
  const seen = new Set();
  const levels = new Set();
  for (let look = 0; look < 60 && (seen.size < 5 || levels.size < 3); look++) {
    const [a, b] = await places(page);
    assert.equal(a, b);
    seen.add(a);
    levels.add(
      await page.$eval(
        '.film occlusion-grid:last-of-type',
        ({ shadowRoot }) => shadowRoot.querySelector('[role=meter]').ariaValueNow,
      ),
    );
    await pause(150);
  }
  assert.ok(seen.size >= 5, [...seen].join(' '));
  assert.ok(levels.size >= 3, [...levels].join(' '));
  // Screen readers are told nothing of it.
  const spoken = await page.$$eval('.film occlusion-grid', (figures) =>
    figures.map(({ shadowRoot }) => shadowRoot.querySelector('[aria-live]')?.textContent ?? ''),
  );
  await page.click('.film .play');
  assert.equal(await page.$eval('.film .play', ({ textContent }) => textContent), 'Play');
  const stopped = await places(page);
  await pause(600);
  assert.deepEqual(await places(page), stopped);
  const later = await page.$$eval('.film occlusion-grid', (figures) =>
    figures.map(({ shadowRoot }) => shadowRoot.querySelector('[aria-live]')?.textContent ?? ''),
  );
  assert.deepEqual(later, spoken);
});

test('it is still for those who want less motion', async (t) => {
  const page = await open(t, { motion: 'reduce' });
  await filmIsReady(page);
  const [first] = await places(page);
  await pause(800);
  assert.deepEqual(await places(page), [first, first]);
  assert.equal(await page.$eval('.film .play', ({ textContent }) => textContent), 'Play');
});

test('the strip drives all figures, and the switch prints the sign or removes it', async (t) => {
  const page = await open(t, { motion: 'reduce' });
  await predicted(page, 'horse', 'horse');
  await page.$eval('.switch', (label) => label.scrollIntoView({ block: 'center' }));
  // In view, wherever the reader is among its figures.
  const { top, bottom } = await page.$eval('.strip', (element) => {
    const box = element.getBoundingClientRect();
    return { top: box.top, bottom: box.bottom };
  });
  assert.ok(top >= -1 && bottom < 120, `${top} to ${bottom}`);
  await page.click('.switch input');
  await predicted(page, 'deer', 'horse');
  const rows = await page.$$eval('.verdict [data-network="a"] li', (items) => items.length);
  assert.equal(rows, 3);
  await page.click('.strip label:last-of-type input');
  await predicted(page, 'frog', 'frog');
  assert.equal(await page.$eval('.switch input', ({ checked }) => checked), false);
  await page.click('.switch input');
  await predicted(page, 'horse', 'frog');
  assert.match((await strip(page)).a, /^horse \d/);
  const [figure] = await page.$$('#hide-a');
  await figure.scrollIntoView();
  await page.waitForFunction(
    () => document.querySelector('#hide-a').result?.target.label === 'horse',
    { timeout: 60_000 },
  );
});

test('a note shows where its number has the focus, and Escape hides it', async (t) => {
  const page = await open(t, { motion: 'reduce' });
  const shown = () =>
    page.$eval('.note', (note) => (note.hidden ? null : note.textContent.replace(/\s+/g, ' ')));
  await page.waitForSelector('.note', { hidden: true });
  assert.equal(await shown(), null);
  await page.focus('a[href="#clever"]');
  assert.match(await shown(), /Clever Hans predictors/);
  await page.keyboard.press('Escape');
  assert.equal(await shown(), null);
  await page.hover('a[href="#snow"]');
  assert.match(await shown(), /Why should I trust you/);
  const broken = await page.$$eval('sup a', (links) =>
    links.filter(({ hash }) => !document.querySelector(hash)).map(({ hash }) => hash),
  );
  assert.deepEqual(broken, []);
  const numbers = await page.$$eval('sup a', (links) =>
    links.every(
      ({ hash, textContent }) =>
        [...document.querySelectorAll('.notes > li')].findIndex(({ id }) => `#${id}` === hash) +
          1 ===
        Number(textContent),
    ),
  );
  assert.ok(numbers, 'the numbers are those of the list');
});

for (const [scheme, width] of [
  ['light', 1280],
  ['dark', 360],
]) {
  test(`at ${width} px, ${scheme}: short enough, no wider than the window, accessible`, async (t) => {
    const page = await open(t, { width, motion: 'reduce' });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(() => {
      window.figures = new Map();
      const note = ({ target }) => window.figures.set(target, true);
      addEventListener('explain-complete', note, true);
      for (const figure of document.querySelectorAll('*')) {
        if (figure.result) window.figures.set(figure, true);
      }
    });
    await allEnded(page.mainFrame());
    const [height, across] = await page.evaluate(() => [
      document.documentElement.scrollHeight,
      document.documentElement.scrollWidth,
    ]);
    assert.equal(across, width);
    if (width === 360) assert.ok(height <= 14_000, `${height} px`);
    await page.evaluate(axe);
    assert.deepEqual(await runAxe(page, 'html'), []);
  });
}
