import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { html, makeSite, openPage } from './helpers.js';

const size = 'loading="eager" width="320" height="320"';
/** One of each kind; the networks are mnist-cnn, cifar10-cnn and mnist-gan. */
const kinds = (backend) =>
  [
    '<saliency-map model="mnist-cnn" compare="gradient guided-backprop"',
    '<saliency-map model="cifar10-cnn" method="grad-cam"',
    '<lrp-heatmap model="mnist-cnn"',
    '<deconv-viewer model="mnist-cnn"',
    '<occlusion-grid model="mnist-cnn" stride="4"',
    '<relu-backward',
    '<codespace-am generator="mnist-gan" runs="2" stop-at="0.2" judge=""',
  ].map((tag) => `${tag} backend="${backend}" ${size}></${tag.slice(1).split(' ')[0]}>`);

/** Twenty: each kind three times, with the pictures one after the other; of the last one two. */
function twenty(backend) {
  const each = kinds(backend);
  return Array.from({ length: 20 }, (_, index) =>
    each[index % each.length].replace(' loading', ` src="sample:${index % 5}" loading`),
  );
}

/** Milliseconds after which the worker has let go of what it keeps for a sweep that might go on. */
const KEPT = 1500;

const backends = ['wasm', 'webgl'];
const site = await makeSite(
  Object.fromEntries(
    backends.flatMap((backend) => [
      [`twenty-${backend}.html`, html(twenty(backend).join('\n'))],
      [`each-${backend}.html`, html(kinds(backend).join('\n'))],
    ]),
  ),
);

/** Opens a page, waits until all its widgets are done, and tells what they cost. */
async function costs(t, name, count) {
  const before = (page) =>
    page.evaluateOnNewDocument(() => {
      window.contexts = 0;
      for (const Canvas of [HTMLCanvasElement, OffscreenCanvas]) {
        const { getContext } = Canvas.prototype;
        Canvas.prototype.getContext = function (kind, ...rest) {
          if (kind.startsWith('webgl')) window.contexts++;
          return getContext.call(this, kind, ...rest);
        };
      }
      // Counts the contexts of the worker.
      addEventListener('load', () => window.kit.configure({ workerUrl: '/losing-worker.js' }));
    });
  const page = await openPage(t, `${site.url}/${name}.html`, { before });
  await page.waitForFunction(
    (wanted) => window.events.filter(({ type }) => type === 'explain-complete').length >= wanted,
    { polling: 200, timeout: 180_000 },
    count,
  );
  await wait(KEPT);
  const cost = await page.evaluate(async () => ({
    workers: window.workers.length,
    pageContexts: window.contexts,
    workerContexts: await new Promise((resolve) => {
      const channel = new BroadcastChannel('losing');
      channel.onmessage = ({ data }) => resolve(data.opened);
      channel.postMessage({ draws: 1e9, contexts: 0 });
    }),
    memory: await window.kit.createExplainer({ model: 'mnist-cnn' }).memory(),
  }));
  assert.deepEqual(page.problems, []);
  return cost;
}

for (const backend of backends) {
  test(`twenty widgets on ${backend}: one worker, one copy of the weights`, async (t) => {
    const all = await costs(t, `twenty-${backend}`, 20);
    assert.equal(all.workers, 1);
    assert.equal(all.pageContexts, 0);
    assert.ok(all.workerContexts <= 1, `${all.workerContexts} contexts`);
    const each = await costs(t, `each-${backend}`, 7);
    assert.deepEqual(all.memory, each.memory);
  });
}
