import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, makeSite, openPage } from './helpers.js';

const site = await makeSite({
  'index.html': html(
    '<saliency-map id="digit" model="mnist-cnn" src="sample:3"><p id="fallback">A 3</p></saliency-map>',
  ),
});

const fallbackShows = (page) =>
  page.evaluate(() => document.querySelector('#fallback').checkVisibility());
const figureShows = (page) =>
  page.evaluate(() =>
    document.querySelector('#digit').shadowRoot.querySelector('figure').checkVisibility(),
  );

test('without JavaScript the fallback is the figure', async (t) => {
  const page = await openPage(t, site.url, {
    before: (opened) => opened.setJavaScriptEnabled(false),
  });
  const box = await (await page.$('#fallback')).boundingBox();
  assert.ok(box.width > 0 && box.height > 0);
});

test('before upgrade the fallback shows', async (t) => {
  const page = await openPage(t, site.url, {
    before: async (opened) => {
      await opened.setRequestInterception(true);
      opened.on('request', (request) =>
        request.url().endsWith('/convlens.js') ? request.abort() : request.continue(),
      );
    },
  });
  assert.equal(await page.evaluate(() => Boolean(customElements.get('saliency-map'))), false);
  assert.equal(await fallbackShows(page), true);
});

test('in print the fallback takes the place of the live figure', async (t) => {
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'digit');
  assert.deepEqual([await fallbackShows(page), await figureShows(page)], [false, true]);
  await page.emulateMediaType('print');
  assert.deepEqual([await fallbackShows(page), await figureShows(page)], [true, false]);
});
