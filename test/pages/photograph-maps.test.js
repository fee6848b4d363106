import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { assertCompletes, html, makeSite, openPage } from './helpers.js';
import { convlens } from './render-site.js';

const large = 'model="efficientnet-lite0" src="sample:1" backend="wasm" controls="none"';
const small = 'model="cifar10-cnn" src="sample:6" backend="wasm"';
const compare = 'compare="guided-backprop grad-cam"';
const widgets = {
  photograph: `<saliency-map id="photograph" ${large} ${compare}></saliency-map>`,
  under: `<saliency-map id="under" ${large} picture="under"></saliency-map>`,
  deconv: `<deconv-viewer id="deconv" ${large} maps="none"></deconv-viewer>`,
  small: `<saliency-map id="small" ${small} ${compare}></saliency-map>
    <saliency-map id="as-before" ${small} ${compare} channels="sum" clip="100" picture="beside"></saliency-map>`,
};
const compared = (language) =>
  html(
    `<saliency-map id="compared" lang="${language}" ${large} compare="gradient guided-backprop deconvnet"></saliency-map>`,
  );
const body = `<saliency-map ${large} toolbar="none"></saliency-map>`;
const site = await makeSite({
  ...Object.fromEntries(Object.entries(widgets).map(([id, tags]) => [`${id}.html`, html(tags)])),
  ...Object.fromEntries(
    ['en', 'de', 'ar'].map((language) => [`${language}.html`, compared(language)]),
  ),
  'still.html': body,
});

/** Legends as text, and the pixels of every map. */
const drawn = (page, id) =>
  page.$eval(`#${id}`, async (element) => {
    await element.updateComplete;
    const all = (part) => [...element.shadowRoot.querySelectorAll(`[part~="${part}"]`)];
    return {
      legends: all('legend').map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim()),
      maps: all('map-canvas').map((canvas) => {
        const context = canvas.getContext('2d');
        return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
      }),
      grounds: all('ground-canvas').length,
      pictures: all('picture-canvas').length,
    };
  });

/** A map as values, shape and the limit of its colors: what the canvas should show of it. */
const expectedBytes = (page, id, method, percentile) =>
  page.$eval(
    `#${id}`,
    (element, method, percentile) => {
      const map = element.result.details.maps[method];
      const sorted = Float32Array.from(
        map.filter((value) => value !== 0),
        Math.abs,
      ).sort();
      const rank = ((sorted.length - 1) * percentile) / 100;
      const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
      const limit = low + (rank % 1) * (high - low);
      const bytes = Array.from(map, (value) =>
        Math.round(255 * Math.min(Math.max((value + limit) / (2 * limit), 0), 1)),
      );
      return { bytes, limit, largest: sorted.at(-1) };
    },
    method,
    percentile,
  );

/** Before the page's scripts: counts how often all pixels of a map are sorted, and how often in one task. */
const countSorting = (pixels) => {
  window.sorting = { all: 0, most: 0 };
  let inTask = 0;
  const { sort } = Float64Array.prototype;
  Float64Array.prototype.sort = function (...compare) {
    if (this.length === pixels) {
      if (inTask++ === 0) setTimeout(() => (inTask = 0));
      window.sorting.all += 1;
      window.sorting.most = Math.max(window.sorting.most, inTask);
    }
    return sort.apply(this, compare);
  };
};

for (const language of ['en', 'de', 'ar']) {
  test(`maps of a photograph are compared one at a time, and only once, in lang="${language}"`, async (t) => {
    const page = await openPage(t, `${site.url}/${language}.html`, {
      before: (opened) => opened.evaluateOnNewDocument(countSorting, 224 * 224),
    });
    await assertCompletes(page, 'compared');
    assert.deepEqual(await page.evaluate('sorting'), { all: 3, most: 1 });
  });
}

test('guided backprop of a photograph is an image around mid-grey, up to the 99.5th percentile', async (t) => {
  const page = await openPage(t, `${site.url}/photograph.html`);
  await assertCompletes(page, 'photograph');
  const { legends, maps, grounds, pictures } = await drawn(page, 'photograph');
  assert.match(
    legends[0],
    /^black −([\d.]+) 0 white \1 99\.5th percentile; 0\.5% of the values lie beyond$/,
  );
  const { bytes, limit, largest } = await expectedBytes(
    page,
    'photograph',
    'guided-backprop',
    99.5,
  );
  assert.ok(largest > 2 * limit, 'the raw map is not clipped');
  const colors = maps[0].filter((_, index) => index % 4 < 3);
  const off = colors.filter((byte, index) => Math.abs(byte - bytes[index]) > 1).length;
  assert.equal(off, 0);
  const grey = colors.filter((byte) => Math.abs(byte - 128) < 16).length / colors.length;
  assert.ok(grey > 0.5, `${grey} of the map is about mid-grey`);
  // Grad-CAM begins at 0, is not clipped, and lies over the photograph, which stands beside it too.
  assert.match(legends[1], /^0 [\d.]+$/);
  assert.deepEqual([grounds, pictures], [1, 1]);
  const alphas = maps[1].filter((_, index) => index % 4 === 3);
  const cam = await page.$eval('#photograph', ({ result }) => [...result.details.maps['grad-cam']]);
  const most = Math.max(...cam);
  cam.forEach((value, pixel) => {
    assert.ok(Math.abs(alphas[pixel] - 255 * Math.sqrt(value / most)) < 1, `pixel ${pixel}`);
  });
});

test('an image map over its photograph lets it through where the map is 0', async (t) => {
  const page = await openPage(t, `${site.url}/under.html`);
  await assertCompletes(page, 'under');
  const { maps, grounds } = await drawn(page, 'under');
  assert.equal(grounds, 1);
  const pixels = Array.from({ length: maps[0].length / 4 }, (_, at) =>
    maps[0].slice(4 * at, 4 * at + 4),
  );
  const isGrey = ([red, green, blue]) => [red, green, blue].every((c) => Math.abs(c - 128) < 2);
  for (const pixel of pixels) if (pixel[3] > 128) assert.ok(!isGrey(pixel), String(pixel));
  assert.ok(pixels.some(([, , , alpha]) => alpha < 40));
});

test('a reconstruction of a photograph states its percentile', async (t) => {
  const page = await openPage(t, `${site.url}/deconv.html`);
  await assertCompletes(page, 'deconv');
  const { legends } = await drawn(page, 'deconv');
  assert.match(
    legends[0],
    /^black −.+ 0 white .+ 99\.5th percentile; 0\.5% of the values lie beyond/,
  );
});

test('figures of small networks are as before', async (t) => {
  const page = await openPage(t, `${site.url}/small.html`);
  await assertCompletes(page, 'small');
  await assertCompletes(page, 'as-before');
  assert.deepEqual(await drawn(page, 'small'), await drawn(page, 'as-before'));
});

test('convlens render draws the same image around mid-grey', async () => {
  const { status, stderr } = convlens(site.folder, 'render', 'still.html');
  assert.equal(status, 0, stderr);
  const still = await readFile(path.join(site.folder, 'still.html'), 'utf8');
  assert.match(still, /99\.5th percentile; 0\.5% of the values lie beyond/);
  const [, src] = /<img src="([^"]+)"/.exec(still);
  const { width, height, channels, data } = decode(await readFile(path.join(site.folder, src)));
  let grey = 0;
  const [left, bottom] = [Math.ceil(width * 0.55), Math.floor(height * 0.9)];
  for (let y = 0; y < bottom; y++) {
    for (let x = left; x < width; x++) {
      const at = (y * width + x) * channels;
      if ([0, 1, 2].every((color) => Math.abs(data[at + color] - 128) < 24)) grey++;
    }
  }
  assert.ok(grey / (bottom * (width - left)) > 0.4, 'the map on the right is about mid-grey');
});
