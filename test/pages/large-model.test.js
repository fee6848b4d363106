import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  assertCompletes,
  assertResult,
  cors,
  explain,
  html,
  kitModule,
  makeDisk,
  makeSite,
  openPage,
  root,
  settled,
} from './helpers.js';

const NAME = 'efficientnet-lite0';
const sample = { image: 'sample:0', method: 'gradient' };

/** The models on a server of their own, which notes what it is asked for. */
const asked = [];
const models = createServer(async ({ url }, response) => {
  const { pathname } = new URL(url, 'http://models');
  asked.push(pathname);
  const bytes = await readFile(path.join(root, 'models', pathname)).catch(() => null);
  response.writeHead(bytes ? 200 : 404, cors).end(bytes);
});
await new Promise((resolve) => models.listen(0, '127.0.0.1', resolve));
after(() => {
  models.close();
  models.closeAllConnections();
});
const modelBase = `http://127.0.0.1:${models.address().port}/`;

/** What browsers tell of readers who save data. */
const savingData = (page) =>
  page.evaluateOnNewDocument(() =>
    Object.defineProperty(Object.getPrototypeOf(navigator.connection), 'saveData', {
      get: () => true,
    }),
  );

async function openWith(t, body, before) {
  asked.length = 0;
  const kit = `${kitModule('.')}kit.configure({ modelBase: '${modelBase}' });\n`;
  const site = await makeSite({ 'index.html': html(body), 'kit.js': kit });
  return openPage(t, site.url, { before });
}

const figure = (id, model, loading = 'lazy') =>
  `<saliency-map id="${id}" model="${model}" src="sample:0" method="gradient" loading="${loading}"></saliency-map>`;

const hasWeights = () => asked.includes(`/${NAME}/weights.bin`);

for (const loading of ['lazy', 'eager']) {
  test(`for readers who save data a large model waits for a click (loading="${loading}")`, async (t) => {
    const body = figure('large', NAME, loading) + figure('small', 'mnist-cnn', loading);
    const page = await openWith(t, body, savingData);
    // It is shown, and asks; the other model is not large.
    await page.waitForSelector('#large >>> [part~="start"]', { visible: true });
    await page.$eval('#small', (element) => element.scrollIntoView());
    await assertCompletes(page, 'small');
    assert.ok(!asked.some((url) => url.startsWith(`/${NAME}/`)), asked.join(' '));
    await page.$eval('#large', (element) => element.scrollIntoView());
    await page.click('#large >>> [part~="start"]');
    const { target } = await assertCompletes(page, 'large');
    assert.equal(target.label, 'golden retriever');
    assert.ok(hasWeights());
    assert.deepEqual(page.problems, []);
  });
}

test('in a scene too: neither its row nor the image input fetches the model before', async (t) => {
  const scene = `<explain-scene model="${NAME}" src="sample:0"><image-input id="input"></image-input>${figure('large', NAME).replace(/(model|src)="[^"]*" /g, '')}</explain-scene>`;
  const page = await openWith(t, scene, savingData);
  await page.waitForSelector('#large >>> [part~="start"]', { visible: true });
  await page.waitForSelector('#input >>> [part~="ways"] button', { visible: true });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  assert.ok(!asked.some((url) => url.startsWith(`/${NAME}/`)), asked.join(' '));
  await page.click('#large >>> [part~="start"]');
  await assertCompletes(page, 'large');
  // The samples to choose from, and the prediction in the scene's row.
  await page.waitForSelector('#input >>> img', { visible: true });
  await page.waitForFunction(() =>
    document.querySelector('explain-scene').shadowRoot.textContent.includes('golden retriever'),
  );
  assert.deepEqual(page.problems, []);
});

test('an image that a reader who saves data gives is cut for the model, which is fetched for it', async (t) => {
  const body = `<image-input id="input" for="large"></image-input>${figure('large', NAME)}`;
  const page = await openWith(t, body, savingData);
  await page.waitForSelector('#large >>> [part~="start"]', { visible: true });
  await page.waitForSelector('#input >>> [part~="ways"] button', { visible: true });
  assert.ok(!hasWeights());
  const file = await page.$('#input >>> input[type="file"]');
  await file.uploadFile(path.join(root, 'models', NAME, 'samples/goldfish.jpg'));
  await page.waitForSelector('#input >>> [part~="panel"]', { visible: true });
  assert.ok(hasWeights());
});

test('for others it comes by itself, and tells how far the download is', async (t) => {
  const page = await openWith(t, figure('large', NAME));
  await assertCompletes(page, 'large');
  const steps = await page.evaluate(() =>
    window.events
      .filter(({ type, detail }) => type === 'explain-progress' && detail.phase === 'model')
      .map(({ detail: { loaded, total } }) => [loaded, total]),
  );
  const { size } = await weightsFile();
  assert.ok(steps.length >= 4, JSON.stringify(steps));
  assert.deepEqual(steps.at(-1), [size, size]);
  assert.ok(steps.every(([loaded], i) => i === 0 || loaded >= steps[i - 1][0]));
  assert.ok(steps.every(([, total]) => total === size));
});

async function weightsFile() {
  const bytes = await readFile(path.join(root, 'models', NAME, 'weights.bin'));
  return { size: bytes.length };
}

test('from disk it is a named error that says what to do', async (t) => {
  const script = `<script src="${pathToFileURL(path.join(root, 'dist/convlens.iife.js')).href}"></script>`;
  const folder = await makeDisk({ 'index.html': html(figure('large', NAME, 'eager'), script) });
  const page = await openPage(t, pathToFileURL(path.join(folder, 'index.html')).href);
  const { type, detail } = await settled(page, 'large');
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'model-not-packed');
  assert.match(detail.message, /efficientnet-lite0/);
  assert.match(detail.hint, /convlens offline.*HTTP.*modelBase.*https/);
  // As the hint says.
  await page.evaluate((base) => window.convlens.configure({ modelBase: base }), modelBase);
  assertResult(await explain(page, { ...sample, model: NAME }));
  assert.deepEqual(page.problems, []);
});
