import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSite, openPage } from './helpers.js';

const site = await makeSite();

/** Opens a page, starts a training there as `window.session` and makes two steps. */
async function openTraining(t, backend) {
  const page = await openPage(t, site.url);
  await page.evaluate((chosen) => {
    if (chosen === 'webgl') window.kit.configure({ workerUrl: '/losing-worker.js' });
    window.channel = new BroadcastChannel('losing');
    window.session = window.kit.createTraining({
      model: 'mnist-cnn',
      backend: chosen,
      snapshot: 0,
      batchSize: 4,
    });
  }, backend);
  page.losses = await step(page, 2);
  return page;
}

/** The losses of so many steps, or the code of what went wrong. */
function step(page, steps) {
  return page.evaluate(
    (count) =>
      window.session.step(count).then(
        ({ losses }) => losses,
        ({ code }) => code,
      ),
    steps,
  );
}

const reset = (page) => page.evaluate(() => window.session.reset().then(() => {}));
const memory = (page) =>
  page.evaluate(() => window.kit.createExplainer({ model: 'mnist-cnn' }).memory());

/** Loses the context at that draw call from now, 0 being at once. */
const lose = (page, draws) =>
  page.evaluate(
    (given) =>
      new Promise((resolve) => {
        window.channel.addEventListener('message', resolve, { once: true });
        window.channel.postMessage({ draws: given, contexts: 1 });
      }).then(() => {}),
    draws,
  );

async function assertLostAndStartsAgain(page) {
  assert.equal(await step(page, 3), 'training-lost');
  assert.equal(await step(page, 1), 'training-lost');
  await reset(page);
  assert.deepEqual(await step(page, 2), page.losses);
  assert.deepEqual(page.problems, []);
}

test('a training whose worker dies is lost, and starts again', async (t) => {
  const page = await openTraining(t, 'wasm');
  await page.evaluate(() => window.workers.at(-1).terminate());
  await assertLostAndStartsAgain(page);
});

test('a training whose worker dies in mid-step is lost, and starts again', async (t) => {
  const page = await openTraining(t, 'wasm');
  await page.evaluate(() => (window.killer = { kind: 'trainingStep', kills: 1 }));
  await assertLostAndStartsAgain(page);
});

for (const draws of [0, 100]) {
  test(`a training whose WebGL context is lost, at draw call ${draws}, starts again`, async (t) => {
    const page = await openTraining(t, 'webgl');
    const before = await memory(page);
    await lose(page, draws);
    await assertLostAndStartsAgain(page);
    assert.deepEqual(await memory(page), before);
  });
}
