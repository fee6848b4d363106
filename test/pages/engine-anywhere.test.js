import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'convlens/engine';
import { assertSameMap, html, makeSite, openPage } from './helpers.js';
import { pngOf } from './png.js';

const scene = (x, y) => [(x * 5) & 255, (y * 7) & 255, (x * y) & 255, x < 3 ? 90 : 255];

/** What a script does wherever it runs, with `load` of the engine. */
const work = `
  const network = await load('cifar10-cnn');
  const maps = {};
  for (const image of ['sample:2', 'scene.png', 'photo.png']) {
    const { map } = await network.saliency({ image, target: 'dog' });
    maps[image] = [...map];
  }
  const { input, view } = await network.picture('scene.png');
  const { map } = await network.lrpOf(input, { target: 3 });
  maps.relevance = [...map];
  const drawn = new Uint8Array(await toPNG(view));
  return { maps, drawn: drawn.length, npy: toNpy({ data: map, shape: [32, 32, 3] }).length };`;
const run = new Function('load', 'toNpy', 'toPNG', `return (async () => {${work}})()`);

const worker = (engine) => `
  import { load, toNpy, toPNG } from '${engine}';
  const work = async () => {${work}};
  work().then(
    (answer) => postMessage(answer),
    ({ code, message, stack }) => postMessage({ error: code + ' ' + message + ' ' + stack }),
  );`;
const engines = ['./dist/engine.js', './dist/convlens-engine.js'];
const site = await makeSite({
  'scene.png': pngOf(48, 32, scene),
  'photo.png': pngOf(200, 150, scene),
  'plain.html': html('', ''),
  ...Object.fromEntries(engines.map((engine, index) => [`worker-${index}.js`, worker(engine)])),
});

/** As a browser has computed them, by a plain import. */
let expected;

function assertAnswer({ error, maps, drawn, npy }) {
  assert.equal(error, undefined);
  assert.ok(drawn > 100 && npy > 12_000);
  expected ??= maps;
  for (const [name, map] of Object.entries(maps)) assertSameMap(map, expected[name], 1e-4);
}

for (const [index, engine] of engines.entries()) {
  test(`${engine} needs nothing but a plain import`, async (t) => {
    const page = await openPage(t, `${site.url}/plain.html`);
    const foreign = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && /^http/.test(request.url()))
        foreign.push(request.url());
    });
    assertAnswer(
      await page.evaluate(
        async (address, body) => {
          const { load, toNpy, toPNG } = await import(address);
          const all = new Function('load', 'toNpy', 'toPNG', `return (async () => {${body}})()`);
          return all(load, toNpy, toPNG);
        },
        engine,
        work,
      ),
    );
    assert.deepEqual(foreign, []);
    assert.deepEqual(page.problems, []);
  });

  test(`${engine} computes in a worker`, async (t) => {
    const page = await openPage(t, `${site.url}/plain.html`);
    assertAnswer(
      await page.evaluate(
        (address) =>
          new Promise((resolve) => {
            const script = new Worker(address, { type: 'module' });
            script.onmessage = ({ data }) => resolve(data);
            script.onerror = ({ message }) => resolve({ error: message });
          }),
        `worker-${index}.js`,
      ),
    );
  });
}

test('Node computes the same', async (t) => {
  const folder = process.cwd();
  t.after(() => process.chdir(folder));
  process.chdir(site.folder);
  const { toNpy, toPNG } = await import('convlens/engine');
  assertAnswer(await run(load, toNpy, toPNG));
});
