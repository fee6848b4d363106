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

/** An image in every form that a worker has one in; the largest difference of each from its address. */
const forms = `
  const network = await load('cifar10-cnn');
  const { input } = await network.picture('small.png');
  const blob = await (await fetch('small.png')).blob();
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(32, 32);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const pixels = canvas.getContext('2d').getImageData(0, 0, 32, 32);
  const { data, width, height } = pixels;
  const given = { blob, bitmap, canvas, pixels, plain: { data, width, height }, input };
  const differences = {};
  for (const [form, image] of Object.entries(given)) {
    const again = await network.picture(image);
    differences[form] = Math.max(...again.input.data.map((value, at) => Math.abs(value - input.data[at])));
  }
  const drawing = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' });
  differences.drawing = await network.picture(drawing).catch(({ code }) => code);
  return differences;`;

const worker = (engine, work) => `
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
  'small.png': pngOf(32, 32, (x, y) => [...scene(x, y).slice(0, 3), 255]),
  'plain.html': html('', ''),
  'forms.js': worker(engines[1], forms),
  ...Object.fromEntries(
    engines.map((engine, index) => [`worker-${index}.js`, worker(engine, work)]),
  ),
});

/** As a browser has computed them, by a plain import. */
let expected;

function assertAnswer({ error, maps, drawn, npy }) {
  assert.equal(error, undefined);
  assert.ok(drawn > 100 && npy > 12_000);
  expected ??= maps;
  for (const [name, map] of Object.entries(maps)) assertSameMap(map, expected[name], 1e-4);
}

/** What a worker of a page has to say. */
async function answerOf(t, script) {
  const page = await openPage(t, `${site.url}/plain.html`);
  return page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const worker = new Worker(address, { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => resolve({ error: message });
      }),
    script,
  );
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
    assertAnswer(await answerOf(t, `worker-${index}.js`));
  });
}

test('a worker takes an image in every form that it has', async (t) => {
  const { drawing, ...differences } = await answerOf(t, 'forms.js');
  assert.equal(drawing, 'image-not-decodable');
  assert.equal(Object.keys(differences).length, 6);
  for (const [form, difference] of Object.entries(differences)) assert.equal(difference, 0, form);
});

test('Node computes the same', async (t) => {
  const folder = process.cwd();
  t.after(() => process.chdir(folder));
  process.chdir(site.folder);
  const { toNpy, toPNG } = await import('convlens/engine');
  assertAnswer(await run(load, toNpy, toPNG));
});
