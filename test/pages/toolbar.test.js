import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { runAxe } from '../../scripts/story-page.js';
import { assertCompletes, html, makeSite, openPage } from './helpers.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widget = `<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>
  <saliency-map id="map" model="mnist-cnn" src="sample:3" compare="gradient grad-cam"></saliency-map>`;
const site = await makeSite({
  'index.html': html(widget).replace(
    '<meta',
    '<meta name="viewport" content="width=device-width"><meta',
  ),
  'styled.html': html(
    `<style>@media all { p, saliency-map::part(label) { color: #f00; font-size: 30px } }</style>${widget}`,
  ),
});

/** Opens the toolbar with its code shown. */
async function opened(t, { scheme = 'light', width = 800 } = {}) {
  const page = await openPage(t, site.url, {
    before: async (before) => {
      await before.setViewport({ width, height: 900 });
      await before.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    },
  });
  await assertCompletes(page, 'map');
  await page.$eval('#map', ({ shadowRoot }) =>
    shadowRoot.querySelector('.toolbar summary').click(),
  );
  const find = (selector) => document.querySelector('#map').shadowRoot.querySelector(selector);
  await page.waitForFunction(find, {}, '.actions a');
  await page.$eval('#map', ({ shadowRoot }) => {
    shadowRoot.querySelector('.actions [aria-expanded]').click();
  });
  await page.waitForFunction(find, {}, 'textarea');
  return page;
}

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing in the open toolbar, in a ${scheme} page`, async (t) => {
    const page = await opened(t, { scheme });
    await page.evaluate(axe);
    assert.deepEqual(await runAxe(page, '#map'), []);
  });
}

test('the open toolbar fits a screen of 320 pixels, with targets of 24 and more', async (t) => {
  const page = await opened(t, { width: 320 });
  const [wide, small] = await page.$eval('#map', ({ shadowRoot }) => {
    const targets = [...shadowRoot.querySelectorAll('.toolbar :is(summary, button, .actions a)')];
    const boxes = targets.map((target) => target.getBoundingClientRect());
    return [
      document.documentElement.scrollWidth,
      boxes.filter(({ width, height }) => width < 24 || height < 24).length,
    ];
  });
  assert.equal(wide, 320);
  assert.equal(small, 0);
});

test('full screen shows the figure on the colour of the page, and leads back', async (t) => {
  const page = await opened(t, { scheme: 'dark' });
  const press = async (words) => {
    for (const button of await page.$$('#map >>> .actions button')) {
      if ((await button.evaluate(({ textContent }) => textContent.trim())) === words) {
        return button.click();
      }
    }
    throw new Error(`There is no button ${words}.`);
  };
  await press('Full screen');
  await page.waitForFunction(() => document.fullscreenElement?.id === 'map');
  const colors = await page.$eval('#map', ({ shadowRoot }) => [
    getComputedStyle(shadowRoot.fullscreenElement).backgroundColor,
    getComputedStyle(document.documentElement).backgroundColor,
  ]);
  assert.equal(colors[0], colors[1]);
  await page.waitForFunction(() =>
    /Leave full screen/.test(document.querySelector('#map').shadowRoot.textContent),
  );
  await press('Leave full screen');
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test('the saved picture has what the page says about the parts of the figure', async (t) => {
  const page = await openPage(t, `${site.url}/styled.html`);
  await assertCompletes(page, 'map');
  await page.$eval('#map', ({ shadowRoot }) =>
    shadowRoot.querySelector('.toolbar summary').click(),
  );
  await page.waitForFunction(() =>
    document.querySelector('#map').shadowRoot.querySelector('.actions button'),
  );
  const red = await page.$eval('#map', async ({ shadowRoot }) => {
    const saved = new Promise((resolve) => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (content) => {
        resolve(content);
        return createObjectURL.call(URL, content);
      };
    });
    shadowRoot.querySelector('.actions button').click();
    const bitmap = await createImageBitmap(await saved);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return data.filter(
      (value, at) => at % 4 === 0 && value > 250 && data[at + 1] < 5 && data[at + 2] < 5,
    ).length;
  });
  // Three labels in large letters; the colour maps have no such red.
  assert.ok(red > 500, `${red} pixels`);
});
