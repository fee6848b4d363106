import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  announcing,
  answering,
  breaking,
  dripping,
  endless,
  faultServer,
  halting,
  silent,
} from './fault-server.js';
import {
  assertCompletes,
  assertFailure,
  assertResult,
  assertSameMap,
  cors,
  explain,
  html,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
  settled,
} from './helpers.js';
import { greyPng } from './png.js';
import { addWidget } from './widgets.js';

const { conv, dense, flatten } = await oracleModule();
const layers = () => [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(3)];
const made = await modelFiles('model', [8, 8, 3], layers());
const json = made['model/model.json'];
const weights = Buffer.from(made['model/weights.bin']);
const grey = { 'grey.png': greyPng(16, 16) };

/** The same network in shards of a few bytes. */
const sharded = (count) => {
  const manifest = JSON.parse(json);
  const size = Math.ceil(weights.length / count);
  const paths = Array.from({ length: Math.ceil(weights.length / size) }, (_, i) => `shard${i}.bin`);
  manifest.weightsManifest[0].paths = paths;
  const files = paths.map((path, i) => [path, weights.subarray(i * size, (i + 1) * size)]);
  return { json: JSON.stringify(manifest), files };
};

const site = await makeSite(grey, { headers: cors });
const image = '/grey.png';

/** A page that gives up after 600 ms without a byte. */
async function impatientPage(t, settings = { stallTimeout: 600 }) {
  const page = await openPage(t, site.url);
  await page.evaluate((wanted) => window.kit.configure(wanted), settings);
  return page;
}
const workers = (page) => page.evaluate(() => window.workers.length);
const serveModel = (files = {}) =>
  faultServer({ '/model.json': json, '/weights.bin': weights, ...files });

for (const [what, code, named, files] of [
  ['a model.json that never comes', 'model-stalled', 'model.json', { '/model.json': silent }],
  ['weights that never come', 'model-stalled', 'weights.bin', { '/weights.bin': silent }],
  ['weights that stop', 'model-stalled', 'weights.bin', { '/weights.bin': halting(weights) }],
  ['a card that never comes', 'card-unreachable', 'card.json', { '/card.json': silent }],
  [
    'weights that break off',
    'weights-unreachable',
    'weights.bin',
    { '/weights.bin': breaking(weights) },
  ],
  ['weights without end', 'weights-too-long', 'weights.bin', { '/weights.bin': endless }],
  [
    'weights that promise too much',
    'weights-too-long',
    'weights.bin',
    { '/weights.bin': announcing(1e9) },
  ],
  [
    'a model.json that promises too much',
    'model-too-long',
    'model.json',
    // More than a file of another tool may have; 1 GB of text is cut off after its first bytes.
    { '/model.json': announcing(3e9) },
  ],
  [
    'a card that promises too much',
    'card-too-long',
    'card.json',
    { '/card.json': announcing(1e9) },
  ],
  ['a card that answers 403', 'card-unreachable', '403', { '/card.json': answering(403) }],
  ['a card that answers 500', 'card-unreachable', '500', { '/card.json': answering(500) }],
  [
    'a card that breaks off',
    'card-unreachable',
    'card.json',
    { '/card.json': breaking(Buffer.alloc(100)) },
  ],
]) {
  test(`${what}: ${code}, and a retry works in the same worker`, async (t) => {
    const page = await impatientPage(t);
    const server = await serveModel(files);
    const model = `${server.url}/model.json`;
    const { message } = assertFailure(await explain(page, { model, image }), code);
    assert.ok(message.includes(named), message);
    for (const path of Object.keys(files)) delete server.files[path];
    Object.assign(server.files, { '/model.json': json, '/weights.bin': weights });
    // What lies in buffers on the way, and no more.
    assert.ok(server.seen.bytes < 32e6, `${server.seen.bytes} bytes were sent`);
    assertResult(await explain(page, { model, image }));
    assert.equal(await workers(page), 1);
    assert.deepEqual(page.problems, []);
  });
}

test('weights that drip for longer than the time-out arrive, and progress is told', async (t) => {
  const page = await impatientPage(t);
  const server = await serveModel({ '/weights.bin': dripping(weights) });
  const [result, steps] = await page.evaluate(
    async (request) => {
      const steps = [];
      const onProgress = ({ phase, loaded, total }) =>
        phase === 'model' && steps.push([loaded, total]);
      return [await window.explain(request, { onProgress }), steps];
    },
    { model: `${server.url}/model.json`, image },
  );
  assertResult(result);
  assert.ok(steps.length >= 4);
  assert.deepEqual(steps.at(-1), [weights.length, weights.length]);
});

test('compressed weights arrive, also where their compressed length is the greater', async (t) => {
  const page = await impatientPage(t);
  const packed = gzipSync(weights);
  const server = await serveModel({
    '/weights.bin': (response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Content-Length', packed.length);
      response.end(packed);
    },
  });
  assertResult(await explain(page, { model: `${server.url}/model.json`, image }));
});

for (const [what, answer] of [
  ['404', answering(404)],
  ['410', answering(410)],
  [
    'the page of a site of a single page',
    (response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<!doctype html><title>Site</title>');
    },
  ],
]) {
  test(`a card that answers ${what} is none, unless it was asked for`, async (t) => {
    const page = await impatientPage(t);
    const server = await serveModel({ '/card.json': answer });
    const model = `${server.url}/model.json`;
    assertResult(await explain(page, { model, image }));
    const error = await page.evaluate(
      (options) =>
        window.kit
          .createExplainer(options)
          .describe()
          .then(() => null, window.plainError),
      { model, card: `${server.url}/card.json` },
    );
    assert.match(error.error.code, /^card-not-(found|json)$/);
  });
}

test("a built-in model's card that cannot be had is no missing sample", async (t) => {
  const page = await openPage(t, site.url);
  const files = await faultServer({ '/mnist-cnn/card.json': answering(503) });
  for (const name of ['model.json', 'weights.bin']) {
    const bytes = await (await fetch(`${site.url}/models/mnist-cnn/${name}`)).arrayBuffer();
    files.files[`/mnist-cnn/${name}`] = Buffer.from(bytes);
  }
  await page.evaluate((modelBase) => window.kit.configure({ modelBase }), files.url);
  assertFailure(await explain(page, { image: 'sample:3' }), 'card-unreachable');
});

test('shards come a few at a time', async (t) => {
  const page = await impatientPage(t);
  const shards = sharded(300);
  const late = (bytes) => (response) => void setTimeout(() => response.end(bytes), 2);
  const files = shards.files.map(([path, bytes]) => [`/${path}`, late(bytes)]);
  const server = await faultServer({ '/model.json': shards.json, ...Object.fromEntries(files) });
  const whole = await serveModel();
  const result = assertResult(await explain(page, { model: `${server.url}/model.json`, image }));
  const expected = assertResult(await explain(page, { model: `${whole.url}/model.json`, image }));
  assertSameMap(result.map, expected.map, 1e-6);
  assert.ok(server.seen.requests.length > 250);
  assert.ok(server.seen.most <= 6, `${server.seen.most} at a time`);
});

test('a model whose files never come holds up nobody on the same server', async (t) => {
  const page = await openPage(t, site.url);
  const shards = sharded(50);
  const files = shards.files.map(([path]) => [`/hung/${path}`, silent]);
  const server = await serveModel({
    '/hung/model.json': shards.json,
    ...Object.fromEntries(files),
  });
  const hung = explain(page, { model: `${server.url}/hung/model.json`, image });
  hung.catch(() => {});
  await page.waitForFunction(() => window.sent('describe') === 1);
  while (server.seen.inFlight < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  assertResult(await explain(page, { model: `${server.url}/model.json`, image }));
});

test('a slow model holds up nobody either when the worker is killed and replaced', async (t) => {
  const page = await openPage(t, site.url);
  const server = await serveModel({ '/slow/model.json': silent });
  explain(page, { model: `${server.url}/slow/model.json`, image }).catch(() => {});
  assertResult(await explain(page, { model: `${server.url}/model.json`, image }));
  await page.evaluate(() => window.workers.at(-1).terminate());
  assertResult(
    await explain(page, { model: `${server.url}/model.json`, image, method: 'gradient' }),
  );
});

test('generators and snapshots that never come hold up nobody', async (t) => {
  const page = await openPage(t, site.url);
  const server = await serveModel({
    '/generator/model.json': silent,
    '/epoch1.bin': silent,
    '/card.json': JSON.stringify({
      snapshots: [{ epoch: 1, weights: 'epoch1.bin' }],
    }),
  });
  const done = await page.evaluate(
    async (base, request) => {
      const { createAscent, createExplainer } = window.kit;
      const model = `${base}/model.json`;
      const stuck = [
        createAscent({ model: 'mnist-cnn', generator: `${base}/generator/model.json` }).step(1),
        createExplainer({ model, snapshot: 1 }).describe(),
        createExplainer({ model, snapshot: 1 }).saliency({ image: request.image }),
      ];
      let settledOnes = 0;
      for (const one of stuck) one.catch(() => {}).finally(() => settledOnes++);
      const results = [];
      for (const name of ['mnist-cnn', model]) {
        const image = name === model ? request.image : 'sample:3';
        results.push(await window.explain({ model: name, image }));
      }
      return { results, settledOnes };
    },
    server.url,
    { image },
  );
  done.results.forEach(assertResult);
  assert.equal(done.settledOnes, 0);
});

test('a judge whose weights never come leaves the classifier usable', async (t) => {
  const page = await openPage(t, site.url);
  const server = await serveModel({ '/weights.bin': silent });
  const outcome = await page.evaluate(async (model) => {
    const input = { data: new Float32Array(192).fill(0.5), shape: [1, 8, 8, 3] };
    const judged = window.kit.createExplainer({ model }).forward(input);
    judged.catch(() => {});
    await window.explain({ image: 'sample:1' });
    return window.explain({ image: 'sample:2' });
  }, `${server.url}/model.json`);
  assertResult(outcome);
});

test('one who stops waiting leaves the download to the others; the last one ends it', async (t) => {
  const page = await openPage(t, site.url);
  const server = await serveModel({ '/weights.bin': halting(weights) });
  await page.evaluate((model) => {
    window.controllers = [new AbortController(), new AbortController()];
    const { createExplainer } = window.kit;
    const input = { data: new Float32Array(192).fill(0.5), shape: [1, 8, 8, 3] };
    const [first, second] = window.controllers;
    createExplainer({ model })
      .describe({ signal: first.signal })
      .catch(() => {});
    createExplainer({ model })
      .forward(input, {}, { signal: second.signal })
      .catch(() => {});
  }, `${server.url}/model.json`);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 150));
  while (!server.seen.requests.includes('/weights.bin')) await pause();
  await page.evaluate(() => window.controllers[0].abort());
  await pause();
  assert.deepEqual(server.seen.closedEarly, []);
  await page.evaluate(() => window.controllers[1].abort());
  while (server.seen.closedEarly.length === 0) await pause();
  assert.deepEqual(server.seen.closedEarly, ['/weights.bin']);
  assert.equal(server.seen.requests.filter((path) => path === '/weights.bin').length, 1);
});

test('removing an element ends the download of its model', async (t) => {
  const page = await openPage(t, site.url);
  const server = await serveModel({ '/weights.bin': halting(weights) });
  const attributes = { model: `${server.url}/model.json`, src: image };
  await addWidget(page, { attributes });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  while (!server.seen.requests.includes('/weights.bin')) await pause();
  await page.$eval('#bad', (widget) => widget.remove());
  while (server.seen.closedEarly.length === 0) await pause();
  assert.deepEqual(server.seen.closedEarly, ['/weights.bin']);
});

test('without a network the figure says so, and tries again when there is one', async (t) => {
  const page = await openPage(t, site.url);
  const { url } = await serveModel();
  // What draws figures and computes is there.
  await addWidget(page, { id: 'digit' });
  await assertCompletes(page, 'digit');
  await page.setOfflineMode(true);
  await addWidget(page, { attributes: { model: `${url}/model.json`, src: image } });
  const { type, detail } = await settled(page, 'bad');
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'model-unreachable');
  assert.match(detail.message, /offline/);
  const since = await page.evaluate(() => window.events.length);
  await page.setOfflineMode(false);
  await assertCompletes(page, 'bad', since);
});

test('a page with widgets of a hung and of a good model shows the good one', async (t) => {
  const server = await serveModel({ '/weights.bin': silent });
  const widget = (id, model) =>
    `<saliency-map id="${id}" model="${model}" src="${image}" loading="eager"></saliency-map>`;
  const bad = ['one', 'two'].map((id) => widget(id, `${server.url}/model.json?${id}`));
  const pages = await makeSite({
    ...grey,
    ...made,
    'index.html': html(
      `${bad.join('')}${widget('good', 'model/model.json')}${widget('digit', 'mnist-cnn')}`,
    ),
  });
  server.files['/model.json?one'] = server.files['/model.json?two'] = json;
  const page = await openPage(t, pages.url);
  await assertCompletes(page, 'good');
  await assertCompletes(page, 'digit');
});
