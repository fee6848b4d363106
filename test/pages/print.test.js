import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, gate, html, makeSite, openPage } from './helpers.js';

const words = '<p class="fallback">What the figure would show, in words.</p>';
/** One of each, of all kinds of beginning. */
const elements = [
  ['saliency', 'saliency-map', 'model="mnist-cnn" src="sample:3" sanity'],
  ['gallery', 'saliency-map', 'model="mnist-cnn" src="sample:0-2" loading="click"'],
  ['own', 'saliency-map', 'model="mnist-cnn" src="models/mnist-cnn/samples/3.png?own"'],
  ['deconv', 'deconv-viewer', 'model="mnist-cnn" top="3"'],
  ['occlusion', 'occlusion-grid', 'model="mnist-cnn" stride="7"'],
  ['lrp', 'lrp-heatmap', 'model="mnist-cnn" layers loading="click"'],
  ['codespace', 'codespace-am', 'generator="mnist-gan" runs="2" stop-at="0.3"'],
  ['paused', 'codespace-am', 'generator="mnist-gan" runs="2" paused'],
  ['relu', 'relu-backward', ''],
];
const ids = elements.map(([id]) => id);
const failing = ['failing', 'saliency-map', 'model="nowhere/model.json"'];
const bodyOf = (inside, all = elements) =>
  all
    .map(([id, tag, attributes]) => `<${tag} id="${id}" ${attributes}>${inside}</${tag}>`)
    .join('');
const input = (inside) => `<image-input id="input" model="mnist-cnn">${inside}</image-input>`;
const far = '<div style="height: 6000px"></div>';
const site = await makeSite({
  'far.html': html(far + bodyOf('', [...elements, failing]) + input('')),
  'far-fallback.html': html(far + bodyOf(words, [...elements, failing]) + input(words)),
  'near.html': html(bodyOf('') + input('')),
  'near-fallback.html': html(bodyOf(words) + input(words)),
  'slotted.html': html(
    '<saliency-map id="slotted" model="mnist-cnn"><img slot="image" width="28" height="28" src="models/mnist-cnn/samples/3.png" alt=""></saliency-map>',
  ),
  'german.html': html(`${far}<relu-backward id="relu"></relu-backward>`).replace('"en"', '"de"'),
  'classic.html': html(
    `${far}<relu-backward id="relu" loading="click"></relu-backward>`,
    '<script src="dist/convlens.iife.js"></script>',
  ),
});

/** What is visible of each, and how many of its visible canvases hold anything. */
const seen = (page, wanted = [...ids, 'input']) =>
  page.evaluate(
    (all) =>
      Object.fromEntries(
        all.map((id) => {
          const element = document.getElementById(id);
          const visible = (one) => {
            const { width, height } = one.getBoundingClientRect();
            return one.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
          };
          const shows = (selector) =>
            [...element.shadowRoot.querySelectorAll(selector)].some(visible);
          const canvases = [...element.shadowRoot.querySelectorAll('canvas')].filter(visible);
          const isPainted = (canvas) => {
            const { data } = canvas
              .getContext('2d')
              .getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value) => value !== 0);
          };
          return [
            id,
            {
              figure: shows('figure'),
              fallback: [...element.querySelectorAll('.fallback')].some(visible),
              standIn: shows('.stand-in'),
              image: shows('.stand-in img'),
              controls: shows('.controls *, .toolbar *, .way, progress, [part="retry"]'),
              pending: shows('.picture.pending'),
              canvases: canvases.length,
              painted: canvases.filter(isPainted).length,
            },
          ];
        }),
      ),
    wanted,
  );

for (const [name, script] of [
  ['far.html', 'without fallbacks'],
  ['far-fallback.html', 'with fallbacks'],
]) {
  test(`preparePrint() computes and paints every figure, then prints, ${script}`, async (t) => {
    const page = await openPage(t, `${site.url}/${name}`);
    await page.waitForFunction(() => window.kit);
    const printed = await page.evaluate(async () => {
      const calls = [];
      window.print = () =>
        calls.push([...document.querySelectorAll('[id]')].map(({ status }) => status));
      const value = await window.kit.preparePrint();
      const once = calls.length;
      await window.kit.preparePrint({ print: false });
      return { value, once, calls };
    });
    assert.deepEqual([printed.value, printed.once, printed.calls.length], [undefined, 1, 1]);
    await page.emulateMediaType('print');
    const all = await seen(page);
    for (const id of ids) {
      const { figure, fallback, standIn, controls, pending, canvases, painted } = all[id];
      assert.deepEqual(
        { figure, fallback, standIn, controls },
        { figure: true, fallback: false, standIn: false, controls: false },
        id,
      );
      // Runs have a row of places for those to come.
      if (id !== 'paused' && id !== 'codespace') assert.equal(pending, false, id);
      assert.ok(id === 'relu' || canvases > 0, id);
      assert.equal(painted, canvases, id);
    }
    assert.equal(all.input.figure, true);
    const thumbnails = await page.$$eval('#input >>> img', (images) =>
      images.map(({ naturalWidth }) => naturalWidth),
    );
    assert.ok(thumbnails.length === 10 && thumbnails.every((width) => width > 0));
    const failed = (await seen(page, ['failing'])).failing;
    assert.equal(failed.fallback, name !== 'far.html');
    assert.ok(await page.$eval('#failing >>> [part="error"]', (note) => note.checkVisibility()));
    assert.deepEqual(page.problems, []);
  });
}

test('the classic script has preparePrint() too', async (t) => {
  const page = await openPage(t, `${site.url}/classic.html`);
  await page.evaluate(() => window.convlens.preparePrint({ print: false }));
  await page.emulateMediaType('print');
  assert.equal((await seen(page, ['relu'])).relu.figure, true);
});

test('what has no result is printed as its fallback, or as its image and a line', async (t) => {
  const { url } = await gate(site, /weights\.bin|worker-source|engine\.worker/);
  for (const [name, isFar] of [
    ['near', false],
    ['far', true],
  ]) {
    const page = await openPage(t, `${url}${name}.html`);
    await page.waitForFunction(() => customElements.get('relu-backward'));
    await page.emulateMediaType('print');
    // Out of sight a lazy image comes when the page is really printed.
    if (!isFar) {
      await page.waitForFunction(() => {
        const image = document.getElementById('own').shadowRoot.querySelector('.stand-in img');
        return image?.complete && image.naturalWidth > 0;
      });
    }
    const all = await seen(page);
    for (const id of isFar ? [...ids, 'input'] : ids) {
      assert.deepEqual(
        [all[id].figure, all[id].standIn, all[id].controls],
        [false, true, false],
        id,
      );
    }
    if (!isFar) assert.equal(all.own.image, true);
    const line = await page.$eval('#relu >>> .stand-in', ({ textContent }) => textContent.trim());
    assert.match(line, /not ready for printing/);
    const withFallback = await openPage(t, `${url}${name}-fallback.html`);
    await withFallback.waitForFunction(() => customElements.get('relu-backward'));
    await withFallback.emulateMediaType('print');
    const fallbacks = await seen(withFallback);
    for (const id of ids) {
      const { figure, fallback, standIn } = fallbacks[id];
      assert.deepEqual([figure, fallback, standIn], [false, true, false], id);
    }
  }
});

test('where the words of a language were not fetched yet, an English line is printed', async (t) => {
  for (const [name, pattern] of [
    ['german.html', /not ready/],
    ['far.html', /^none$/],
  ]) {
    const page = await openPage(t, `${site.url}/${name}`);
    await page.emulateMediaType('print');
    const content = await page.$eval(
      '#relu >>> .stand-in p',
      (line) => getComputedStyle(line, '::after').content,
    );
    assert.match(content, pattern);
  }
});

test('a slotted image is printed before there is a result, and no image is fetched for print alone', async (t) => {
  const { url } = await gate(site, /weights\.bin|worker-source|engine\.worker/);
  const page = await openPage(t, `${url}slotted.html`);
  await page.waitForFunction(() => document.getElementById('slotted').shadowRoot);
  const shown = () => page.$eval('#slotted img', (image) => image.checkVisibility());
  assert.equal(await shown(), false);
  await page.emulateMediaType('print');
  assert.equal(await shown(), true);
  const asked = [];
  await openPage(t, `${url}far.html`, {
    waitUntil: 'networkidle2',
    before: (opened) => opened.on('request', (request) => asked.push(request.url())),
  });
  const isFetched = () => asked.some((address) => address.endsWith('?own'));
  assert.equal(isFetched(), false);
});

test('a printed page holds the figures as images', async (t) => {
  const page = await openPage(t, `${site.url}/near.html`);
  await assertCompletes(page, 'saliency');
  const pdf = Buffer.from(await page.pdf({ printBackground: false }));
  assert.ok(pdf.includes('/Subtype /Image') || pdf.includes('/Image'));
});
