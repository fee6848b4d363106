import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, gate, html, makeSite, openPage, settled } from './helpers.js';

const words = '<p class="fallback">What the figure would show, in words.</p>';
const figures = `
<saliency-map id="saliency" model="mnist-cnn">${words}</saliency-map>
<saliency-map id="rendered" model="mnist-cnn"><figure class="fallback" data-convlens-render="0">${words}</figure></saliency-map>
<deconv-viewer id="deconv" model="mnist-cnn">${words}</deconv-viewer>
<occlusion-grid id="occlusion" model="mnist-cnn" stride="7">${words}</occlusion-grid>
<lrp-heatmap id="lrp" model="mnist-cnn">${words}</lrp-heatmap>
<codespace-am id="codespace" generator="mnist-gan" runs="2">${words}</codespace-am>
<relu-backward id="relu">${words}</relu-backward>`.replaceAll(' id=', ' loading="eager" id=');
const ids = [...figures.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);
const site = await makeSite({
  'index.html': html(
    '<saliency-map id="digit" model="mnist-cnn" src="sample:3"><p id="fallback">A 3</p></saliency-map>',
  ),
  'all.html': html(`${figures}<image-input id="input" model="mnist-cnn">${words}</image-input>`),
});

/** Whether the reader sees what, of each: the fallback, the figure, the line that tells how far it is. */
const seen = (page) =>
  page.evaluate((all) => {
    const shows = (element) => {
      const { width, height } = element?.getBoundingClientRect() ?? {};
      const visible = element?.checkVisibility({ visibilityProperty: true });
      return Boolean(visible && width > 0 && height > 0);
    };
    return Object.fromEntries(
      all.map((id) => {
        const element = document.getElementById(id);
        const line = element.shadowRoot.querySelector('.fallback progress');
        return [
          id,
          [
            element.querySelector('.fallback'),
            element.shadowRoot.querySelector('figure'),
            line,
          ].map(shows),
        ];
      }),
    );
  }, ids);

const each = (value) => Object.fromEntries(ids.map((id) => [id, value]));

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
  assert.equal(
    await page.evaluate(() => document.querySelector('#fallback').checkVisibility()),
    true,
  );
});

test('the fallback stays until there is something to see, with a line that tells how far it is', async (t) => {
  // Views and engine are there; the weights are not.
  const { url, open } = await gate(site, /weights\.bin|worker-source|engine\.worker/);
  const page = await openPage(t, `${url}all.html`);
  await page.waitForFunction(
    (count) => window.events.filter(({ type }) => type === 'explain-start').length === count,
    {},
    ids.length,
  );
  await page.waitForFunction(
    (all) =>
      all.every((id) => document.getElementById(id).shadowRoot.querySelector('figure *') !== null),
    {},
    ids,
  );
  assert.deepEqual(await seen(page), each([true, false, true]));
  // It has the figure's room: nothing jumps when that comes.
  const heights = () =>
    page.evaluate(() => ['saliency', 'relu'].map((id) => document.getElementById(id).offsetHeight));
  const reserved = await heights();
  open();
  for (const id of ids) await assertCompletes(page, id);
  await page.evaluate(
    (all) => Promise.all(all.map((id) => document.getElementById(id).updateComplete)),
    ids,
  );
  assert.deepEqual(await seen(page), each([false, true, false]));
  assert.deepEqual(await heights(), reserved);
  // Another image is waited for in the figure.
  await page.$eval('#saliency', (element) => element.setAttribute('src', 'sample:7'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  assert.deepEqual((await seen(page)).saliency.slice(0, 2), [false, true]);
});

test('after an error and while it is tried again the fallback stays too', async (t) => {
  const { url, open } = await gate(site, /saliency-view/, { refuse: true });
  const page = await openPage(t, url);
  assert.equal((await settled(page, 'digit')).type, 'explain-error');
  const shows = () => page.evaluate(() => document.querySelector('#fallback').checkVisibility());
  assert.equal(await shows(), true);
  open();
  const since = await page.evaluate(() => window.events.length);
  await (await page.$('#digit >>> [part="retry"]')).click();
  assert.equal(await shows(), true);
  await assertCompletes(page, 'digit', since);
  assert.equal(await shows(), false);
});
