import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { allEnded } from '../../scripts/examples/page.js';
import { runAxe } from '../../scripts/story-page.js';
import { makeSite, openPage, root } from './helpers.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An article of `examples/`, as a reader opens it. */
export async function articleOf(name) {
  const site = await makeSite({ examples: { linkTo: path.join(root, 'examples') } });

  async function open(t, { width = 1280, motion = 'reduce', scripts = true, at } = {}) {
    return openPage(t, at ?? `${site.url}/examples/${name}/`, {
      async before(page) {
        await page.setViewport({ width, height: 900 });
        await page.setJavaScriptEnabled(scripts);
        await page.emulateMediaFeatures([
          { name: 'prefers-reduced-motion', value: motion },
          { name: 'prefers-color-scheme', value: 'light' },
        ]);
        await page.evaluateOnNewDocument(() => {
          window.figures = new Map();
          window.failed = new Set();
          addEventListener('explain-complete', ({ target }) => window.figures.set(target), true);
          addEventListener('explain-error', ({ target }) => window.failed.add(target), true);
        });
      },
    });
  }
  return { site, open };
}

/** The words of the film's button; `null` where readers see none. */
export function playButton(page) {
  return page.$eval('.film .play', (button) =>
    button.checkVisibility({ visibilityProperty: true }) ? button.textContent : null,
  );
}

/** Where the strip is in the window. */
export function placeOfStrip(page) {
  return page.$eval('.strip', (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });
}

/**
 * Notes show by keyboard and by pointer, and are numbered as the list is.
 *
 * @param open of an article
 * @param {[id: string, words: RegExp]} focused
 * @param {[id: string, words: RegExp]} pointedAt
 */
export function testNotes(open, focused, pointedAt) {
  test('a note shows where its number has the focus, and Escape hides it', async (t) => {
    const page = await open(t);
    const shown = () =>
      page.$eval('.note', (note) => (note.hidden ? null : note.textContent.replace(/\s+/g, ' ')));
    await page.waitForSelector('.note', { hidden: true });
    assert.equal(await shown(), null);
    await page.focus(`a[href="#${focused[0]}"]`);
    assert.match(await shown(), focused[1]);
    await page.keyboard.press('Escape');
    assert.equal(await shown(), null);
    await page.hover(`a[href="#${pointedAt[0]}"]`);
    assert.match(await shown(), pointedAt[1]);
    const wrong = await page.$$eval('sup a', (links) => {
      const ids = [...document.querySelectorAll('.notes > li')].map(({ id }) => `#${id}`);
      return links
        .filter(({ hash, textContent }) => ids.indexOf(hash) + 1 !== Number(textContent))
        .map(({ hash }) => hash);
    });
    assert.deepEqual(wrong, [], 'the numbers are those of the list');
  });
}

/** All of it on a desktop, then on a phone. */
export function testLayout(open) {
  test('short enough, no wider than the window, accessible, on a desktop and a phone', async (t) => {
    const page = await open(t);
    await allEnded(page.mainFrame());
    await page.evaluate(axe);
    for (const [scheme, width] of [
      ['light', 1280],
      ['dark', 360],
    ]) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([
        { name: 'prefers-reduced-motion', value: 'reduce' },
        { name: 'prefers-color-scheme', value: scheme },
      ]);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await assertFits(page, width);
      assert.deepEqual(await runAxe(page, 'html'), [], `${width} px, ${scheme}`);
    }
    assert.deepEqual(page.problems, []);
  });

  test('without scripts every figure is an image or a table, and nothing waits for a script', async (t) => {
    const page = await open(t, { width: 360, scripts: false });
    await assertFits(page, 360);
    const missing = await page.$$eval('main *', (elements) =>
      elements
        .filter(
          ({ localName }) =>
            localName.includes('-') && !['explain-scene', 'image-input'].includes(localName),
        )
        .filter((element) => !element.querySelector('[data-convlens-render] :is(img, table)'))
        .map(({ localName, id }) => `${localName} ${id}`),
    );
    assert.deepEqual(missing, []);
    const waiting = await page.$$eval('.strip, .play, .live, main input', (parts) =>
      parts.filter((part) => part.checkVisibility()).map(({ outerHTML }) => outerHTML),
    );
    assert.deepEqual(waiting, []);
  });
}

async function assertFits(page, width) {
  const [height, across] = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.documentElement.scrollWidth,
  ]);
  assert.equal(across, width);
  if (width === 360) assert.ok(height <= 14_000, `${height} px`);
}
