import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { runAxe } from '../../scripts/story-page.js';
import { html, makeDisk, makeFolder, makeSite, openPage, root } from './helpers.js';
import { greyPng } from './png.js';
import {
  candidates,
  completed,
  drop,
  open,
  recomputed,
  site,
  text,
  value,
} from './workbench-page.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inTest = (...parts) => path.join(root, 'test', ...parts);
const teachable = inTest('fixtures/teachable-machine');
const folder = await makeFolder({
  'cats/model.json': { copyOf: path.join(teachable, 'model.json') },
  'cats/metadata.json': { copyOf: path.join(teachable, 'metadata.json') },
  'cats/weights.bin': { copyOf: path.join(teachable, 'weights.bin') },
  // An ONNX file says itself what its data are called: it can have any name.
  'birds.onnx': { copyOf: inTest('onnx/external/model.onnx') },
  'model.onnx.data': { copyOf: inTest('onnx/external/model.onnx.data') },
  'birds.keras': { copyOf: inTest('keras-files/float16.keras') },
  'lambda.keras': { copyOf: inTest('keras-files/lambda.keras') },
  'weights.pt': zipSync({ 'archive/data.pkl': new Uint8Array(9) }),
  'labels.txt': 'wren\nrobin\nowl\n',
  'photo.png': greyPng(40, 30),
});
const file = (name) => path.join(folder, name);
const given = {
  'a Teachable Machine folder that is picked': {
    give: async (page) => (await page.$('#model-folder')).uploadFile(file('cats')),
    format: /TensorFlow\.js layers model/,
    model: 'cats/model.json',
    hasCard: false,
    files: ['cats/metadata.json', 'cats/model.json', 'cats/weights.bin'],
  },
  'a Teachable Machine folder that is dropped': {
    give: (page) => drop(page, file('cats')),
    format: /TensorFlow\.js layers model/,
    model: 'cats/model.json',
    hasCard: false,
    files: ['cats/metadata.json', 'cats/model.json', 'cats/weights.bin'],
  },
  'an ONNX file with its data that are picked': {
    give: async (page) =>
      (await page.$('#model-files')).uploadFile(file('birds.onnx'), file('model.onnx.data')),
    format: /ONNX/,
    model: 'birds.onnx',
    hasCard: true,
    files: ['birds.onnx', 'model.onnx.data'],
  },
  'an ONNX file with its data that are dropped': {
    give: (page) => drop(page, file('birds.onnx'), file('model.onnx.data')),
    format: /ONNX/,
    model: 'birds.onnx',
    hasCard: true,
    files: ['birds.onnx', 'model.onnx.data'],
  },
  'a Keras file that is dropped': {
    give: (page) => drop(page, file('birds.keras')),
    format: /Keras archive/,
    model: 'birds.keras',
    hasCard: true,
    files: ['birds.keras'],
  },
};

const publishes = (page) =>
  page.$$eval('#publish code', (items) => items.map(({ textContent }) => textContent).sort());

for (const [what, { give, format, model, hasCard, files }] of Object.entries(given)) {
  test(`${what} is read, explained, and comes out as code`, async (t) => {
    const page = await open(t);
    await give(page);
    const { map } = await completed(page, 'saliency-map');
    assert.ok(map.some((number) => number !== 0));
    assert.match(await text(page, '#facts'), format);
    await completed(page, 'lrp-heatmap');
    const code = await value(page, '#code');
    assert.ok(code.includes(`model="${model}"`), code);
    assert.equal(/ card="/.test(code), hasCard, code);
    const card = hasCard ? ['card.json'] : [];
    assert.deepEqual(await publishes(page), [...files, ...card].sort());
    assert.deepEqual(page.problems, []);
    assert.ok(
      page.requested.every((url) => /^(data|blob):/.test(url) || url.startsWith(site.url)),
      page.requested.join('\n'),
    );
  });
}

test('answers change the predictions, the figures and the card', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  const before = await completed(page, 'saliency-map');
  const shown = await candidates(page);
  assert.deepEqual(Object.keys(shown), [
    '',
    'imagenet-torch',
    'imagenet-keras-caffe',
    'imagenet-keras-torch',
    'minus-one-to-one',
    'zero-to-one',
    'zero-to-255',
  ]);
  assert.equal(shown[''], shown['zero-to-one']);
  assert.notEqual(shown['minus-one-to-one'], shown['zero-to-one']);
  const after = await recomputed(page, 'saliency-map', () =>
    page.click('[data-preset="minus-one-to-one"] input'),
  );
  assert.notDeepEqual(after.map, before.map);
  // The row had said it before.
  const [first] = after.predictions;
  assert.ok(
    shown['minus-one-to-one'].startsWith(`class ${first.label} `),
    shown['minus-one-to-one'],
  );
  assert.equal(JSON.parse(await value(page, '#card')).input.preset, 'minus-one-to-one');

  const labelled = await recomputed(page, 'saliency-map', () => drop(page, file('labels.txt')));
  assert.ok(['wren', 'robin', 'owl'].includes(labelled.predictions[0].label));
  assert.equal(await value(page, '#labels'), 'wren\nrobin\nowl');
  // In every row, without predicting anew.
  for (const row of Object.values(await candidates(page))) {
    assert.match(row, /^(wren|robin|owl) /);
    assert.doesNotMatch(row, /class/);
  }
  const card = JSON.parse(await value(page, '#card'));
  assert.deepEqual(card.labels, ['wren', 'robin', 'owl']);
  assert.equal(card.input.preset, 'minus-one-to-one');
  // Too few are not taken.
  await page.$eval('#labels', (area) => {
    area.value = 'wren\nrobin';
    area.dispatchEvent(new Event('change'));
  });
  await page.waitForFunction(() => document.querySelector('#labels-complaint').textContent);
  assert.match(await text(page, '#labels-complaint'), /2 labels.*3 classes/);
  assert.deepEqual(JSON.parse(await value(page, '#card')).labels, ['wren', 'robin', 'owl']);
  assert.deepEqual(page.problems, []);
});

test('a refused file says why, and the next one is read', async (t) => {
  const page = await open(t);
  await drop(page, file('weights.pt'));
  await page.waitForSelector('#failure');
  assert.match(await text(page, '#failure'), /torch\.onnx\.export/);
  await drop(page, file('lambda.keras'));
  await page.waitForFunction(() =>
    /Lambda/.test(document.querySelector('#failure')?.textContent ?? ''),
  );
  assert.match(await text(page, '#failure li'), /Lambda/);
  assert.match(await text(page, '#failure'), /layer-unsupported/);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  assert.equal(await page.$('#failure'), null);
  // One that is refused now leaves what is there.
  await drop(page, file('weights.pt'));
  await page.waitForSelector('#failure');
  assert.ok(await page.$('#scene saliency-map'));
  assert.deepEqual(page.problems, []);
});

test('the copied code and the card show the same on a fresh page', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  await drop(page, file('photo.png'));
  await page.waitForFunction(() => document.querySelector('#code').value.includes('photo.png'));
  await recomputed(page, 'saliency-map', () =>
    page.click('[data-preset="minus-one-to-one"] input'),
  );
  const { map } = await recomputed(page, 'saliency-map', () => drop(page, file('labels.txt')));
  const code = await value(page, '#code');
  assert.match(code, /card="card\.json"/);
  const published = await makeSite({
    'index.html': html('', code.replace(/https:\/\/unpkg[^"]*/, 'dist/convlens.js')),
    'card.json': await value(page, '#card'),
    'birds.keras': { copyOf: file('birds.keras') },
    'photo.png': { copyOf: file('photo.png') },
  });
  const fresh = await openPage(t, published.url);
  const result = await fresh.evaluate(async () => {
    const { map: found, target } = await document.querySelector('saliency-map').explain();
    return { map: [...found], label: target.label };
  });
  assert.deepEqual(result.map, map);
  assert.ok(['wren', 'robin', 'owl'].includes(result.label));
  assert.deepEqual(fresh.problems, []);
  assert.deepEqual(page.problems, []);
});

test('explanations are switched on and off, and the code follows', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  await page.click('#choices > summary');
  const toggle = (name) => page.click(`input[name="${name}"]`);
  for (const name of ['occlusion-grid', 'deconv-viewer', 'lrp-heatmap epsilon-plus']) {
    await toggle(name);
  }
  await toggle('saliency-map grad-cam');
  await toggle('saliency-map gradient');
  await page.waitForFunction(() =>
    /<saliency-map[^>]* method="guided-backprop"|<saliency-map[^>]*src="[^"]*">/.test(
      document.querySelector('#code').value,
    ),
  );
  const code = await value(page, '#code');
  assert.equal(code.trim().split('\n').length, 2, code);
  assert.doesNotMatch(code, /explain-scene|occlusion|lrp/);
  assert.deepEqual(page.problems, []);
});

test('everything is reached by the keyboard', async (t) => {
  const page = await open(t);
  const active = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      return element.id || element.name || element.textContent.trim();
    });
  const tabTo = async (name) => {
    for (let presses = 0; presses < 80; presses++) {
      if ((await active()) === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${name}, it ends at ${await active()}`);
  };
  await tabTo('model-files');
  await tabTo('model-folder');
  await tabTo('mnist-cnn');
  await page.keyboard.press('Enter');
  await completed(page, 'saliency-map');
  await page.$eval('.question summary', (summary) => summary.focus());
  await page.keyboard.press('Enter');
  await tabTo('preset');
  const before = await value(page, '#card');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((old) => document.querySelector('#card').value !== old, {}, before);
  await tabTo('code');
  await tabTo('Copy');
  await tabTo('download');
  assert.deepEqual(page.problems, []);
});

test('from disk it reads a built-in model, and one that is dropped', async (t) => {
  const disk = await makeDisk({ dist: { copyOf: path.join(root, 'dist') } });
  const page = await open(t, {
    url: pathToFileURL(path.join(disk, 'dist/workbench.html')).href,
  });
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent.includes('mnist-cnn')).click();
  });
  await completed(page, 'saliency-map');
  await recomputed(page, 'saliency-map', () => drop(page, file('birds.keras')));
  await candidates(page);
  // Browsers keep dropped folders from pages that come from disk.
  await drop(page, file('cats'));
  await page.waitForFunction(() =>
    /choose it by "Folder"/.test(document.querySelector('[role="status"]').textContent),
  );
  await recomputed(page, 'saliency-map', async () =>
    (await page.$('#model-folder')).uploadFile(file('cats')),
  );
  assert.match(await text(page, '#facts'), /TensorFlow\.js layers model/);
  assert.deepEqual(page.problems, []);
});

for (const scheme of ['light', 'dark']) {
  test(`it fits 360 px and has no violation of axe, ${scheme}`, async (t) => {
    const page = await open(t, { width: 360, scheme });
    await drop(page, file('birds.onnx'), file('model.onnx.data'));
    await completed(page, 'saliency-map');
    await candidates(page);
    await page.$$eval('main details', (all) => all.forEach((one) => (one.open = true)));
    for (const tag of ['lrp-heatmap', 'occlusion-grid', 'deconv-viewer'])
      await completed(page, tag);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${width} px`);
    await page.evaluate(axe);
    assert.deepEqual(await runAxe(page, 'main'), []);
    assert.deepEqual(page.problems, []);
  });
}

test('an address opens the page anew, which may then ask there and nowhere else', async (t) => {
  const elsewhere = await makeSite(
    { 'birds.keras': { copyOf: file('birds.keras') } },
    { withKit: false, headers: { 'Access-Control-Allow-Origin': '*' } },
  );
  const page = await open(t);
  await page.type('#address', `${elsewhere.url}/birds.keras`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await completed(page, 'saliency-map');
  assert.ok((await value(page, '#code')).includes(`model="${elsewhere.url}/birds.keras"`));
  const ask = (url) =>
    page.evaluate(
      (wanted) =>
        fetch(wanted).then(
          () => true,
          () => false,
        ),
      url,
    );
  assert.equal(await ask(`${elsewhere.url}/birds.keras`), true);
  const third = await makeSite(
    {},
    { withKit: false, headers: { 'Access-Control-Allow-Origin': '*' } },
  );
  assert.equal(await ask(`${third.url}/index.html`), false);
});

test('what takes its time can be canceled', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent.includes('cifar10-cnn')).click();
    // Before the next task: however fast the machine is, the model is not there yet.
    while (!document.querySelector('#opening')) await Promise.resolve();
    document.querySelector('#opening button').click();
  });
  await page.waitForFunction(() => !document.querySelector('#opening'));
  assert.equal(await text(page, '[role="status"]'), 'Canceled.');
  // What was there works on.
  await recomputed(page, 'saliency-map', () =>
    page.click('[data-preset="minus-one-to-one"] input'),
  );
  assert.match(await text(page, '#facts'), /Keras archive/);
  assert.deepEqual(page.problems, []);
});
