import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  assertFailure,
  assertSameMap,
  html,
  makeDisk,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
  root,
} from './helpers.js';
import { greyPng } from './png.js';

const { conv, dense, flatten } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(2)];
const shape = [8, 8, 3];
const model = await modelFiles('model', shape, layers);
const onnx = await readFile(path.join(root, 'test/onnx/dynamic-script/model.onnx'));
const { input: onnxInput } = JSON.parse(
  await readFile(path.join(root, 'test/onnx/dynamic-script/card.json')),
);
const map =
  '<saliency-map id="map" model="model/model.json" src="sample:0" method="gradient" loading="click"></saliency-map>';
const own = { labels: ['day', 'night'], input: { shape, range: [0, 1] } };
/** Nothing may be asked of an address that holds its file itself. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:";
const site = await makeSite(
  {
    ...model,
    'model/card.json': JSON.stringify({ ...own, samples: [{ src: '../grey.png', label: 'day' }] }),
    'model/other.json': JSON.stringify({ labels: ['dawn', 'dusk'] }),
    'dynamic.onnx': onnx,
    'dynamic.json': JSON.stringify({ input: onnxInput }),
    'grey.png': greyPng(8, 8),
    'index.html': html(map),
    'scene.html': html(
      `<explain-scene id="scene" model="model/model.json" permalink>${map.replace('model="model/model.json" src="sample:0" ', '')}<lrp-heatmap id="lrp" loading="click"></lrp-heatmap><image-input id="input"></image-input></explain-scene>`,
    ),
  },
  { headers: { 'Content-Security-Policy': policy } },
);
const samples = [{ src: 'grey.png', label: 'any' }];

/** A page, and the paths of what it asks for from the first result on. */
async function opened(t, name = 'index.html') {
  const page = await openPage(t, `${site.url}/${name}`);
  const asked = [];
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol !== 'blob:') asked.push(protocol === 'data:' ? 'data:' : pathname);
  });
  return { page, asked };
}

/** The result of an element after a change of its properties, or its error. */
const shown = (page, properties = {}, id = 'map') =>
  page.$eval(
    `#${id}`,
    (element, values) => {
      Object.assign(element, values);
      return element.explain().then(window.plain, window.plainError);
    },
    properties,
  );

test('another card, as an object or a file, fetches nothing but itself', async (t) => {
  const { page, asked } = await opened(t);
  const first = await shown(page);
  assert.match(first.target.label, /day|night/);
  asked.length = 0;

  for (const card of [
    { labels: ['one', 'two'], samples },
    { ...own, labels: ['one', 'two'], samples },
    { labels: ['one', 'two'], head: 'logits', input: { range: [-1, 1] }, samples },
  ]) {
    const { target, error } = await shown(page, { card });
    assert.equal(error, undefined, JSON.stringify(error));
    assert.match(target.label, /one|two/);
  }
  const isFile = (url) => !url.endsWith('grey.png');
  assert.deepEqual(asked.filter(isFile), []);
  const other = await shown(page, { card: 'model/other.json', src: 'grey.png' });
  assert.match(other.target.label, /dawn|dusk/);
  assert.deepEqual(asked.filter(isFile), ['/model/other.json']);
  // What goes in is another, and so is what comes out: the network is not.
  const wide = await shown(page, { card: { input: { preset: 'zero-to-255' } }, src: 'grey.png' });
  assert.equal(wide.error, undefined, JSON.stringify(wide.error));
  assert.notDeepEqual(wide.predictions, first.predictions);
  // And the first card's again, beside the model.
  const again = await shown(page, { card: null, src: 'sample:0' });
  assertSameMap(again.map, first.map, 0);
  assert.deepEqual(asked.filter(isFile), ['/model/other.json']);
  assert.deepEqual(page.problems, []);
});

test('memory counts what several cards share once', async (t) => {
  const { page } = await opened(t);
  const memory = () =>
    page.$eval('#map', async (element) => {
      const { fileBytes, bytes } = await element.explainer().memory();
      return { fileBytes, bytes };
    });
  await shown(page, { src: 'grey.png' });
  const before = await memory();
  for (const labels of [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ])
    await shown(page, { card: { labels } });
  assert.deepEqual(await memory(), before);
});

test('a card that is no fit is refused as one from a file is, and the next one works', async (t) => {
  const { page, asked } = await opened(t);
  await shown(page);
  asked.length = 0;
  for (const [card, says] of [
    [{ input: { shape: [9, 9, 3] } }, /its input\.shape is \[9,9,3\]/],
    [{ labels: ['one'] }, /names 1 labels/],
    [{ input: { range: [0, 1], mean: 0 } }, /its input\.range is \[0, 1\]/],
    [{ samples: [{ label: 'no address' }] }, /its samples\[0\]\.src is missing/],
    [['a', 'b'], /it is not an object that JSON can hold/],
  ]) {
    const { message } = assertFailure(await shown(page, { card }), 'card-invalid');
    assert.match(message, says);
    assert.ok(!message.includes('data:'), message);
  }
  for (const make of [
    () => new File(['{}'], 'card.json'),
    () => new Map(),
    () => ({ labels: ['a', 'b'], count: 1n }),
    () => {
      const card = { labels: ['a', 'b'] };
      card.itself = card;
      return card;
    },
  ]) {
    const result = await page.$eval(
      '#map',
      (element, source) => {
        // A policy against eval holds here, too: the makers are told apart by their text.
        const cards = {
          File: () => new File(['{}'], 'card.json'),
          Map: () => new Map(),
          '1n': () => ({ labels: ['a', 'b'], count: 1n }),
          itself: () => {
            const card = { labels: ['a', 'b'] };
            card.itself = card;
            return card;
          },
        };
        const [, makeCard] = Object.entries(cards).find(([word]) => source.includes(word));
        element.card = makeCard();
        return element.explain().then(window.plain, window.plainError);
      },
      String(make),
    );
    assert.match(assertFailure(result, 'card-invalid').message, /that JSON can hold/);
  }
  const { error } = await shown(page, { card: { labels: ['one', 'two'], samples } });
  assert.equal(error, undefined, JSON.stringify(error));
  assert.deepEqual(
    asked.filter((url) => url !== '/grey.png'),
    [],
  );
});

test('equal objects are the same card: nothing is computed anew', async (t) => {
  const { page } = await opened(t);
  await shown(page, { card: { labels: ['one', 'two'], samples } });
  const starts = await page.$eval('#map', async (element) => {
    let count = 0;
    element.addEventListener('explain-start', () => count++);
    const set = async (card) => {
      element.loading = 'eager';
      element.card = card;
      await element.updateComplete;
      return count;
    };
    const list = [{ src: 'grey.png', label: 'any' }];
    return [
      await set({ labels: ['one', 'two'], samples: list }),
      await set({ labels: ['one', 'three'], samples: list }),
    ];
  });
  assert.deepEqual(starts, [0, 1]);
  const card = await page.$eval('#map', (element) => [element.card, element.getAttribute('card')]);
  assert.deepEqual(card, [{ labels: ['one', 'three'], samples }, null]);
});

test('a scene hands its card on; the link and the code say that it has no address', async (t) => {
  const { page } = await opened(t, 'scene.html');
  await page.$eval('#scene', (scene) => {
    scene.card = { labels: ['one', 'two'], samples: [{ src: 'grey.png', label: 'given' }] };
  });
  for (const id of ['map', 'lrp']) {
    const { target, error } = await shown(page, {}, id);
    assert.equal(error, undefined, JSON.stringify(error));
    assert.match(target.label, /one|two/);
  }
  await page.waitForFunction(() =>
    document.querySelector('#input').shadowRoot.textContent.includes('given'),
  );
  await page.waitForFunction(() =>
    document
      .querySelector('#scene')
      .shadowRoot.textContent.includes(
        'The model card has no address, so a link cannot include it.',
      ),
  );
  const find = (selector) => document.querySelector('#map').shadowRoot.querySelector(selector);
  const press = (selector) =>
    page.$eval(
      '#map',
      ({ shadowRoot }, wanted) => shadowRoot.querySelector(wanted).click(),
      selector,
    );
  await press('.toolbar summary');
  await page.waitForFunction(find, {}, '.actions [aria-expanded]');
  await press('.actions [aria-expanded]');
  await page.waitForFunction(find, {}, '.embed textarea');
  const { code, text } = await page.$eval('#map', ({ shadowRoot }) => ({
    code: shadowRoot.querySelector('.embed textarea').value,
    text: shadowRoot.querySelector('.embed').textContent,
  }));
  assert.match(code, /card="https:\/\/example\.org\/your-card\.json"/);
  assert.match(code, /model="http[^"]+\/model\/model\.json"/);
  assert.match(text, /The model card came from your device or a script/);
});

/** How many workers convert files of other tools. */
const conversions = (page) => page.evaluate(() => window.workers.length);

test('files from memory are converted once for all cards', async (t) => {
  const { page, asked } = await opened(t);
  await page.$eval('#map', async (element) => {
    element.model = await (await fetch('dynamic.onnx')).arrayBuffer();
    element.src = 'grey.png';
  });
  const first = await shown(page, { card: { input: onnxInput } });
  assert.equal(first.error, undefined, JSON.stringify(first.error));
  asked.length = 0;
  const before = await conversions(page);
  const labels = first.predictions.map(({ index }) => `class ${index}`);
  const other = await shown(page, { card: { input: { ...onnxInput, range: [0, 255] }, labels } });
  assert.match(other.target.label, /^class \d$/);
  assert.equal(await conversions(page), before);
  assert.deepEqual(
    asked.filter((url) => url !== '/grey.png'),
    [],
  );
  // Of a file that leaves its size open another size is another network.
  const [height, width, channels] = onnxInput.shape;
  const larger = [height + 2, width + 2, channels];
  const resized = await shown(page, { card: { input: { shape: larger } } });
  assert.deepEqual(resized.error ?? resized.shape, resized.error ? resized.error : larger);
  // And none is an error, as without a card.
  assertFailure(await shown(page, { card: { labels } }), 'model-input-shape');
});

test('a card of 25,000 labels is no card too long', async (t) => {
  const { page } = await opened(t);
  const labels = Array.from(
    { length: 25_000 },
    (_, index) => `Nº ${index}, 100 % "long" — ${'x'.repeat(40)}`,
  );
  const { message } = assertFailure(await shown(page, { card: { labels } }), 'card-invalid');
  assert.match(message, /names 25000 labels, the model has 2 outputs/);
  const longer = [...labels, ...labels].map((label) => label.repeat(3));
  assertFailure(await shown(page, { card: { labels: longer } }), 'card-too-long');
});

test('in a page from disk', async (t) => {
  const folder = await makeDisk({
    'index.html': html(
      '<saliency-map id="map" model="mnist-cnn" loading="click"></saliency-map>',
      `<script src="${pathToFileURL(path.join(root, 'dist/convlens.iife.js')).href}"></script>`,
    ),
  });
  const page = await openPage(t, pathToFileURL(path.join(folder, 'index.html')).href);
  const labels = Array.from({ length: 10 }, (_, index) => `number ${index}`);
  const { error } = await shown(page, { card: { labels } });
  // Its samples were the other card's.
  assert.equal(error.code, 'sample-unknown');
  const described = await page.$eval('#map', (element) => element.explainer().describe());
  assert.deepEqual(described.labels, labels);
  assert.equal(described.card.url, null);
});
