import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { assertSameMap } from '../pages/helpers.js';
import { configOf, soundFolder, withTopology } from './folders.js';
import { elements, openStage, STALL, tags } from './stage.js';

/** Faults that come at a moment: while a file is on its way, or while something is computed. */
const files = await soundFolder();
const stage = await openStage();
await stage.open(files);
const { page, server, expected } = stage;

let count = 0;

/** Places elements on a folder with this fault. */
async function place(fault, chosen = ['saliency-map'], changed = files) {
  const name = `moment-${++count}`;
  const folder = server.add(name, changed, fault);
  const ids = chosen.map((tag) => `${tag}-of-${name}`);
  const since = await page.evaluate(() => window.events.length);
  await page.evaluate(
    (wanted) => window.place(wanted),
    chosen.map((tag, index) => ({
      tag,
      id: ids[index],
      attributes: {
        model: `${folder}/model.json`,
        ...(tag === 'codespace-am' ? {} : { src: `${folder}/image.png` }),
        ...elements[tag],
      },
    })),
  );
  return { name, folder, ids, since };
}

const ends = (ids, since) => page.evaluate((...given) => window.ends(...given), ids, since);

function assertRight(tag, { type, detail }) {
  assert.equal(type, 'explain-complete', `${tag}: ${JSON.stringify(detail)?.slice(0, 300)}`);
  assertSameMap(detail.map, expected[tag].map);
}

async function assertNeighborRight() {
  const { end, target } = await stage.disturbNeighbor();
  assert.equal(end.type, 'explain-complete', JSON.stringify(end.detail)?.slice(0, 300));
  assertSameMap(end.detail.map, stage.neighborMaps[target]);
}

afterEach(async () => {
  await page.evaluate(() => {
    for (const element of [...document.body.children]) {
      if (element.id !== 'neighbor') element.remove();
    }
  });
  await assertNeighborRight();
  assert.deepEqual(page.problems.splice(0), []);
});

test('a worker that is killed under every element: all complete, with the right maps', async () => {
  const workers = await page.evaluate(() => window.workers.length);
  await page.evaluate(() => {
    let progress = 0;
    document.addEventListener('explain-progress', function kill({ detail }) {
      if (detail.phase !== 'explain' || ++progress < 3) return;
      document.removeEventListener('explain-progress', kill);
      window.workers.at(-1).terminate();
    });
  });
  const { ids, since } = await place(null, tags);
  const all = await ends(ids, since);
  all.forEach((end, index) => assertRight(tags[index], end));
  assert.equal(await page.evaluate(() => window.workers.length), workers + 1);
});

/** Ends the worker; the next is the one at this address, `null` for the kit's own. */
function changeWorker(workerUrl) {
  return page.evaluate((url) => {
    window.kit.configure({ workerUrl: url });
    window.workers.at(-1).terminate();
  }, workerUrl);
}

// The neighbor's images are 32 pixels wide, and it is given work while the others break the engine.
for (const [kind, code] of [
  ['trap', 'engine-crashed'],
  ['exhaust', 'out-of-memory'],
]) {
  test(`an engine that every element breaks (${kind}): ${code}, and it works again afterwards`, async () => {
    await changeWorker(`/poisoned-worker.js?kind=${kind}&width=28`);
    const { ids, since } = await place(null, tags);
    await assertNeighborRight();
    for (const { type, detail } of await ends(ids, since)) {
      assert.equal(type, 'explain-error');
      assert.equal(detail.code, code, JSON.stringify(detail));
    }
    await changeWorker(null);
    const again = await page.evaluate((all) => window.retry(all), ids);
    (await ends(ids, again)).forEach((end, index) => assertRight(tags[index], end));
  });
}

test('offline in mid-load: told as such, and retried once online', async () => {
  const { name, ids, since } = await place({
    file: 'weights.bin',
    transport: 'stall in the middle',
  });
  await server.asked(name);
  await page.setOfflineMode(true);
  const [{ type, detail }] = await ends(ids, since);
  const late = await place(null);
  const [offline] = await ends(late.ids, late.since);
  const again = await page.evaluate(() => window.events.length);
  server.mend(name);
  await page.setOfflineMode(false);
  assert.equal(type, 'explain-error');
  // The card is asked for beside the weights.
  assert.match(detail.code, /^(weights-unreachable|card-unreachable|model-stalled)$/);
  assert.equal(offline.detail.code, 'model-unreachable');
  assert.match(offline.detail.message, /offline/);
  await page.evaluate((all) => window.retry(all), [...ids, ...late.ids]);
  for (const end of await ends([...ids, ...late.ids], again)) assertRight('saliency-map', end);
});

test('a page that is hidden in mid-load: the explanation is there when the reader is back', async () => {
  const { ids, since } = await place({ file: 'weights.bin', transport: 'drip' });
  await setHidden(true);
  await wait(2 * STALL);
  await setHidden(false);
  const [end] = await ends(ids, since);
  assertRight('saliency-map', end);
});

test('an element that is removed in mid-load falls silent, and whoever shares its model goes on', async () => {
  const { name, folder, ids, since } = await place({ file: 'weights.bin', transport: 'drip' });
  await page.evaluate(
    (wanted) => window.place(wanted),
    [
      {
        tag: 'lrp-heatmap',
        id: 'shares',
        attributes: { model: `${folder}/model.json`, src: `${folder}/image.png` },
      },
    ],
  );
  await server.asked(name);
  await page.evaluate((all) => window.take(all), ids);
  const [end] = await ends(['shares'], since);
  assertRight('lrp-heatmap', end);
  const late = await page.evaluate(
    (id, before) =>
      window.events
        .slice(before)
        .filter((event) => event.id === id && /complete|error/.test(event.type)),
    ids[0],
    since,
  );
  assert.deepEqual(late, []);
});

test('every element removed in mid-load: nothing is told, and the next one works', async () => {
  const { name, ids, since } = await place({ file: 'model.json', transport: 'silence' }, tags);
  await server.asked(name);
  await page.evaluate((all) => window.take(all), ids);
  await wait(2 * STALL);
  const told = await page.evaluate(
    (all, before) =>
      window.events
        .slice(before)
        .filter(({ id, type }) => all.includes(id) && /complete|error/.test(type)),
    ids,
    since,
  );
  assert.deepEqual(told, []);
  const next = await place(null);
  assertRight('saliency-map', (await ends(next.ids, next.since))[0]);
});

test('300 files of weights are fetched at most 6 at a time', async () => {
  const pieces = 300;
  const size = Math.ceil(files['weights.bin'].length / pieces);
  const paths = Array.from(
    { length: Math.ceil(files['weights.bin'].length / size) },
    (_, i) => `${i}.bin`,
  );
  const shards = Object.fromEntries(
    paths.map((path, index) => [
      path,
      files['weights.bin'].subarray(index * size, (index + 1) * size),
    ]),
  );
  const changed = withTopology(files, (_, json) => (json.weightsManifest[0].paths = paths));
  server.traffic.mostOpen = 0;
  const { ids, since } = await place(null, ['saliency-map'], { ...files, ...shards, ...changed });
  assertRight('saliency-map', (await ends(ids, since))[0]);
  assert.ok(server.traffic.mostOpen <= 6 + 2, `${server.traffic.mostOpen} at a time`);
});

test('an answer without an end is cut off, not read', async () => {
  for (const transport of ['endless', 'gigabytes announced']) {
    server.traffic.bytes = 0;
    const { ids, since } = await place({ file: 'weights.bin', transport });
    const [{ detail }] = await ends(ids, since);
    assert.equal(detail.code, 'weights-too-long');
    await wait(200);
    const megabytes = server.traffic.bytes / 2 ** 20;
    // What lies in the buffers of both ends counts too.
    assert.ok(megabytes < 16, `${megabytes} MB were sent`);
  }
});

test('six files that never come hold up no other model', async () => {
  const stuck = [];
  for (let index = 0; index < 6; index++) {
    stuck.push(await place({ file: 'weights.bin', transport: 'silence' }));
  }
  const sound = await place(null, tags);
  const all = await ends(sound.ids, sound.since);
  all.forEach((end, index) => assertRight(tags[index], end));
  for (const { ids, since } of stuck) {
    assert.equal((await ends(ids, since))[0].detail.code, 'model-stalled');
  }
});

test('a number that grows beyond all bounds: result-not-finite names the layer', async () => {
  const huge = (name) => ({ class_name: 'Rescaling', config: { name, scale: 1e30, offset: 0 } });
  const changed = withTopology(files, (layers) => {
    layers.splice(1, 0, huge('first'), huge('second'));
    configOf(layers, 'first').dtype = 'float32';
  });
  const { ids, since } = await place(null, tags, { ...files, ...changed });
  for (const { type, detail } of await ends(ids, since)) {
    assert.equal(type, 'explain-error');
    assert.equal(detail.code, 'result-not-finite', JSON.stringify(detail));
    assert.match(detail.message, /second/);
  }
});

test('a scene whose model cannot be had says so in its row, and works once it can', async () => {
  const name = `moment-${++count}`;
  const folder = server.add(name, files, { file: 'weights.bin', transport: 404 });
  const since = await page.evaluate((address) => {
    const before = window.events.length;
    window.place([
      {
        tag: 'explain-scene',
        id: 'scene',
        attributes: { model: `${address}/model.json`, src: `${address}/image.png` },
        inside:
          '<saliency-map id="inside" loading="eager"><p class="fallback">In words.</p></saliency-map>',
      },
    ]);
    return before;
  }, folder);
  const [{ detail }] = await ends(['inside'], since);
  assert.equal(detail.code, 'weights-not-found');
  const said = () =>
    page.$eval('#scene', (scene) => scene.updateComplete.then(() => scene.shadowRoot.textContent));
  await page.waitForFunction(
    (message) => document.getElementById('scene').shadowRoot.textContent.includes(message),
    { polling: 100, timeout: 180_000 },
    detail.message,
  );
  server.mend(name);
  const again = await page.evaluate(() => window.retry(['inside']));
  assertRight('saliency-map', (await ends(['inside'], again))[0]);
  await page.waitForFunction(
    (message) => !document.getElementById('scene').shadowRoot.textContent.includes(message),
    { polling: 100, timeout: 180_000 },
    detail.message,
  );
  assert.ok(!(await said()).includes(detail.message));
});

test('an <image-input> whose model cannot be had says so, and shows the samples of another', async () => {
  const name = `moment-${++count}`;
  const folder = server.add(name, files, { file: 'model.json', transport: 500 });
  await page.evaluate(
    (address) =>
      window.place([
        { tag: 'image-input', id: 'input', attributes: { model: `${address}/model.json` } },
      ]),
    folder,
  );
  const says = (words) =>
    page.waitForFunction(
      (wanted) => document.getElementById('input').shadowRoot.textContent.includes(wanted),
      { polling: 100, timeout: 180_000 },
      words,
    );
  await says('500');
  await page.$eval('#input', (input) => input.setAttribute('model', 'mnist-cnn'));
  await page.waitForFunction(
    () =>
      document.getElementById('input').shadowRoot.querySelectorAll('[type="radio"]').length === 10,
    { polling: 100, timeout: 180_000 },
  );
});

/** Minimizes the window, or brings it back; the browser tells the page. */
async function setHidden(hidden) {
  const session = await page.createCDPSession();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const windowState = hidden ? 'minimized' : 'normal';
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await session.detach();
  assert.equal(await page.evaluate(() => document.visibilityState), hidden ? 'hidden' : 'visible');
}
