import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultServer, silent } from './fault-server.js';
import {
  assertResult,
  assertSameMap,
  cors,
  explain,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
} from './helpers.js';
import { greyPng } from './png.js';

const { conv, flatten, dense } = await oracleModule();
const names = ['a', 'b', 'c', 'd'];
const folders = await Promise.all(
  names.map((name) =>
    modelFiles(
      name,
      [16, 16, 3],
      [
        conv(3, 16, { activation: 'relu', padding: 'same', name: 'conv1' }),
        conv(3, 16, { activation: 'relu', padding: 'same', name: 'conv2' }),
        flatten(),
        dense(3),
      ],
    ),
  ),
);
const files = Object.assign({ 'grey.png': greyPng(16, 16) }, ...folders);
const weights = files['a/weights.bin'].length;
const site = await makeSite(files, { headers: cors });

const request = (name) => ({ model: `/${name}/model.json`, image: '/grey.png', backend: 'cpu' });
const memory = (page) =>
  page.evaluate(() => window.kit.createExplainer({ model: 'mnist-cnn' }).memory());

/** A page with this budget, and how often each model was fetched for it. */
async function openWith(t, memoryBudget) {
  const fetched = [];
  const page = await openPage(t, site.url, {
    before: (opened) =>
      opened.on('request', (one) => {
        const found = /\/(\w)\/weights\.bin$/.exec(one.url());
        if (found) fetched.push(found[1]);
      }),
  });
  await page.evaluate((budget) => window.kit.configure({ memoryBudget: budget }), memoryBudget);
  return { page, fetched };
}

test('without need nothing leaves', async (t) => {
  const { page, fetched } = await openWith(t, 256e6);
  for (const name of [...names, ...names]) assertResult(await explain(page, request(name)));
  assert.deepEqual(fetched, names);
  const { models, fileBytes, bytes } = await memory(page);
  assert.equal(models, 4);
  assert.ok(fileBytes >= 4 * weights && bytes >= 4 * weights);
});

test('the least recently used leaves before the next comes, and gives the same when it is back', async (t) => {
  // Two models with their files, weights and prepared kernels, or a little more.
  const { page, fetched } = await openWith(t, 5.5 * weights);
  const first = assertResult(await explain(page, request('a')));
  assertResult(await explain(page, request('b')));
  assertResult(await explain(page, request('a')));
  assertResult(await explain(page, request('c')));
  assert.deepEqual(fetched, ['a', 'b', 'c']);
  assertResult(await explain(page, request('a')));
  assert.deepEqual(fetched, ['a', 'b', 'c'], 'the one used last has stayed');
  const again = await explain(page, request('b'));
  assert.deepEqual(fetched, ['a', 'b', 'c', 'b']);
  assertSameMap(assertResult(again).map, first.map, 1e-6);
  const { models, fileBytes, bytes } = await memory(page);
  assert.ok(models < 4);
  assert.ok(fileBytes + bytes <= 5.5 * weights, `${fileBytes} + ${bytes}`);
});

test('many addresses hold no more than the budget', async (t) => {
  const { page } = await openWith(t, 8 * weights);
  const { tensors } = await page.evaluate(async () => {
    for (let index = 0; index < 40; index++) {
      const model = `/a/model.json?${index}`;
      await window.explain({ model, image: '/grey.png', backend: 'cpu' });
    }
    return window.kit.createExplainer({ model: 'mnist-cnn' }).memory();
  });
  const { models, fileBytes, bytes } = await memory(page);
  assert.ok(models <= 4, `${models} models`);
  assert.ok(tensors < 60, `${tensors} tensors`);
  assert.ok(fileBytes + bytes <= 8 * weights);
});

test('descriptions alone hold no more than the budget either', async (t) => {
  const { page } = await openWith(t, 8 * weights);
  await page.evaluate(async () => {
    for (let index = 0; index < 20; index++) {
      await window.kit.createExplainer({ model: `/a/model.json?${index}` }).describe();
    }
  });
  assert.ok((await memory(page)).fileBytes <= 8 * weights);
});

test('a model over the budget works alone, and leaves when another comes', async (t) => {
  const { page } = await openWith(t, weights);
  const first = assertResult(await explain(page, request('a')));
  assert.equal((await memory(page)).models, 1);
  assertResult(await explain(page, request('b')));
  assert.equal((await memory(page)).models, 1);
  assertSameMap(assertResult(await explain(page, request('a'))).map, first.map, 1e-6);
});

test('two models over the budget, asked for at the same time again and again, both work', async (t) => {
  const { page } = await openWith(t, weights);
  const results = await page.evaluate(
    (requests) =>
      Promise.all(
        [0, 1, 2, 3].flatMap((target) =>
          requests.map((one) => window.explain({ ...one, target: target % 3 })),
        ),
      ),
    [request('a'), request('b')],
  );
  results.forEach(assertResult);
});

test('a model in training stays, and what the training has learned', async (t) => {
  const { page, fetched } = await openWith(t, weights);
  const [losses, models] = await page.evaluate(async (others) => {
    const batch = (indices) => ({
      images: {
        data: new Float32Array(indices.length * 768).fill(0.5),
        shape: [indices.length, 16, 16, 3],
      },
      labels: indices.map(() => 1),
    });
    const session = window.kit.createTraining({
      model: '/a/model.json',
      backend: 'cpu',
      examples: { count: 8, batch },
      batchSize: 4,
    });
    const { losses: before } = await session.step(2);
    for (const other of others) await window.explain(other);
    const { models } = await window.kit.createExplainer({ model: '/a/model.json' }).memory();
    const { losses: then, step } = await session.step(2);
    await session.end();
    return [[...before, ...then, step], models];
  }, ['b', 'c'].map(request));
  assert.equal(losses.length, 5);
  assert.equal(losses.at(-1), 4);
  assert.equal(models, 2, 'the one in training, and the last');
  assert.deepEqual(fetched, ['a', 'b', 'c']);
});

test('a load that fails leaves nothing behind', async (t) => {
  const { page } = await openWith(t, 256e6);
  assertResult(await explain(page, request('a')));
  const before = await memory(page);
  const server = await faultServer({
    '/model.json': files['b/model.json'],
    '/weights.bin': 'short',
  });
  for (const model of [`${server.url}/model.json`, `${server.url}/none.json`]) {
    assert.ok((await explain(page, { ...request('a'), model })).error);
  }
  server.files['/weights.bin'] = silent;
  await page.evaluate(async (model) => {
    const { signal } = { signal: AbortSignal.timeout(300) };
    await window.kit
      .createExplainer({ model })
      .describe({ signal })
      .catch(() => {});
  }, `${server.url}/model.json`);
  assert.deepEqual(await memory(page), before);
});
