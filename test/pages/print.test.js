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
  'reader.html': html(`
    <explain-scene id="scene" model="mnist-cnn" src="sample:4" controls="all">
      <saliency-map id="live" loading="eager">${words}</saliency-map>
      <saliency-map id="asleep" loading="click" method="gradient">${words}</saliency-map>
    </explain-scene>
    <saliency-map id="apart" model="mnist-cnn" loading="click">${words}</saliency-map>
    <saliency-map id="fed" model="mnist-cnn" loading="click">${words}</saliency-map>
    <image-input id="input" for="fed" loading="eager"></image-input>
    <occlusion-grid id="grid" model="mnist-cnn" stride="7" loading="eager">${words}</occlusion-grid>
    <relu-backward id="relu" loading="eager">${words}</relu-backward>
    <deconv-viewer id="deconv" model="mnist-cnn" loading="eager" controls="all">${words}</deconv-viewer>
  `),
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

/** The pixels of all canvases of an element. */
const drawn = (page, id) =>
  page.$eval(`#${id}`, (element) =>
    [...element.shadowRoot.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()),
  );

/** Chooses in the menu of a control, as a reader does. */
const choose = (page, id, control, value) =>
  page.$eval(
    `#${id} >>> [part="control-${control}"] select`,
    (menu, chosen) => {
      menu.value = chosen;
      menu.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );

test('what the reader has set is printed, not the fallback of what the author wrote', async (t) => {
  const page = await openPage(t, `${site.url}/reader.html`);
  for (const id of ['live', 'grid', 'relu', 'deconv']) await assertCompletes(page, id);
  await page.waitForFunction(() =>
    document
      .getElementById('scene')
      .shadowRoot.querySelector('[part="control-class"] option + option'),
  );
  const shown = () => seen(page, ['live', 'asleep', 'apart', 'fed', 'grid', 'relu', 'deconv']);
  // Nothing is changed yet: what waits for a click is printed as its author wrote it.
  await page.emulateMediaType('print');
  let all = await shown();
  for (const id of ['asleep', 'apart', 'fed']) {
    assert.deepEqual([all[id].fallback, all[id].standIn], [true, false], id);
  }
  await page.emulateMediaType('screen');
  const before = Object.fromEntries(
    await Promise.all(['live', 'grid', 'deconv'].map(async (id) => [id, await drawn(page, id)])),
  );
  const done = page.evaluate(
    () =>
      new Promise((resolve) => {
        document
          .getElementById('live')
          .addEventListener('explain-complete', resolve, { once: true });
      }),
  );
  await choose(page, 'scene', 'class', '9');
  await done;
  const kept = page.evaluate(
    () =>
      new Promise((resolve) => {
        document
          .getElementById('deconv')
          .addEventListener('explain-complete', resolve, { once: true });
      }),
  );
  await choose(page, 'deconv', 'layer', 'conv2');
  await kept;
  // The occluder, a number and a sample.
  await page.$eval('#grid >>> [part="surface"]', (surface) => {
    const { left, top } = surface.getBoundingClientRect();
    surface.dispatchEvent(
      new MouseEvent('click', { clientX: left + 9, clientY: top + 9, bubbles: true }),
    );
  });
  await page.$eval('#relu >>> [part="number"]', (field) => {
    field.value = '8';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForFunction(
    () => document.getElementById('input').shadowRoot.querySelectorAll('[part="sample"] input')[7],
  );
  await page.$$eval('#input >>> [part="sample"] input', (samples) => samples[7].click());
  await new Promise((resolve) => setTimeout(resolve, 500));
  const onScreen = Object.fromEntries(
    await Promise.all(['live', 'grid', 'deconv'].map(async (id) => [id, await drawn(page, id)])),
  );
  const place = () => page.$eval('#grid >>> [part="occluder"]', ({ style }) => style.transform);
  const where = await place();
  // The page learns of its medium when it is next drawn.
  const standsIn = (wanted) =>
    page.waitForFunction(
      (stands) =>
        Boolean(document.getElementById('asleep').shadowRoot.querySelector('.stand-in')) === stands,
      {},
      wanted,
    );
  await page.emulateMediaType('print');
  await standsIn(true);
  all = await shown();
  for (const id of ['live', 'grid', 'deconv']) {
    assert.deepEqual([all[id].figure, all[id].fallback], [true, false], id);
    // The map itself is hatched on paper.
    assert.deepEqual((await drawn(page, id))[0], onScreen[id][0], id);
    if (id !== 'grid') assert.notDeepEqual(onScreen[id], before[id], id);
  }
  assert.equal(await place(), where);
  assert.equal(await page.$eval('#relu >>> [part="number"]', ({ value }) => value), '8');
  for (const id of ['asleep', 'fed']) {
    assert.deepEqual([all[id].fallback, all[id].standIn], [false, true], id);
  }
  assert.deepEqual([all.apart.fallback, all.apart.standIn], [true, false]);
  await page.emulateMediaType('screen');
  await standsIn(false);
  all = await shown();
  assert.deepEqual([all.asleep.fallback, all.asleep.standIn], [true, false]);
  for (const id of ['live', 'grid', 'deconv']) {
    assert.deepEqual(await drawn(page, id), onScreen[id], id);
  }
  assert.deepEqual(page.problems, []);
});

test('a printed page holds the figures as images', async (t) => {
  const page = await openPage(t, `${site.url}/near.html`);
  await assertCompletes(page, 'saliency');
  const pdf = Buffer.from(await page.pdf({ printBackground: false }));
  assert.ok(pdf.includes('/Subtype /Image') || pdf.includes('/Image'));
});
