import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedBy, noteChanges, oneOfEach, pageOf, ready } from './fixtures/one-of-each.js';
import { launch, makeSite, openPage } from './helpers.js';

const site = await makeSite(
  Object.fromEntries(Object.keys(oneOfEach).map((tag) => [`${tag}.html`, pageOf(tag)])),
);
const browser = await launch();
const phone = { width: 390, height: 800, isMobile: true, hasTouch: true };

async function openElement(t, tag, before = (page) => page.setViewport(phone)) {
  const page = await openPage(t, `${site.url}/${tag}.html`, { browser, before });
  assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches));
  await ready(page);
  await noteChanges(page);
  return page;
}

/** A finger on a part of an element, at these shares of its sides. */
async function tapAt(page, selector, [x, y] = [0.5, 0.5]) {
  const part = await page.waitForSelector(`#it >>> ${selector}`, { timeout: 20_000 });
  await part.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  const box = await part.boundingBox();
  await page.touchscreen.tap(box.x + x * box.width, box.y + y * box.height);
  return part;
}

const has = (page, selector) =>
  page.waitForFunction(
    (wanted) => document.getElementById('it').shadowRoot.querySelector(wanted),
    { timeout: 20_000 },
    selector,
  );

const acts = {
  'saliency-map': async (page) => {
    await tapAt(page, '.picker', [0.1, 0.9]);
    await changedBy(page, 'unit');
  },
  'deconv-viewer': async (page) => {
    await tapAt(page, '.cells li:nth-child(2) button');
    await changedBy(page, 'unit');
  },
  'occlusion-grid': async (page) => {
    await tapAt(page, '.cells .surface', [0.1, 0.9]);
    await changedBy(page, 'position');
    await tapAt(page, 'button.frame');
    const handle = await page.waitForSelector('#it >>> .handle');
    await handle.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = await handle.boundingBox();
    const before = await page.evaluate(() => [scrollY, window.changes.length]);
    const finger = await page.touchscreen.touchStart(x + width / 2, y + height / 2);
    for (let step = 1; step <= 5; step++) {
      await finger.move(x + width / 2 + 6 * step, y + height / 2 + 6 * step);
    }
    await finger.end();
    const after = await page.evaluate(() => [scrollY, window.changes.length]);
    assert.equal(after[0], before[0], 'the page does not scroll');
    assert.ok(after[1] > before[1], 'the occluder was dragged');
  },
  'lrp-heatmap': async (page) => {
    await tapAt(page, '.probe', [0.5, 0.5]);
    await changedBy(page, 'pixel');
    await page.waitForFunction(() =>
      /^\s*Row 15, column 15: relevance/.test(
        document.getElementById('it').shadowRoot.querySelector('[part="reading"]').textContent,
      ),
    );
    await tapAt(page, 'li:nth-child(2) .layer-cell');
    await changedBy(page, 'layers');
  },
  'codespace-am': async (page) => {
    await tapAt(page, '.runs button:nth-child(1)');
    await tapAt(page, '.runs button:nth-child(2)');
    await has(page, '.way input');
    await tapAt(page, '.way input[type="range"]', [0.8, 0.5]);
    await changedBy(page, 'interpolation');
  },
  'relu-backward': async (page) => {
    await tapAt(page, '[part="grid"]:not([data-grid]) .cell');
    await page.waitForFunction(() =>
      /^\s*Row 1, column 1: the input is/.test(
        document
          .getElementById('it')
          .shadowRoot.querySelector('[part="explanation"] [part="finding"]').textContent,
      ),
    );
  },
  'image-input': async (page) => {
    await tapAt(page, '[part="sample"]:nth-of-type(2)');
    await changedBy(page, 'image-change');
    // The line below the samples has other words then: fingers wait for it.
    await page.$eval('#fed', (element) => element.explain());
    await page.$eval('#it', ({ updateComplete }) => updateComplete);
    await tapAt(page, '[data-way="digit"]');
    await has(page, '[part="pad"]');
    const pad = await page.$('#it >>> [part="pad"]');
    await pad.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    await page.evaluate(() => (window.changes = []));
    const { x, y, width, height } = await pad.boundingBox();
    const before = await page.evaluate(() => scrollY);
    const finger = await page.touchscreen.touchStart(x + width / 2, y + height / 4);
    for (let step = 1; step <= 8; step++) {
      await finger.move(x + width / 2, y + height / 4 + (step * height) / 16);
    }
    await finger.end();
    await changedBy(page, 'image-change');
    assert.equal(await page.evaluate(() => scrollY), before);
  },
  'explain-scene': async (page) => {
    const part = await page.waitForSelector('#inner >>> .probe');
    await part.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    const box = await part.boundingBox();
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await changedBy(page, 'pixel');
    // The same place in all of its figures, whose values stand below.
    await page.waitForFunction(() =>
      /row 15/i.test(document.getElementById('it').shadowRoot.textContent),
    );
  },
  'method-contest': async (page) => {
    await tapAt(page, '[part="sort"]');
    await has(page, '[aria-sort]:not([aria-sort="none"])');
  },
  'deconv-learner': async (page) => {
    await tapAt(page, '[part="play"]');
    await page.waitForFunction(() => document.getElementById('it').result?.step > 0);
  },
};

assert.deepEqual(Object.keys(acts).sort(), Object.keys(oneOfEach).sort());

for (const [tag, act] of Object.entries(acts)) {
  test(`by touch alone: <${tag}>`, async (t) => {
    const page = await openElement(t, tag);
    await act(page);
    assert.deepEqual(page.problems, []);
  });
}

for (const [name, before] of [
  ['at 320 px', (page) => page.setViewport({ ...phone, width: 320 })],
  [
    'at 200 % text',
    async (page) => {
      await page.setViewport({ ...phone, width: 360 });
      await page.evaluateOnNewDocument(() => {
        document.addEventListener('DOMContentLoaded', () => {
          document.documentElement.style.fontSize = '200%';
        });
      });
    },
  ],
]) {
  test(`a cell of the grid opens on tap and shows its number ${name}`, async (t) => {
    const page = await openElement(t, 'occlusion-grid', before);
    // As many as have no room for their numbers.
    await page.$eval('#it', async (grid) => {
      grid.stride = 1;
      await grid.updateComplete;
      await grid.explain();
    });
    const seen = () =>
      page.$eval('#it', ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('.numbers, .opened')]
          .filter((each) => each.checkVisibility())
          .map((each) => `${each.className.split(' ')[0]} ${each.textContent}`),
      );
    assert.deepEqual(await seen(), []);
    const grid = await tapAt(page, '.cells .surface', [0.5, 0.4]);
    await has(page, '.opened');
    const [number, ...others] = await seen();
    assert.match(number, /^opened [<>]?\d+(\.\d+)?%/);
    assert.deepEqual(others, []);
    // Inside the grid, and not cut off.
    const [chip, box] = await page.$eval('#it', ({ shadowRoot }) =>
      ['.opened', '.cells'].map((one) => {
        const { left, right, top, bottom } = shadowRoot.querySelector(one).getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    assert.ok(
      chip.left >= box.left - 1 && chip.right <= box.right + 1,
      JSON.stringify([chip, box]),
    );
    assert.ok(chip.top >= box.top - 1 && chip.bottom <= box.bottom + 1);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      false,
    );
    await grid.dispose();
  });
}
