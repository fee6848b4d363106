import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { articleOf, placeOfStrip, playButton, testLayout, testNotes } from './article-page.js';
import { gate } from './helpers.js';

/** The article on a network that cheats, as a reader uses it. */
const { site, open } = await articleOf('cheating');

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
  const page = await open(t, { motion: 'no-preference' });
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
  assert.equal(await playButton(page), 'Play');
  const stopped = await places(page);
  await pause(600);
  assert.deepEqual(await places(page), stopped);
  const later = await page.$$eval('.film occlusion-grid', (figures) =>
    figures.map(({ shadowRoot }) => shadowRoot.querySelector('[aria-live]')?.textContent ?? ''),
  );
  assert.deepEqual(later, spoken);
});

test('it is still for those who want less motion', async (t) => {
  const page = await open(t);
  await filmIsReady(page);
  const [first] = await places(page);
  await pause(800);
  assert.deepEqual(await places(page), [first, first]);
  assert.equal(await playButton(page), 'Play');
});

test('the strip drives all figures, and the switch prints the sign or removes it', async (t) => {
  const page = await open(t);
  await predicted(page, 'horse', 'horse');
  await page.$eval('.switch', (label) => label.scrollIntoView({ block: 'center' }));
  // In view, wherever the reader is among its figures.
  const { top, bottom } = await placeOfStrip(page);
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

test('where a network is missing there is nothing to pause', async (t) => {
  const gated = await gate(site, /networks\/a\/weights/, { refuse: true });
  const page = await open(t, { motion: 'no-preference', at: `${gated.url}examples/cheating/` });
  await page.waitForFunction(() => window.failed.size > 0, { timeout: 60_000 });
  await pause(500);
  assert.equal(await playButton(page), null);
});

testNotes(open, ['clever', /Clever Hans predictors/], ['snow', /Why should I trust you/]);
testLayout(open);
