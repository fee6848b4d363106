import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExplainError, load } from 'convlens/engine';

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
  assertClose(cam.map, (await network.saliency({ image, methods: ['grad-cam'], target: 3 })).map);
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

test('what it does not know is refused by name', async () => {
  await refuses(network.explain('lime', images), 'method-unknown');
  await refuses(network.explain('lrp', 'sample:99'), 'sample-unknown');
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
