import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { articleOf, placeOfStrip, playButton, testLayout, testNotes } from './article-page.js';

/** The article on what a network looks at in a 3, as a reader uses it. */
const { open } = await articleOf('blog-post');

/** The class in question, as the film shows it, and how alike the three maps are to those of the prediction. */
const film = (page) =>
  page.$eval('.film', (figure) => ({
    asked: figure.querySelector('.asked').textContent,
    own: figure.querySelector('.own').textContent,
    checked: figure.querySelector('.classes input:checked')?.value,
    values: [...figure.querySelectorAll('.value')].map(({ textContent }) =>
      Number(textContent.replace('−', '-')),
    ),
    isInert: figure.querySelector('saliency-map').inert,
  }));

const isReady = (page) => page.waitForSelector('.film.is-ready', { timeout: 60_000 });

/** Waits until the film shows this class. */
const asks = (page, asked, own) =>
  page.waitForFunction(
    (...wanted) =>
      ['.asked', '.own'].every(
        (part, index) => document.querySelector(`.film ${part}`).textContent === wanted[index],
      ),
    { timeout: 60_000 },
    asked,
    own,
  );

/** Where an element is once it has stopped moving. */
async function restingBox(element) {
  let before = null;
  for (;;) {
    const box = await element.boundingBox();
    if (JSON.stringify(box) === before) return box;
    before = JSON.stringify(box);
    await pause(300);
  }
}

test('the film asks about one class after another, until it is paused', async (t) => {
  const page = await open(t, { motion: 'no-preference' });
  await isReady(page);
  const seen = new Map();
  for (let look = 0; look < 100 && seen.size < 3; look++) {
    const now = await film(page);
    assert.equal(now.isInert, true, 'screen readers are not told of every map');
    seen.set(now.asked, now.values);
    await pause(100);
  }
  assert.equal(seen.size, 3);
  for (const [asked, [gradient, , guided]] of seen) {
    if (asked !== '3') assert.ok(gradient < 0.5 && guided > 0.7, `${asked}: ${gradient} ${guided}`);
  }
  assert.equal(await playButton(page), 'Pause');
  await page.click('.film .play');
  assert.equal(await playButton(page), 'Play');
  await pause(300);
  const stopped = await film(page);
  assert.equal(stopped.isInert, false);
  await pause(1700);
  assert.deepEqual(await film(page), stopped);
  await page.click('.film .play');
  await page.click('.classes label:nth-of-type(6)');
  await asks(page, '5', '3');
  assert.equal(await playButton(page), 'Play', 'a class that the reader chooses pauses it, too');
});

test('it is still for those who want less motion, who choose the class themselves', async (t) => {
  const page = await open(t);
  await isReady(page);
  const first = await film(page);
  assert.deepEqual(first, {
    asked: '8',
    own: '3',
    checked: '8',
    values: [-0.09, 0.36, 0.93],
    isInert: false,
  });
  assert.equal(await playButton(page), 'Play');
  await pause(1700);
  assert.deepEqual(await film(page), first);
  await page.focus('.classes input:checked');
  await page.keyboard.press('ArrowRight');
  await asks(page, '9', '3');
  // The map for the predicted class itself.
  await page.click('.classes label:nth-of-type(4)');
  await asks(page, '3', '3');
  assert.deepEqual((await film(page)).values, [1, 1, 1]);
});

test('the strip drives all figures, and the reader can draw a digit for it', async (t) => {
  const page = await open(t);
  await isReady(page);
  const labels = '.strip fieldset label';
  await page.click(`${labels}:nth-of-type(10)`);
  await page.waitForFunction(
    () => document.querySelector('.predicted').textContent.startsWith('9 '),
    { timeout: 60_000 },
  );
  await page.$eval('.film', (figure) => figure.scrollIntoView());
  await asks(page, '8', '9');
  assert.equal(await page.$eval('#perfect', ({ target }) => target), '9');
  await page.$eval('#hidden', (figure) => figure.scrollIntoView({ block: 'center' }));
  await page.waitForFunction(() => document.querySelector('#hidden').result?.target.label === '9', {
    timeout: 60_000,
  });
  const { top, bottom } = await placeOfStrip(page);
  assert.ok(top >= -1 && bottom < 120, `${top} to ${bottom}`);

  await page.click('.own-digit summary');
  const pad = await page.waitForSelector('.own-digit image-input >>> canvas', { visible: true });
  const { x, y, width, height } = await restingBox(pad);
  const at = (across, down) => [x + across * width, y + down * height];
  // A 7.
  await page.mouse.move(...at(0.3, 0.2));
  await page.mouse.down();
  for (const place of [
    [0.7, 0.2],
    [0.58, 0.5],
    [0.45, 0.85],
  ]) {
    await page.mouse.move(...at(...place), { steps: 6 });
  }
  await page.mouse.up();
  await page.waitForFunction(
    () => document.querySelector('.predicted').textContent.startsWith('7 '),
    { timeout: 60_000 },
  );
  assert.equal(await page.$$eval(`${labels} input:checked`, ({ length }) => length), 0);
  await page.click(`${labels}:nth-of-type(2)`);
  await page.waitForFunction(
    () => document.querySelector('.predicted').textContent.startsWith('0 '),
    { timeout: 60_000 },
  );
  assert.deepEqual(page.problems, []);
});

testNotes(open, ['nie', /A theoretical explanation/], ['guided', /Striving for simplicity/]);
testLayout(open);
