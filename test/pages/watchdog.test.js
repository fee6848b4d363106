import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  assertFailure,
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

const { conv, dense, flatten } = await oracleModule();
const layers = [
  conv(3, 8, { activation: 'relu', padding: 'same', name: 'conv1' }),
  // With as wide an output, and no zeros in its signal, so that the way back is as slow.
  conv(3, 4, { padding: 'same', name: 'conv2' }),
  flatten(),
  dense(3),
];
const site = await makeSite(
  { ...(await modelFiles('slow', [20, 20, 1], layers)), 'grey.png': greyPng(20, 20) },
  { headers: cors },
);
const slow = { model: '/slow/model.json', image: '/grey.png', backend: 'wasm' };
const digit = { image: 'sample:3', backend: 'wasm' };

/** Every convolution of the slow model keeps the worker's thread for so many milliseconds. */
async function openSlow(t, ms, settings) {
  const page = await openPage(t, site.url);
  await page.evaluate((changes) => window.kit.configure(changes), {
    workerUrl: `/poisoned-worker.js?width=20&kind=slow&ms=${ms}`,
    ...settings,
  });
  // What is loaded and started takes no part in what is measured.
  assertResult(await explain(page, digit));
  return page;
}

/** The slow job, another one that is asked for while it computes, and the order in which they ended. */
function together(page, slowly, quickly) {
  return page.evaluate(
    async (first, second) => {
      const ended = [];
      const note = (name) => (outcome) => {
        ended.push(name);
        return outcome;
      };
      let quick;
      const begin = () => (quick ??= window.explain(second).then(note('quick')));
      const onProgress = ({ phase }) => phase === 'explain' && begin();
      const slow = await window.explain(first, { onProgress }).then(note('slow'));
      return { slow, quick: await quick, ended };
    },
    slowly,
    quickly,
  );
}

const workers = (page) => page.evaluate(() => window.workers.length);

/** A server that never answers. */
const silent = createServer(() => {});
await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
after(() => {
  silent.closeAllConnections();
  silent.close();
});

test('a job that holds the engine within one step is ended when others wait, and they go on', async (t) => {
  const page = await openSlow(t, 1500, { turn: 200, turnLimit: 400 });
  const { slow: ended, quick } = await together(page, slow, digit);
  const { message } = assertFailure(ended, 'timed-out');
  assert.match(message, /kept the engine for \d+ s while others waited/);
  assertResult(quick);
  assert.equal(await workers(page), 2);
  // The browser ends a thread that computes a little later.
  while (page.workers().length > 1) await wait(50);
  assert.deepEqual(page.problems, []);
});

test('the same job takes the time that it needs while nobody waits', async (t) => {
  const page = await openSlow(t, 600, { turn: 100, turnLimit: 200 });
  assertResult(await explain(page, slow));
  assert.equal(await workers(page), 1);
});

test('a job of many steps lets others go first, and goes on where it was', async (t) => {
  const methods = ['gradient', 'deconvnet', 'guided-backprop', 'gradient-x-input'];
  const page = await openSlow(t, 150, { turn: 100, turnLimit: 2000 });
  const expected = assertResult(await explain(page, { ...slow, methods }));
  await page.evaluate(() => (window.workers[0].sent.length = 0));
  const { slow: result, quick, ended } = await together(page, { ...slow, methods }, digit);
  assertResult(quick);
  assertSameMap(assertResult(result).map, expected.map, 1e-6);
  assert.deepEqual(ended, ['quick', 'slow']);
  assert.equal(await page.evaluate(() => window.sent('saliency')), 2);
  assert.equal(await workers(page), 1);
});

test('a sweep goes on with its own pass after another picture had its turn', async (t) => {
  const page = await openSlow(t, 60, { turn: 100, turnLimit: 2000 });
  const outcome = await page.evaluate(async ({ model, backend }) => {
    const explainer = window.kit.createExplainer({ model, backend });
    const { input } = await explainer.picture('/grey.png');
    const other = { ...input, data: input.data.map((value) => 1 - value) };
    const sweep = (image) => explainer.occlusionOf(image, { occluder: 4, stride: 4 });
    const expected = [await sweep(input), await sweep(other)];
    const both = await Promise.all([sweep(input), sweep(other)]);
    return [...expected, ...both].map(({ map }) => Array.from(map));
  }, slow);
  assertSameMap(outcome[2], outcome[0], 1e-5);
  assertSameMap(outcome[3], outcome[1], 1e-5);
  assert.equal(await workers(page), 1);
});

test('a job that is silent for too long is ended, also when nobody waits', async (t) => {
  const page = await openSlow(t, 3000, { timeout: 600 });
  const { message } = assertFailure(await explain(page, slow), 'timed-out');
  assert.match(message, /no sign of life/);
  assertResult(await explain(page, digit));
});

test('a page that slept accuses nobody', async (t) => {
  const page = await openSlow(t, 500, { timeout: 2000, turn: 1000, turnLimit: 1000 });
  const outcome = await page.evaluate(async (request) => {
    const now = performance.now.bind(performance);
    let slept = 0;
    performance.now = () => now() + slept;
    const sleeping = setInterval(() => (slept += 60_000), 300);
    const explained = await window.explain(request);
    clearInterval(sleeping);
    return explained;
  }, slow);
  assertResult(outcome);
  assert.equal(await workers(page), 1);
});

test('what waits for the network is not computation', async (t) => {
  const page = await openSlow(t, 0, { timeout: 300, turn: 100, turnLimit: 100 });
  await page.evaluate((model) => {
    window.hung = 'waiting';
    const note = ({ code }) => (window.hung = code);
    window.kit.createExplainer({ model }).describe().catch(note);
  }, `http://127.0.0.1:${silent.address().port}/model.json`);
  const end = Date.now() + 1500;
  while (Date.now() < end) assertResult(await explain(page, digit));
  assert.equal(await page.evaluate(() => window.hung), 'waiting');
  assert.equal(await workers(page), 1);
});
