import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { makeFolder, modelFiles, oracleModule, root } from './helpers.js';
import { greyPng } from './png.js';
import {
  address,
  candidates,
  completed,
  drop,
  open,
  recomputed,
  text,
  value,
} from './workbench-page.js';

const inTest = (...parts) => path.join(root, 'test', ...parts);
const keras = inTest('keras-files/float16.keras');
const { conv, dense, flatten } = await oracleModule();

/** A network of the outputs `classes`, of 3 values, and `sides`, of 2. */
const { outputFiles } = await build({
  entryPoints: [inTest('support/two-outputs.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { twoOutputs } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
const folder = await makeFolder({
  'birds.keras': { copyOf: keras },
  'kinds #1/birds 100%.keras': { copyOf: keras },
  'open.onnx': { copyOf: inTest('onnx/dynamic-script/model.onnx') },
  'value.keras': { copyOf: inTest('keras-exports/value-keras3-archive/model.keras') },
  ...(await modelFiles('grey', [8, 8, 1], [conv(3, 2, { name: 'conv' }), flatten(), dense(3)])),
  'pair/model.json': JSON.stringify(twoOutputs('layers')),
  ...(await modelFiles(
    'long',
    [8, 8, 3],
    [conv(3, 2, { name: 'a_long_name'.repeat(20) }), flatten(), dense(3)],
  )),
  'photo of a #1 wren.png': greyPng(40, 30),
  'cut.json': '{"title": "Cut',
  'list.json': '[{"title": "A list"}]',
  'unfit.json': '{"title": "Unfit", "layers": [null]}',
  'other.json': '{"title": "Of another model", "labels": ["one", "two"]}',
  'card.json': '{"title": "Birds of the garden", "layers": null, "mine": 1}',
  'few.txt': 'wren\nrobin\n',
  'numbered.txt': '\ufeff0 wren\r\n1 robin\r\n2 owl\r\n',
  'colons.txt': '0: wren\n1: robin\n2: great owl',
  'python.txt': `{0: 'wren, Troglodytes',\n 1: "robin's",\n 2: 'owl'}`,
  'digits.txt': '0\n1\n2',
});
const file = (name) => path.join(folder, name);
const status = (page) => text(page, '[role="status"].unseen');
const card = async (page) => JSON.parse(await value(page, '#card'));

/** Drops and waits for what is said of it. */
async function said(page, act, words) {
  await act();
  await page.waitForFunction(
    (source) =>
      new RegExp(source).test(document.querySelector('.unseen[role="status"]').textContent),
    { polling: 50 },
    words.source,
  );
  return status(page);
}

for (const wrong of ['http://[', 'http://%', '//', 'http://a;script-src/x']) {
  test(`the page opened with "${wrong}" says what is wrong, and reads a file`, async (t) => {
    const page = await open(t, { url: `${address}?model=${encodeURIComponent(wrong)}` });
    await page.waitForSelector('#failure');
    assert.match(await text(page, '#failure'), /address-invalid|model-unreachable/);
    page.problems.length = 0;
    await drop(page, file('birds.keras'));
    await completed(page, 'saliency-map');
    assert.deepEqual(page.problems, []);
  });
}

test('an address that is none is told of where it is typed', async (t) => {
  const page = await open(t);
  await page.type('#address', 'http://[');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#failure');
  assert.match(await text(page, '#failure'), /address-invalid/);
  assert.deepEqual(page.problems, []);
});

test('cards that are none, or of another model, are told of and leave the answers', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  await said(page, () => drop(page, file('card.json')), /in use/);
  const before = await card(page);
  assert.equal(before.title, 'Birds of the garden');
  const input = await page.$('#model-files');
  for (const [name, words] of Object.entries({
    'cut.json': /no JSON/,
    'list.json': /JSON object/,
    'unfit.json': /layers\[0\]/,
    'other.json': /2 labels/,
    'few.txt': /2 labels/,
  })) {
    await said(page, () => input.uploadFile(file(name)), words);
    assert.deepEqual(await card(page), before, name);
    // The next answer is not refused for what was wrong in that one.
    await said(page, () => drop(page, file('card.json')), /in use/);
  }
  assert.equal(await page.$('.failure'), null);
  assert.deepEqual(page.problems, []);
});

test('lists of labels that are numbered lose their numbers', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  for (const [name, labels] of Object.entries({
    'numbered.txt': ['wren', 'robin', 'owl'],
    'colons.txt': ['wren', 'robin', 'great owl'],
    'python.txt': ['wren, Troglodytes', "robin's", 'owl'],
    'digits.txt': ['0', '1', '2'],
  })) {
    await drop(page, file(name));
    await page.waitForFunction(
      (wanted) =>
        JSON.stringify(JSON.parse(document.querySelector('#card').value).labels) === wanted,
      { polling: 50 },
      JSON.stringify(labels),
    );
  }
  assert.deepEqual(page.problems, []);
});

test('one of several outputs is chosen, the first one too, and its classes are named', async (t) => {
  const page = await open(t);
  await drop(page, file('pair'));
  await page.waitForSelector('#output');
  const outputs = await page.$$eval('#output option', (all) => all.map(({ value: name }) => name));
  assert.equal(outputs.length, 3);
  assert.equal(outputs[0], '');
  for (const [index, classes] of [
    [2, 2],
    [1, 3],
  ]) {
    await recomputed(page, 'saliency-map', () => page.select('#output', outputs[index]));
    const { predictions } = await recomputed(page, 'saliency-map', () =>
      page.$eval(
        '#labels',
        (area, names) => {
          area.value = names;
          area.dispatchEvent(new Event('change'));
        },
        Array.from({ length: classes }, (_, place) => `kind ${place}`).join('\n'),
      ),
    );
    assert.equal(predictions.length, classes);
    assert.match(predictions[0].label, /^kind \d$/);
    // Also of what is predicted without an answer about pixels.
    assert.match((await candidates(page))[''], /^kind \d /);
  }
  assert.deepEqual(page.problems, []);
});

test('a size that the file leaves open is asked', async (t) => {
  const page = await open(t);
  await drop(page, file('open.onnx'));
  await page.waitForSelector('#size');
  assert.match(await text(page, '.failure'), /model-input-shape/);
  await page.$eval('#size', (form) => {
    form.elements.height.value = 16;
    form.elements.width.value = 16;
    form.requestSubmit();
  });
  const { map } = await completed(page, 'saliency-map');
  assert.equal(map.length % (16 * 16), 0);
  await candidates(page);
  const { input, unanswered } = await card(page);
  assert.deepEqual(input.shape, [16, 16, 3]);
  assert.ok(!unanswered.some(({ field }) => field === 'input.shape'));
  assert.deepEqual(page.problems, []);
});

test('what was typed about one model is not kept for the next', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await page.waitForSelector('#labels');
  await page.$eval('#labels', (area) => {
    area.value = 'none of its classes';
    area.dispatchEvent(new Event('change'));
  });
  await page.waitForFunction(() => document.querySelector('#labels-complaint').textContent);
  await drop(page, file('grey'));
  await page.waitForFunction(() => /8 × 8 × 1/.test(document.querySelector('#facts').textContent));
  assert.equal(await value(page, '#labels'), '');
  assert.equal(await text(page, '#labels-complaint'), '');
  assert.deepEqual(page.problems, []);
});

test('rows of pixels fit the channels, and a value is told as one', async (t) => {
  const page = await open(t);
  await drop(page, file('grey'));
  await completed(page, 'saliency-map');
  assert.deepEqual(Object.keys(await candidates(page)), [
    '',
    'minus-one-to-one',
    'zero-to-one',
    'zero-to-255',
  ]);
  await drop(page, file('value.keras'));
  await page.waitForFunction(
    () => {
      const rows = [...document.querySelectorAll('.candidate ol')];
      return rows.length === 7 && rows.every((row) => /^\s*-?[\d.,]+\s*$/.test(row.textContent));
    },
    { polling: 100 },
  );
  const rows = await page.$$eval('.candidate ol', (all) => all.map((row) => row.innerText));
  assert.ok(new Set(rows).size > 2, rows.join(' | '));
  assert.deepEqual(page.problems, []);
});

test('the code has addresses of files, and the card beside the model', async (t) => {
  const page = await open(t);
  await drop(page, file('kinds #1'));
  await completed(page, 'saliency-map');
  await drop(page, file('photo of a #1 wren.png'));
  await page.waitForFunction(() => /wren/.test(document.querySelector('#code').value));
  const code = await value(page, '#code');
  assert.match(code, /model="kinds%20%231\/birds%20100%25\.keras"/);
  assert.match(code, /card="kinds%20%231\/card\.json"/);
  // A space would end it.
  assert.match(code, /src="photo%20of%20a%20%231%20wren\.png"/);
  assert.deepEqual(page.problems, []);
});

test('activation maximization climbs over pixels', async (t) => {
  const page = await open(t);
  await drop(page, file('birds.keras'));
  await completed(page, 'saliency-map');
  await page.click('#choices > summary');
  await page.click('input[name="codespace-am model"]');
  await page.waitForSelector('#scene codespace-am');
  await page.$eval('#scene codespace-am', (element) => {
    element.runs = 2;
    // The figures above it are still growing, and would push it out of sight.
    element.loading = 'eager';
    element.addEventListener('ascent-step', () => (window.hasClimbed = true));
    element.scrollIntoView();
  });
  await page.waitForFunction(() => window.hasClimbed || window.completed['codespace-am']);
  const error = await page.evaluate(() => window.completed['codespace-am']?.error ?? null);
  assert.equal(error, null);
  assert.match(await value(page, '#code'), /<codespace-am[^>]* generator [^>]*pixels="noise"/);
  assert.deepEqual(page.problems, []);
});

test('long names of layers fit 360 px', async (t) => {
  const page = await open(t, { width: 360 });
  await drop(page, file('long'));
  await completed(page, 'saliency-map');
  await completed(page, 'lrp-heatmap');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${width} px`);
  assert.deepEqual(page.problems, []);
});
