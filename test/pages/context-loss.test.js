import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertFailure,
  assertResult,
  assertSameMap,
  explain,
  makeSite,
  openPage,
} from './helpers.js';

const site = await makeSite();
const request = { image: 'sample:3', backend: 'webgl', methods: ['gradient', 'guided-backprop'] };

/** A page whose engine loses contexts on order; `order` as in fixtures/losing-worker.js. */
async function openLosing(t, order) {
  const page = await openPage(t, site.url);
  const query = order ? `?${new URLSearchParams(order)}` : '';
  await page.evaluate((workerUrl) => {
    window.kit.configure({ workerUrl, timeout: 20_000 });
    window.channel = new BroadcastChannel('losing');
    window.losses = { lost: 0, opened: 0 };
    window.channel.addEventListener('message', ({ data }) => (window.losses = data));
  }, `/losing-worker.js${query}`);
  return page;
}

/** Gives the order and waits until the worker has taken it. */
function order(page, wanted) {
  return page.evaluate(
    (given) =>
      new Promise((resolve) => {
        window.channel.addEventListener('message', resolve, { once: true });
        window.channel.postMessage(given);
      }).then(() => {}),
    wanted,
  );
}

async function undisturbed(page) {
  const result = assertResult(await explain(page, request));
  assert.equal(result.backend, 'webgl');
  return result;
}

const lost = (page) => page.evaluate(() => window.losses.lost);

test('a context lost between two jobs is rebuilt', async (t) => {
  const page = await openLosing(t);
  const expected = await undisturbed(page);
  await order(page, { draws: 0, contexts: 1 });
  const result = assertResult(await explain(page, request));
  assert.equal(await lost(page), 1);
  assert.equal(result.backend, 'webgl');
  assertSameMap(result.map, expected.map);
  assert.deepEqual(page.problems, []);
});

// A job of both methods takes some 50 draw calls: forward, first and second way back.
for (const draws of [1, 8, 20, 35]) {
  test(`a context lost in mid-job, at draw call ${draws}, is rebuilt`, async (t) => {
    const page = await openLosing(t);
    const expected = await undisturbed(page);
    await order(page, { draws, contexts: 1 });
    const result = assertResult(await explain(page, request));
    assert.equal(await lost(page), 1, 'the context was not lost: the job has fewer draw calls');
    assert.equal(result.backend, 'webgl');
    assertSameMap(result.map, expected.map);
    const again = assertResult(await explain(page, { ...request, image: 'sample:4' }));
    assert.equal(again.backend, 'webgl');
    assert.deepEqual(page.problems, []);
  });
}

test('contexts lost twice in one job are rebuilt twice', async (t) => {
  const page = await openLosing(t);
  const expected = await undisturbed(page);
  await order(page, { draws: 12, contexts: 2 });
  const result = assertResult(await explain(page, request));
  assert.equal(await lost(page), 2);
  assertSameMap(result.map, expected.map);
});

test('contexts lost again and again are an error, and the page goes on', async (t) => {
  const page = await openLosing(t);
  const expected = await undisturbed(page);
  await order(page, { draws: 12, contexts: 100 });
  assertFailure(await explain(page, request), 'backend-lost');
  assert.ok((await lost(page)) >= 3);
  const onWasm = assertResult(await explain(page, { ...request, backend: 'wasm' }));
  assertSameMap(onWasm.map, expected.map, 1e-3);
  await order(page, { draws: Infinity, contexts: 0 });
  assertSameMap(assertResult(await explain(page, request)).map, expected.map);
  assert.deepEqual(page.problems, []);
});

test('memory after a loss is what it was before', async (t) => {
  const page = await openLosing(t);
  await undisturbed(page);
  const memory = () =>
    page.evaluate(() => window.kit.createExplainer({ model: 'mnist-cnn' }).memory());
  const before = await memory();
  await order(page, { draws: 20, contexts: 1 });
  assertResult(await explain(page, request));
  assert.equal(await lost(page), 1);
  assert.deepEqual(await memory(), before);
});

// The self-check that follows the start has a few draw calls too.
for (const draws of [1, 3]) {
  test(`a context lost while the backend starts, at draw call ${draws}, is rebuilt`, async (t) => {
    const page = await openLosing(t, { draws, contexts: 1 });
    const result = assertResult(await explain(page, request));
    assert.equal(await lost(page), 1);
    assert.equal(result.backend, 'webgl');
    assert.deepEqual(result.notes, []);
  });
}

// Large ones: test/engine/graphics-trials.test.ts.
test('auto computes small networks on wasm, also beside hardware WebGL', async (t) => {
  const page = await openLosing(t, { draws: Infinity, contexts: 0, hardware: true });
  for (let again = 0; again < 2; again++) {
    const { backend, notes } = assertResult(await explain(page, { ...request, backend: 'auto' }));
    assert.deepEqual([backend, notes], ['wasm', []]);
  }
});

test('every context lost while it starts: a named error, and other backends work', async (t) => {
  const page = await openLosing(t, { draws: 1, contexts: 100 });
  assertFailure(await explain(page, request), 'backend-lost');
  const result = assertResult(await explain(page, { ...request, backend: 'auto' }));
  assert.notEqual(result.backend, 'webgl');
  assert.deepEqual(page.problems, []);
});
