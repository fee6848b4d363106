import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createAscent,
  createExplainer,
  createTraining,
  ExplainError,
  load,
  reluBackward,
} from 'convlens/engine';
import { renderPage } from 'convlens/render';
import {
  assertSameMap,
  html,
  makeFolder,
  modelFiles,
  oracleModule,
  root,
} from '../pages/helpers.js';
import { pngOf } from '../pages/png.js';

const scene = (x, y) => [(x * 5) & 255, (y * 7) & 255, (x * y) & 255, 255];
const side = 40;
const png = pngOf(side, side, scene);
const pixels = Uint8Array.from({ length: side * side * 4 }, (_, at) => {
  const pixel = Math.floor(at / 4);
  return scene(pixel % side, Math.floor(pixel / side))[at % 4];
});
const { conv, flatten, dense } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(3)];
const folder = await makeFolder({
  'scene.png': png,
  'text.png': 'no image',
  ...(await modelFiles('small', [20, 20, 3], layers)),
  'page/index.html': html(
    '<saliency-map id="outside" model="mnist-cnn" src="../scene.png"></saliency-map>',
  ),
  'page/.git/HEAD': 'main',
});
process.chdir(folder);

const network = await load('cifar10-cnn');
const refuses = (work, code) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof ExplainError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(error.hint.length > 10);
    return true;
  });

test('an image is the same by its path, its address, as a file, as pixels and as a tensor', async () => {
  const { input, view } = await network.picture('scene.png');
  assert.deepEqual(input.shape, [32, 32, 3]);
  assert.equal(view.data.length, 4 * view.width * view.height);
  const sources = [
    path.join(folder, 'scene.png'),
    pathToFileURL(path.join(folder, 'scene.png')).href,
    `data:image/png;base64,${png.toString('base64')}`,
    new Blob([png]),
    { data: pixels, width: side, height: side },
    { data: new Uint8ClampedArray(pixels), width: side, height: side },
    input,
  ];
  for (const source of sources) {
    const again = await network.picture(source);
    assert.deepEqual(again.input, input);
  }
});

test('what is no image is refused by name', async () => {
  await refuses(network.picture('absent.png'), 'image-not-found');
  await refuses(network.picture('text.png'), 'image-not-decodable');
  await refuses(network.picture(folder), 'render-not-a-file');
  await refuses(network.picture({ data: pixels, width: side, height: 3 }), 'image-not-decodable');
  await refuses(network.picture('sample:99'), 'sample-unknown');
});

test('a model lies in a folder, or is given as bytes', async () => {
  const named = createExplainer({ model: 'small/' });
  const { map } = await named.saliency({ image: 'scene.png' });
  const file = createExplainer({ model: path.join(folder, 'small/model.json') });
  assertSameMap((await file.saliency({ image: 'scene.png' })).map, map, 1e-6);
  const fixture = path.join(root, 'test/keras-files');
  const [keras] = (await readdir(fixture)).filter((name) => name.endsWith('.keras'));
  const bytes = await readFile(path.join(fixture, keras));
  const told = await createExplainer({ model: bytes }).inspect();
  assert.equal(told.format, 'keras');
  await refuses(load('nowhere/'), 'model-not-found');
  await refuses(load('mnist-ccn'), 'model-unknown');
});

test('jobs come together, and one that is aborted leaves the others', async () => {
  const ending = new AbortController();
  const images = [0, 1, 2, 3, 4].map((number) => `sample:${number}`);
  const jobs = images.map((image) => network.saliency({ image }));
  const dropped = network.saliency({ image: 'sample:5' }, { signal: ending.signal });
  ending.abort();
  await assert.rejects(dropped, { name: 'AbortError' });
  const maps = (await Promise.all(jobs)).map(({ map }) => map);
  for (const [number, map] of maps.entries()) {
    const { map: alone } = await network.saliency({ image: images[number] });
    assert.deepEqual(map, alone);
  }
});

test('progress is told, and memory goes back to what it was', async () => {
  const phases = new Set();
  const before = await network.memory();
  await network.lrp({ image: 'sample:1' });
  await network.saliency({ image: 'sample:1' }, { onProgress: ({ phase }) => phases.add(phase) });
  assert.ok(phases.size > 0);
  const after = await network.memory();
  assert.equal(after.models, before.models);
});

test('trainings, ascents and a ReLU work as in a page', async () => {
  const training = createTraining({ model: 'mnist-cnn', snapshot: 0 });
  const { losses } = await training.step(5);
  assert.equal(losses.length, 5);
  assert.ok(losses.every(Number.isFinite));
  await training.end();
  const ascent = createAscent({ model: 'mnist-cnn', generator: 'mnist-gan', target: 3, runs: 2 });
  const { runs, shape } = await ascent.step(3);
  assert.deepEqual(shape, [28, 28, 1]);
  assert.equal(runs[1].picture.length, 784);
  const { output } = await reluBackward({
    values: Float32Array.of(1, -2),
    signal: Float32Array.of(3, 4),
    shape: [1, 2],
  });
  assert.deepEqual([...output], [1, 0]);
});

test('what a script may read, a page that it renders may not', async () => {
  const url = pathToFileURL(path.join(folder, 'page/index.html'));
  const page = renderPage(await readFile(url, 'utf8'), { url, pictures: 'p/', folders: [] });
  // At the same time, in the same process.
  const [{ widgets }, { input }] = await Promise.all([page, network.picture('scene.png')]);
  assert.equal(widgets[0].error?.code, 'render-outside');
  assert.equal(input.data.length, 32 * 32 * 3);
  assert.equal((await network.predict('scene.png')).predictions.length, 10);
});

test('a script ends by itself', async () => {
  const code = `
    import { createExplainer } from 'convlens/engine';
    const { predictions } = await createExplainer({ model: 'mnist-cnn' }).predict('sample:3');
    console.log(predictions[0].label);`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code],
    { cwd: root, encoding: 'utf8', timeout: 120_000 },
  );
  assert.equal(status, 0, stderr);
  assert.equal(stdout, '3\n');
});

test('the entry for pages says that it is none for Node', () => {
  const code = `
    import { createExplainer } from 'convlens';
    const work = createExplainer({ model: 'mnist-cnn' }).describe();
    work.catch(({ code, message }) => console.log(code, message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.match(stdout, /^worker-failed .*convlens\/engine/, stderr);
});
