import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertResult,
  assertSameMap,
  explain,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
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

test('a signal that has fired rejects at once, and nothing is sent', async (t) => {
  const page = await openPage(t, site.url);
  const { error } = await page.evaluate(
    (request) => window.explain(request, { signal: AbortSignal.abort() }),
    digit,
  );
  assert.equal(error.name, 'AbortError');
  assert.equal(await page.evaluate(() => window.workers.length), 0);
});

test('a signal cancels the running job and the engine stays usable', async (t) => {
  const page = await openPage(t, site.url);
  const undisturbed = assertResult(await explain(page, slow));
  const [cancelled, phases] = await page.evaluate(async (request) => {
    const controller = new AbortController();
    let phases = 0;
    const outcome = await window.explain(request, {
      signal: controller.signal,
      onProgress: ({ phase }) => {
        if (phase !== 'explain') return;
        phases++;
        controller.abort();
      },
    });
    return [outcome, phases];
  }, slow);
  assert.equal(cancelled.error?.name, 'AbortError');
  assert.equal(phases, 1);
  assertSameMap(assertResult(await explain(page, slow)).map, undisturbed.map, 1e-6);
  assert.equal(await page.evaluate(() => window.workers.length), 1);
});

test('a queued job that nobody wants any more is never sent', async (t) => {
  const page = await openPage(t, site.url);
  assertResult(await explain(page, slow));
  const [first, dropped, last, sent] = await page.evaluate(
    async (slowly, queued) => {
      const before = window.sent('saliency');
      const controller = new AbortController();
      const input = { data: new Float32Array(28 * 28).fill(0.5), shape: [28, 28, 1] };
      let queuedOutcome;
      const first = window.explain(slowly, {
        onProgress: ({ phase }) => {
          if (phase !== 'explain' || queuedOutcome) return;
          // Asked while the first computes, so it waits in the queue until it is dropped.
          const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
          const { signal } = controller;
          queuedOutcome = explainer.saliencyOf(input, {}, { signal }).catch(window.plainError);
          setTimeout(() => controller.abort());
        },
      });
      const outcome = await first;
      const dropped = await queuedOutcome;
      const last = await window.explain(queued);
      return [outcome, dropped, last, window.sent('saliency') - before];
    },
    slow,
    digit,
  );
  assertResult(first);
  assert.equal(dropped.error?.name, 'AbortError');
  assertResult(last);
  assert.equal(sent, 2);
});

test('equal requests are computed once, different ones are not', async (t) => {
  const page = await openPage(t, site.url);
  const [maps, sent] = await page.evaluate(async () => {
    const explainer = window.kit.createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    // Pictures that are decoded one by one could come after the first result.
    const { input } = await explainer.picture('sample:3');
    const results = [1, 1, 2, 1].map((target) => explainer.saliencyOf(input, { target }));
    const maps = (await Promise.all(results)).map(({ map }) => Array.from(map));
    return [maps, window.sent('saliency')];
  });
  assert.equal(sent, 2);
  assert.deepEqual(maps[0], maps[1]);
  assert.deepEqual(maps[0], maps[3]);
  assert.notDeepEqual(maps[0], maps[2]);
});

test('one who stops waiting does not take the result from another', async (t) => {
  const page = await openPage(t, site.url);
  const [stopped, other, sent] = await page.evaluate(async ({ model, backend, image, methods }) => {
    const explainer = window.kit.createExplainer({ model, backend });
    const { input } = await explainer.picture(image);
    const controller = new AbortController();
    const onProgress = ({ phase }) => phase === 'explain' && controller.abort();
    const calls = [{ signal: controller.signal, onProgress }, {}];
    const outcomes = await Promise.all(
      calls.map((call) =>
        explainer.saliencyOf(input, { methods }, call).then(window.plain, window.plainError),
      ),
    );
    return [...outcomes, window.sent('saliency')];
  }, slow);
  assert.equal(stopped.error?.name, 'AbortError');
  assertResult(other);
  assert.equal(sent, 1);
});

for (const backend of ['cpu', 'wasm', 'webgl']) {
  test(`memory returns to its baseline after every job on ${backend}`, async (t) => {
    const page = await openPage(t, site.url);
    const [first, later, cancelled] = await page.evaluate(async (name) => {
      const explainer = window.kit.createExplainer({ model: 'mnist-cnn', backend: name });
      const methods = ['gradient', 'deconvnet', 'guided-backprop'];
      await explainer.saliency({ image: 'sample:0', methods });
      const first = await explainer.memory();
      let cancelled = 0;
      for (let index = 0; index < 10; index++) {
        const controller = new AbortController();
        const abort = index % 2 === 1;
        const onProgress = ({ phase }) => abort && phase === 'explain' && controller.abort();
        const request = { image: `sample:${index}`, methods, target: index };
        if (index === 4) Object.assign(request, { layer: 'conv2', unit: 'max' });
        await explainer
          .saliency(request, { signal: controller.signal, onProgress })
          .catch(() => cancelled++);
      }
      await explainer.saliency({ layer: 'nowhere' }).catch(() => {});
      await explainer.saliency({ target: 99 }).catch(() => {});
      return [first, await explainer.memory(), cancelled];
    }, backend);
    assert.ok(first.tensors > 0);
    // A quick job may be done before the wish to cancel it arrives.
    assert.ok(cancelled > 0 && cancelled <= 5);
    assert.deepEqual(later, first);
  });
}

test('the worker does not keep the results of finished jobs', async (t) => {
  const { conv, dense, globalAveragePool } = await oracleModule();
  const layers = [conv(1, 2, { name: 'conv1' }), globalAveragePool(), dense(2)];
  const wide = await makeSite({
    ...(await modelFiles('wide', [256, 256, 3], layers)),
    'grey.png': greyPng(64, 64),
  });
  const page = await openPage(t, wide.url);
  // A map has 786 KB, so twenty that are kept have 16 MB.
  const work = (from, to) =>
    page.evaluate(
      async (first, end) => {
        const explainer = window.kit.createExplainer({
          model: '/wide/model.json',
          backend: 'wasm',
        });
        const { input } = await explainer.picture('/grey.png');
        for (let step = first; step < end; step++) {
          input.data[0] = step / 100;
          await explainer.saliencyOf(input, {});
        }
      },
      from,
      to,
    );
  const heap = async () => {
    const { client } = page.workers()[0];
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
    return (usedSize + backingStorageSize) / 2 ** 20;
  };
  await work(0, 3);
  const before = await heap();
  await work(3, 23);
  const grown = (await heap()) - before;
  assert.ok(grown < 6, `${grown.toFixed(1)} MB more`);
});
