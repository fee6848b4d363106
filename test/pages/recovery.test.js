import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import {
  assertCompletes,
  assertResult,
  assertSameMap,
  openPage,
  settled,
  slowModel,
} from './helpers.js';
import { addWidget, makeWidgetSite, visibleParts } from './widgets.js';
import { greyPng } from './png.js';

const files = { ...(await slowModel()), 'grey.png': greyPng(32, 32) };
const site = await makeWidgetSite(files);
const slow = { model: 'slow/model.json', src: 'grey.png', backend: 'cpu' };
const compared = { ...slow, compare: 'gradient deconvnet guided-backprop' };

const eventCount = (page) => page.evaluate(() => window.events.length);
const memory = (page) =>
  page.evaluate(() => window.kit.createExplainer({ model: 'mnist-cnn' }).memory());

test('the retry button works once the cause is gone', async (t) => {
  const page = await openPage(t, site.url);
  await addWidget(page, { attributes: { src: 'late.png' } });
  assert.equal((await settled(page, 'bad')).detail.code, 'image-not-found');
  await writeFile(path.join(site.folder, 'late.png'), files['grey.png']);
  const since = await eventCount(page);
  const button = await page.waitForSelector('#bad >>> [part~="retry"]', { visible: true });
  await button.click();
  await assertCompletes(page, 'bad', since);
  const { fallback, figure, error } = await visibleParts(page, 'bad');
  assert.deepEqual({ fallback, figure, error }, { fallback: false, figure: true, error: null });
});

test('explain() after an error tries again', async (t) => {
  const page = await openPage(t, site.url);
  await addWidget(page, { attributes: { src: 'later.png' } });
  assert.equal((await settled(page, 'bad')).type, 'explain-error');
  await writeFile(path.join(site.folder, 'later.png'), files['grey.png']);
  const outcome = await page.$eval('#bad', (widget) =>
    widget.explain().then(window.plain, window.plainError),
  );
  assertResult(outcome);
});

test('another picture after an error is explained by itself', async (t) => {
  const page = await openPage(t, site.url);
  await addWidget(page, { attributes: { src: 'absent.png' } });
  assert.equal((await settled(page, 'bad')).type, 'explain-error');
  const since = await eventCount(page);
  await page.$eval('#bad', (widget) => widget.setAttribute('src', 'sample:2'));
  await assertCompletes(page, 'bad', since);
  assert.equal((await visibleParts(page, 'bad')).error, null);
});

test('only the newest of many changes is answered', async (t) => {
  const page = await openPage(t, site.url);
  await addWidget(page);
  await assertCompletes(page, 'bad');
  const since = await eventCount(page);
  await page.$eval('#bad', async (widget) => {
    for (let target = 0; target < 10; target++) {
      widget.target = String(target);
      await widget.updateComplete;
    }
  });
  const { target } = await assertCompletes(page, 'bad', since);
  assert.equal(target.index, 9);
  const completed = await page.evaluate(
    (first) =>
      window.events
        .slice(first)
        .filter(({ id, type }) => id === 'bad' && type === 'explain-complete').length,
    since,
  );
  assert.equal(completed, 1);
});

test('an element that is removed in mid-job falls silent and leaves nothing behind', async (t) => {
  const page = await openPage(t, site.url);
  await addWidget(page, { attributes: compared });
  const expected = await assertCompletes(page, 'bad');
  await assertCompletes(page, 'healthy');
  const baseline = await memory(page);
  const since = await page.evaluate(async (attributes) => {
    const widget = document.createElement('saliency-map');
    widget.id = 'removed';
    for (const [name, value] of Object.entries({ ...attributes, loading: 'eager', target: 1 })) {
      widget.setAttribute(name, value);
    }
    window.removed = widget;
    const computing = new Promise((resolve) => {
      widget.addEventListener('explain-progress', ({ detail }) => {
        if (detail.phase === 'explain') resolve();
      });
    });
    const unseen = new Set();
    for (const type of ['explain-progress', 'explain-complete', 'explain-error']) {
      // Off the document no event bubbles there, so it is listened to on the element itself.
      widget.addEventListener(type, () => !widget.isConnected && unseen.add(type));
    }
    window.unseen = unseen;
    document.body.append(widget);
    await computing;
    widget.remove();
    return window.events.length;
  }, compared);
  assert.deepEqual(await memory(page), baseline);
  const late = await page.evaluate(() => [...window.unseen]);
  assert.deepEqual(late, []);
  await page.evaluate(() => document.body.append(window.removed));
  const again = await assertCompletes(page, 'removed', since);
  assert.equal(again.target.index, 1);
  assert.equal(again.map.length, expected.map.length);
  assert.deepEqual(await memory(page), baseline);
  assert.deepEqual(page.problems, []);
});

test('an element that is moved to another place completes there', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate((attributes) => {
    const widget = document.createElement('saliency-map');
    widget.id = 'moved';
    for (const [name, value] of Object.entries({ ...attributes, loading: 'eager' })) {
      widget.setAttribute(name, value);
    }
    widget.addEventListener('explain-start', () => document.body.prepend(widget), { once: true });
    document.body.append(widget);
  }, slow);
  await assertCompletes(page, 'moved');
  assert.deepEqual(page.problems, []);
});

test('twenty widgets share one worker and one copy of the model', async (t) => {
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'healthy');
  const before = await memory(page);
  for (let index = 0; index < 20; index++) {
    const attributes = { src: `sample:${index % 10}`, target: String(index % 7) };
    await addWidget(page, { id: `map${index}`, attributes });
  }
  const results = [];
  for (let index = 0; index < 20; index++) results.push(await assertCompletes(page, `map${index}`));
  assert.equal(await page.evaluate(() => window.workers.length), 1);
  assert.deepEqual(await memory(page), before);
  results.forEach(({ target }, index) => assert.equal(target.index, index % 7));
});

test('a worker that dies under a widget is replaced, and both widgets complete', async (t) => {
  const page = await openPage(t, site.url);
  const { map } = await assertCompletes(page, 'healthy');
  await page.evaluate(() => (window.killer = { kind: 'saliency', kills: 1 }));
  await addWidget(page, { attributes: { src: 'sample:5' } });
  await addWidget(page, { id: 'second', attributes: { src: 'sample:6' } });
  assertSameMap((await assertCompletes(page, 'bad')).map, map, 1e-6);
  await assertCompletes(page, 'second');
  assert.equal(await page.evaluate(() => window.workers.length), 2);
});
