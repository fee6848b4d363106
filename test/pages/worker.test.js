import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertFailure,
  assertResult,
  assertSameMap,
  explain,
  makeSite,
  openPage,
  slowModel,
} from './helpers.js';
import { greyPng } from './png.js';

const site = await makeSite({ ...(await slowModel()), 'grey.png': greyPng(64, 64) });
const digit = { image: 'sample:3', backend: 'wasm' };
const slow = {
  model: '/slow/model.json',
  image: '/grey.png',
  backend: 'cpu',
  methods: ['gradient', 'deconvnet', 'guided-backprop'],
};

test('a worker that dies right after it got a job is replaced and the job sent again', async (t) => {
  const page = await openPage(t, site.url);
  const undisturbed = assertResult(await explain(page, digit));
  await page.evaluate(() => (window.killer = { kind: 'saliency', kills: 2 }));
  const [killed, second] = await page.evaluate(
    (one, other) => Promise.all([window.explain(one), window.explain(other)]),
    digit,
    { ...digit, image: 'sample:7' },
  );
  assertSameMap(assertResult(killed).map, undisturbed.map, 1e-6);
  assertResult(second);
  assert.equal(await page.evaluate(() => window.workers.length), 3);
  assert.deepEqual(page.problems, []);
});

test('a worker that dies while it computes is replaced', async (t) => {
  const page = await openPage(t, site.url);
  const undisturbed = assertResult(await explain(page, slow));
  const killed = await page.evaluate(async (request) => {
    let phases = 0;
    return window.explain(request, {
      onProgress: ({ phase }) => {
        if (phase === 'explain' && phases++ === 0) window.workers.at(-1).terminate();
      },
    });
  }, slow);
  assertSameMap(assertResult(killed).map, undisturbed.map, 1e-6);
  assert.equal(await page.evaluate(() => window.workers.length), 2);
});

test('a worker that dies while it loads the model is replaced', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => (window.killer = { kind: 'describe', kills: 1 }));
  assertResult(await explain(page, digit));
  assert.equal(await page.evaluate(() => window.workers.length), 2);
});

test('a worker that dies again and again is an error, and the next request works', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => (window.killer = { kind: 'saliency', kills: Infinity }));
  assertFailure(await explain(page, digit), 'worker-died');
  assert.equal(await page.evaluate(() => window.workers.length), 3);
  await page.evaluate(() => (window.killer.kills = 0));
  assertResult(await explain(page, digit));
  assert.deepEqual(page.problems, []);
});

test('a worker that gives no sign of life is ended, and the next request works', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() =>
    window.kit.configure({ workerUrl: '/hanging-worker.js', timeout: 200 }),
  );
  assertFailure(await explain(page, digit), 'timed-out');
  await page.evaluate(() => window.kit.configure({ workerUrl: null, timeout: 60_000 }));
  assertResult(await explain(page, digit));
});

test('a worker file that does not exist is an error that names the remedy', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: '/absent.js' }));
  const error = assertFailure(await explain(page, digit), 'worker-failed');
  assert.match(error.hint, /workerUrl/);
});
