import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import {
  assertFailure,
  assertSameMap,
  explain,
  html,
  makeFolder,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
  root,
} from './helpers.js';
import { greyPng } from './png.js';

const { conv, dense, flatten } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(2)];
const made = await modelFiles('model', [8, 8, 3], layers, ({ weightsManifest: [group] }) => {
  group.paths = ['shards/one.bin', 'shards/two.bin'];
});
const bytes = Buffer.from(made['model/weights.bin']);
const [one, two] = [bytes.subarray(0, 100), bytes.subarray(100)];
const json = made['model/model.json'];
const card = JSON.stringify({
  labels: ['day', 'night'],
  input: { range: [0, 1] },
  samples: [{ src: 'samples/sun.png', label: 'day' }],
});
/** As an author has it in a folder, and on a server. */
const whole = {
  'birds/model.json': json,
  'birds/card.json': card,
  'birds/shards/one.bin': one,
  'birds/shards/two.bin': two,
  'birds/samples/sun.png': greyPng(8, 8),
  'birds/old/model.json': '{}',
};
/** The weights within: one file is the whole model. */
const alone = JSON.stringify({
  ...JSON.parse(json),
  weightsManifest: JSON.parse(json).weightsManifest.map((group) => ({
    ...group,
    paths: [`data:application/octet-stream;base64,${bytes.toString('base64')}`],
  })),
});

const inputs =
  '<input id="files" type="file" multiple><input id="folder" type="file" webkitdirectory>';
const map =
  '<saliency-map id="map" src="photo.png" method="gradient" loading="click"></saliency-map>';
const site = await makeSite({
  ...whole,
  'index.html': html(`${inputs}${map}`),
  'scene.html': html(
    `${inputs}<explain-scene id="scene" src="photo.png" permalink>${map}<lrp-heatmap id="lrp"></lrp-heatmap></explain-scene>`,
  ),
  'photo.png': greyPng(8, 8),
});

/** Chooses files as a reader does, and gives them to the elements, whose input is emptied at once. */
async function choose(page, paths, { input = '#files', elements = ['#map'] } = {}) {
  const field = await page.$(input);
  await field.uploadFile(...paths);
  // A folder is read in its own time.
  await page.waitForFunction((chosen) => chosen.files.length > 0, {}, field);
  return page.evaluate(
    (selector, targets) => {
      const chosen = document.querySelector(selector);
      for (const target of targets) document.querySelector(target).model = chosen.files;
      const { length } = chosen.files;
      chosen.value = '';
      return length;
    },
    input,
    elements,
  );
}

/** The result of the element, or its error. */
const result = (page, id = 'map') =>
  page.$eval(`#${id}`, (element) => element.explain().then(window.plain, window.plainError));
const fromServer = async (page) =>
  explain(page, { model: 'birds/', image: 'photo.png', methods: ['gradient'] });
const on = (folder, ...names) => names.map((name) => path.join(folder, 'birds', name));

test('files that a reader chooses: a model.json with two shards and a card', async (t) => {
  const folder = await makeFolder(whole);
  const page = await openPage(t, site.url);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const names = ['model.json', 'card.json', 'shards/one.bin', 'shards/two.bin'];
  assert.equal(await choose(page, on(folder, ...names)), 4);
  const { target, map: values, error } = await result(page);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.match(target.label, /day|night/);
  assert.ok(!asked.some((url) => /birds|ftp:/.test(url)), String(asked));
  assertSameMap(values, (await fromServer(page)).map, 1e-6);
  assert.equal(await page.$eval('#map', (element) => element.getAttribute('model')), null);
  assert.deepEqual(page.problems, []);
});

test('a folder, with what lies in its folders', async (t) => {
  const folder = await makeFolder(whole);
  const page = await openPage(t, site.url);
  assert.equal(await choose(page, [path.join(folder, 'birds')], { input: '#folder' }), 6);
  await page.$eval('#map', (element) => (element.src = 'sample:0'));
  const { target, map: values, error } = await result(page);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.match(target.label, /day|night/);
  assertSameMap(values, (await fromServer(page)).map, 1e-6);
  assert.deepEqual(page.problems, []);
});

test('a folder of a Teachable Machine project', async (t) => {
  const page = await openPage(t, site.url);
  const project = path.join(root, 'test/fixtures/teachable-machine');
  await choose(page, [project], { input: '#folder' });
  const { target, error } = await result(page);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.match(target.label, /^Class [123]$/);
});

test('the bytes of one file, as a buffer, a part of one, a Blob and a File', async (t) => {
  const page = await openPage(t, site.url);
  const results = await page.evaluate(async (text) => {
    const encoded = new TextEncoder().encode(text);
    const around = new Uint8Array(encoded.length + 20).fill(7);
    around.set(encoded, 10);
    const shared = new Uint8Array(around);
    const given = [
      encoded.buffer,
      shared.subarray(10, 10 + encoded.length),
      new Blob([text]),
      new File([text], 'anything.txt'),
      [new File([text], 'model.json')],
    ];
    const explained = [];
    for (const model of given) {
      const explainer = window.kit.createExplainer({ model, card: 'birds/card.json' });
      const request = { image: 'photo.png', methods: ['gradient'] };
      explained.push(await explainer.saliency(request).then(window.plain, window.plainError));
    }
    return explained;
  }, alone);
  const { map: expected } = await fromServer(page);
  for (const { map: values, error } of results) {
    assert.equal(error, undefined, JSON.stringify(error));
    assertSameMap(values, expected, 1e-6);
  }
});

test('a Keras file from memory', async (t) => {
  const page = await openPage(t, site.url);
  const file = path.join(root, 'test/keras-exports/axes-keras3-archive/model.keras');
  await choose(page, [file]);
  const { map: values, error } = await result(page);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.ok(values.some((value) => value !== 0));
});

test('an ONNX file with its data beside it, and without', async (t) => {
  const page = await openPage(t, site.url);
  const file = (name) => path.join(root, 'test/onnx/external', name);
  await choose(page, [file('model.onnx'), file('model.onnx.data')]);
  const { map: values, error } = await result(page);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.ok(values.some((value) => value !== 0));
  await choose(page, [file('model.onnx')]);
  const { message } = assertFailure(await result(page), 'weights-not-found');
  assert.match(message, /model\.onnx\.data is not among the files given: model\.onnx/);
});

test('figures of the same files share one copy, in a scene too', async (t) => {
  const folder = await makeFolder(whole);
  const page = await openPage(t, `${site.url}/scene.html`);
  const names = ['model.json', 'card.json', 'shards/one.bin', 'shards/two.bin'];
  await choose(page, on(folder, ...names), { elements: ['#scene'] });
  const [first, second] = [await result(page), await result(page, 'lrp')];
  assert.equal(first.error ?? second.error, undefined, JSON.stringify(first.error ?? second.error));
  const memory = await page.$eval('#map', (element) => element.explainer().memory());
  assert.equal(memory.models, 1);
  // No address says which files.
  const note = await page.waitForFunction(() => {
    const part = document.querySelector('#scene').shadowRoot.querySelector('[part="note"]');
    return part?.textContent.trim();
  });
  assert.equal(await note.jsonValue(), 'The model has no address, so a link cannot include it.');
  await page.$eval('#scene', (scene) => (scene.target = '1'));
  await page.waitForFunction(() => location.search.includes('target:1'));
  assert.ok(!/object|File|ftp/i.test(await page.evaluate(() => location.href)));
  assert.deepEqual(page.problems, []);
});

test('the code to copy says that the model has no address', async (t) => {
  const folder = await makeFolder(whole);
  const page = await openPage(t, site.url);
  await choose(page, on(folder, 'model.json', 'shards/one.bin', 'shards/two.bin'));
  await result(page);
  const find = (selector) => document.querySelector('#map').shadowRoot.querySelector(selector);
  await page.$eval('#map', ({ shadowRoot }) =>
    shadowRoot.querySelector('.toolbar summary').click(),
  );
  await page.waitForFunction(find, {}, '.actions [aria-expanded]');
  await page.$eval('#map', ({ shadowRoot }) =>
    shadowRoot.querySelector('.actions [aria-expanded]').click(),
  );
  await page.waitForFunction(find, {}, '.embed textarea');
  const { code, text, links } = await page.$eval('#map', ({ shadowRoot }) => ({
    code: shadowRoot.querySelector('.embed textarea').value,
    text: shadowRoot.querySelector('.embed').textContent,
    links: [...shadowRoot.querySelectorAll('.actions a')].map(({ href }) => href),
  }));
  assert.match(code, /model="https:\/\/example\.org\/your-model\/model\.json"/);
  assert.match(text, /The model came from your device or a script/);
  assert.deepEqual(links, []);
});

for (const [what, names, code, says] of [
  [
    'no model among several files',
    ['card.json', 'shards/one.bin', 'shards/two.bin'],
    'model-not-given',
    /card\.json, one\.bin, two\.bin/,
  ],
  ['a shard is missing', ['model.json', 'shards/one.bin'], 'weights-not-found', /shards\/two\.bin/],
  ['a model.json alone', ['model.json'], 'weights-not-found', /shards\/one\.bin/],
  ['one file that is no model', ['shards/one.bin'], 'model-format-unknown', /format/],
  ['an empty file', ['empty.onnx'], 'model-not-json', /is empty/],
  ['text', ['text.onnx'], 'model-not-json', /neither JSON nor an ONNX/],
]) {
  test(`${what}: ${code}`, async (t) => {
    const folder = await makeFolder({
      ...whole,
      'birds/empty.onnx': '',
      'birds/text.onnx': 'words',
    });
    const page = await openPage(t, site.url);
    await choose(page, on(folder, ...names));
    const failed = await result(page);
    const { message } = assertFailure(failed, code);
    assert.match(message, says);
    assert.ok(!message.includes('ftp:'), message);
    // What was missing is given.
    await choose(page, on(folder, 'model.json', 'shards/one.bin', 'shards/two.bin'));
    assert.equal((await result(page)).error, undefined);
  });
}

test('two models are one too many', async (t) => {
  const folder = await makeFolder({ 'both/a/model.json': json, 'both/b/model.json': json });
  const page = await openPage(t, site.url);
  await choose(page, [path.join(folder, 'both')], { input: '#folder' });
  const { message } = assertFailure(await result(page), 'model-not-given');
  assert.match(message, /both\/a\/model\.json/);
  assert.match(message, /both\/b\/model\.json/);
});

test('a file that changes after it was chosen cannot be read any more', async (t) => {
  const folder = await makeFolder(whole);
  const page = await openPage(t, site.url);
  await choose(page, on(folder, 'model.json', 'shards/one.bin', 'shards/two.bin'));
  await rm(on(folder, 'shards/two.bin')[0]);
  const { message, hint } = assertFailure(await result(page), 'weights-unreachable');
  assert.match(message, /shards\/two\.bin/);
  assert.match(hint, /choose it again/);
});

test('files that have left memory for others are read again', async (t) => {
  const page = await openPage(t, site.url);
  const codes = await page.evaluate(async (text) => {
    // The least recently used leaves at once.
    window.kit.configure({ memoryBudget: 1 });
    const files = window.kit.createExplainer({ model: [new File([text], 'model.json')] });
    const other = window.kit.createExplainer({ model: 'mnist-cnn' });
    const results = [];
    for (const [explainer, image] of [
      [files, 'photo.png'],
      [other, 'sample:0'],
      [files, 'photo.png'],
    ]) {
      results.push(
        await explainer.saliency({ image }).then(
          () => 'done',
          ({ code }) => code,
        ),
      );
    }
    return results;
  }, alone);
  assert.deepEqual(codes, ['done', 'done', 'done']);
});

test('no file, an empty list, something else', async (t) => {
  const page = await openPage(t, site.url);
  const codes = await page.evaluate(async () => {
    const given = [[], document.querySelector('#files').files, null, 7];
    return given.map((model) => {
      try {
        window.kit.createExplainer({ model });
        return 'none';
      } catch ({ code }) {
        return code;
      }
    });
  });
  assert.deepEqual(codes, Array(4).fill('model-missing'));
});

test('files that nobody refers to any more are let go', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(async (text) => {
    window.dropped = [];
    const figure = document.querySelector('#map');
    for (let round = 0; round < 12; round++) {
      const file = new File([text, ' '.repeat(round)], 'model.json');
      window.dropped.push(new WeakRef(file));
      figure.model = [file];
      await figure.explain();
    }
    figure.model = 'mnist-cnn';
    figure.src = 'sample:0';
    await figure.explain();
  }, alone);
  const session = await page.createCDPSession();
  const left = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => window.dropped.filter((file) => file.deref()).length);
  };
  for (let turn = 0; turn < 20 && (await left()) > 0; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(await left(), 0);
});
