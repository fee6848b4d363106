import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, gate, html, kitModule, makeSite, openPage, settled } from './helpers.js';
import { visibleParts } from './widgets.js';

const widget =
  '<saliency-map id="map" model="mnist-cnn" src="sample:3"><p class="fallback">A 3</p></saliency-map>';
const site = await makeSite({
  'index.html': html(widget),
  'waiting.html': html(widget.replace('id="map"', 'id="map" loading="click"')),
  'versioned.html': html(
    widget,
    `<script type="module">${kitModule('.').replace('convlens.js', 'convlens.js?version=2')}</script>`,
  ),
});
const viewFile = /chunks\/saliency-view\.[\da-f]{8}\.js/;

test('a view that cannot be fetched is a named error, and trying again helps', async (t) => {
  const { url, open } = await gate(site, viewFile, { refuse: true });
  const page = await openPage(t, url);
  const { type, detail } = await settled(page, 'map');
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'view-unreachable');
  assert.match(detail.message, /<saliency-map>/);
  await page.$eval('#map', (element) => element.updateComplete.then(() => {}));
  const { fallback, figure, retry, error } = await visibleParts(page, 'map');
  assert.deepEqual({ fallback, figure, retry }, { fallback: true, figure: false, retry: true });
  assert.ok(error.includes(detail.hint));
  const style = await page.$eval('#map', (element) => getComputedStyle(element).display);
  assert.equal(style, 'block');
  open();
  const since = await page.evaluate(() => window.events.length);
  await (await page.$('#map >>> button')).click();
  await assertCompletes(page, 'map', since);
  assert.deepEqual(page.problems, []);
});

test('until its view has come, an element shows its fallback', async (t) => {
  const { url, open } = await gate(site, viewFile);
  const page = await openPage(t, url);
  await page.waitForFunction(() => window.events.some(({ type }) => type === 'explain-start'));
  assert.equal((await visibleParts(page, 'map')).fallback, true);
  open();
  await assertCompletes(page, 'map');
  const { fallback, figure } = await visibleParts(page, 'map');
  assert.deepEqual({ fallback, figure }, { fallback: false, figure: true });
});

test('loading="click" fetches no view before the reader asks', async (t) => {
  const asked = [];
  const page = await openPage(t, `${site.url}/waiting.html`, {
    waitUntil: 'networkidle0',
    before: (opened) => opened.on('request', (request) => asked.push(request.url())),
  });
  assert.equal(asked.filter((url) => viewFile.test(url)).length, 0);
  await (await page.$('#map >>> button')).click();
  await assertCompletes(page, 'map');
  assert.equal(asked.filter((url) => viewFile.test(url)).length, 1);
});

test('a script with a query in its address works', async (t) => {
  const page = await openPage(t, `${site.url}/versioned.html`);
  await assertCompletes(page, 'map');
  const { fallback, figure } = await visibleParts(page, 'map');
  assert.deepEqual({ fallback, figure }, { fallback: false, figure: true });
  assert.equal(await page.evaluate(() => window.workers.length), 1);
  assert.deepEqual(page.problems, []);
});
