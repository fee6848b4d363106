import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { ExplainError, load } from 'convlens/engine';
import { makeFolder } from '../pages/helpers.js';

const network = await load('mnist-cnn');
const images = ['sample:1', 'sample:3', 'sample:8'];

const refuses = (work, code) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof ExplainError, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  });

/** Batches add up in another order. */
function assertClose(actual, expected) {
  const largest = Math.max(...expected.map(Math.abs));
  const differences = expected.map((value, at) => Math.abs(value - actual[at]));
  assert.ok(Math.max(...differences) <= 1e-5 * largest);
}

test('one image gives what the function of its method gives', async () => {
  const image = images[1];
  const cam = await network.explain('grad-cam', image, { target: 3 });
  assert.equal(cam.method, 'grad-cam');
  assertClose(cam.map, (await network.saliency({ image, method: 'grad-cam', target: 3 })).map);
  const options = { composite: 'epsilon-plus', target: 3 };
  const relevance = await network.explain('lrp', image, options);
  assert.deepEqual(relevance.map, (await network.lrp({ image, ...options })).map);
  const hidden = await network.explain('occlusion', image, { occluder: 14, stride: 7 });
  const { input } = await network.picture(image);
  const expected = await network.occlusionOf(input, { occluder: 14, stride: 7 });
  assert.deepEqual(hidden.map, expected.map);
});

test('a list gives a list, in its order', async () => {
  for (const method of ['guided-backprop', 'lrp', 'occlusion']) {
    const options = method === 'occlusion' ? { occluder: 14, stride: 14 } : {};
    const results = await network.explain(method, images, options);
    assert.equal(results.length, 3);
    for (const [index, image] of images.entries()) {
      const alone = await network.explain(method, image, options);
      assert.equal(results[index].target.label, alone.target.label);
      assertClose(results[index].map, alone.map);
    }
    assert.deepEqual(await network.explain(method, []), []);
    assert.equal((await network.explain(method, [images[0]], options)).length, 1);
  }
});

test('each image of a list may have its own target, also of more than one batch', async () => {
  const many = Array.from({ length: 20 }, (_, index) => images[index % 3]);
  const target = many.map((_, index) => index % 10);
  const results = await network.explain('guided-backprop', many, { target });
  assert.deepEqual(
    results.map((result) => result.target.index),
    target,
  );
  const alone = await network.explain('guided-backprop', many[13], { target: 3 });
  assertClose(results[13].map, alone.map);
  const relevance = await network.explain('lrp', images, { target: [3, '8', 'top'] });
  assert.deepEqual(
    relevance.map((result) => result.target.index),
    [3, 8, 8],
  );
  await refuses(network.explain('lrp', images, { target: [3] }), 'target-count');
  await refuses(network.explain('gradient', many, { target: [3] }), 'target-count');
});

test('what load() gives lets go of its model', async () => {
  const other = await load('mnist-cnn', { snapshot: 0 });
  await other.explain('gradient', images[0]);
  const before = await network.memory();
  await other.dispose();
  const after = await network.memory();
  assert.ok(after.models < before.models, `${after.models} of ${before.models} models`);
  await refuses(other.explain('gradient', images[0]), 'disposed');
  assert.equal((await network.explain('gradient', images[0])).map.length, 784);
});

test('a block that declares a network with "using" lets go of it at its end', async () => {
  const code = `import { load, toNpy } from 'convlens/engine';
    export let net, file;
    {
      using network = await load('cifar10-cnn');
      net = network;
      const images = ['sample:0', 'sample:1', 'sample:2'];
      const maps = await network.explain('guided-backprop', images, { target: [3, 5, 'dog'] });
      const relevance = await network.explain('lrp', images[0], {
        composite: {
          first: 'z-box',
          conv: { rule: 'gamma', gamma: 0.25 },
          dense: { rule: 'epsilon', epsilon: 0.1 },
        },
      });
      file = toNpy([...maps, relevance]);
    }`;
  // Node 20 does not know the word yet.
  const { code: plain } = await transform(code, { target: 'es2022', format: 'esm' });
  const address = new URL('using.mjs', pathToFileURL(`${await makeFolder({})}/`));
  const engine = import.meta.resolve('convlens/engine');
  await writeFile(address, plain.replace(/(['"])convlens\/engine\1/, JSON.stringify(engine)));
  const { net, file } = await import(address);
  assert.match(Buffer.from(file).toString('latin1', 0, 128), /'shape': \(4, 32, 32, 3\)/);
  await refuses(net.predict('sample:0'), 'disposed');
});

test('what it does not know is refused by name', async () => {
  await refuses(network.explain('lime', images), 'method-unknown');
  await refuses(network.explain('lrp', 'sample:99'), 'sample-unknown');
  await refuses(network.explain('lrp', images, { gama: 1 }), 'option-unknown');
  await refuses(network.explain('gradient', images, 7), 'argument-invalid');
  await refuses(network.explain('gradient'), 'argument-invalid');
  await refuses(network.explain(), 'argument-invalid');
  await refuses(load('mnist-cnn', { cards: 'none' }), 'option-unknown');
  await refuses(load(), 'model-missing');
  await refuses(load('mnist-cnn', 7), 'argument-invalid');
  await refuses(network.explain('lrp', images, { composite: 'epsilon-minus' }), 'rule-unknown');
});

test('it can be aborted, and tells how far it is', async () => {
  const ending = new AbortController();
  let told = 0;
  const onProgress = () => {
    told++;
    ending.abort();
  };
  const work = network.explain('occlusion', images, {}, { signal: ending.signal, onProgress });
  await assert.rejects(work, { name: 'AbortError' });
  assert.equal(told, 1);
});
