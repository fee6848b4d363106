import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExplainError, load, rankCorrelation, toNpy, toPNG } from 'convlens/engine';

const network = await load('mnist-cnn');
const image = 'sample:3';

const refuses = async (work, code, words) => {
  await assert.rejects(
    async () => work(),
    (error) => {
      assert.ok(error instanceof ExplainError, String(error));
      assert.equal(error.code, code, error.message);
      assert.match(`${error.message} ${error.hint}`, words);
      return true;
    },
  );
};
const invalid = (work, words) => refuses(work, 'argument-invalid', words);

test('a correlation of what is no map is refused, of results it is that of their maps', async () => {
  const [one, other] = await network.explain('gradient', [image, 'sample:5']);
  assert.equal(rankCorrelation(one, other), rankCorrelation(one.map, other.map));
  assert.ok(Math.abs(rankCorrelation(one, one) - 1) < 1e-12);
  for (const odd of [[NaN, 1, 2], null, {}, { length: -1 }, ['a', 'b', 'c'], [[1], [2], [3]]]) {
    await invalid(() => rankCorrelation(odd, [1, 2, 3]), /rankCorrelation/);
  }
});

test('options in the wrong place, of the wrong kind or without what they need are refused', async () => {
  await refuses(
    () => network.explain('gradient', image, { method: 'lrp' }),
    'option-unknown',
    /method/,
  );
  await refuses(() => network.explain('lrp', image, { bse: 1 }), 'option-unknown', /explain\(\)/);
  await invalid(() => network.predict(image, {}, { signal: AbortSignal.abort() }), /3 arguments/);
  for (const method of ['gradient', 'lrp']) {
    await invalid(() => network.explain(method, image, { unit: '5' }), /"layer"/);
  }
  await invalid(() => network.lrpOf(image, { composite: { conv: { gamma: 1 } } }), /"rule"/);
  await invalid(() => network.lrpOf(image, { composite: Promise.resolve('gamma') }), /composite/);
  await invalid(() => network.explain('gradient', image, new Map([['target', 3]])), /options/);
  await invalid(() => network.lrp({ restart: { layer: 'conv2' } }), /"unit"/);
  await refuses(
    () => network.predict(image, { preprocessing: { mena: [0.5] } }),
    'option-unknown',
    /"mean"/,
  );
  const scores = new Float32Array(784).fill(NaN);
  await invalid(() => network.faithfulnessOf({ image, scores }), /finite/);
});

test('a size that is none, or that no memory has room for, is refused at once', async () => {
  for (const size of [20000, 1e9, NaN, 0, -1, 2.5, [0, 0], [14, NaN]]) {
    await invalid(() => network.lrp({ image, denseAs: 'conv', inputSize: size }), /4096/);
    await invalid(() => network.picture(image, { size }), /4096/);
  }
  const { input } = await network.picture(image, { size: 56 });
  assert.deepEqual(input.shape, [56, 56, 1]);
});

test('a model that is none is refused by load()', async () => {
  await invalid(() => load(['mnist-cnn']), /model/);
  await invalid(() => load(Promise.resolve('mnist-cnn')), /model/);
  await invalid(() => load('mnist-cnn', { backend: 'gpu' }), /"wasm"/);
  await invalid(() => load('mnist-cnn', {}, { signal: 5 }), /AbortSignal/);
});

test('an aborted job rejects with the reason, wherever it was', async () => {
  const reason = new Error('enough');
  for (const milliseconds of [0, 20, 60]) {
    const abort = new AbortController();
    setTimeout(() => abort.abort(reason), milliseconds);
    const options = { occluder: 4, stride: 1 };
    const job = network.explain('occlusion', image, options, { signal: abort.signal });
    await assert.rejects(job, (error) => error === reason);
  }
});

test('what was asked for before dispose() ends, what comes later is refused', async () => {
  const other = await load('mnist-cnn');
  const asked = other.explain('occlusion', image, { occluder: 8, stride: 4 });
  const disposed = other.dispose();
  assert.equal((await asked).method, 'occlusion');
  await disposed;
  for (const late of ['describe', 'pictureModel', 'picture', 'saliency']) {
    await refuses(
      () => other[late](late === 'picture' ? image : undefined),
      'disposed',
      /disposed/,
    );
  }
});

test('toPNG() and toNpy() refuse what they cannot write', async () => {
  const map = { data: new Float32Array(4), shape: [2, 2] };
  await refuses(() => toPNG(map, { colourmap: 'greys' }), 'option-unknown', /"colormap"/);
  for (const odd of [
    { colormap: 'nope' },
    { channels: 'nope' },
    { clip: 10 },
    { range: [1, 0] },
    { range: 5 },
    { scale: 0 },
  ]) {
    await invalid(() => toPNG(map, odd), /toPNG/);
  }
  for (const odd of [
    { data: new Float32Array(4), shape: [50, 50] },
    { data: new Float32Array(4), shape: [4] },
    { data: new Float32Array(4).fill(NaN), shape: [2, 2] },
    { data: null, shape: [2, 2] },
    await network.activations(image, 'conv1'),
  ]) {
    await invalid(() => toPNG(odd), /toPNG/);
  }
  assert.ok((await toPNG(await network.picture(image))).length > 0);
  for (const odd of [
    { data: [1, 2], shape: [-1, -2] },
    { data: [1, 2, 3], shape: [1.5, 2] },
    ['a', 'b'],
    new BigInt64Array(2),
    new DataView(new ArrayBuffer(8)),
  ]) {
    await invalid(() => toNpy(odd), /toNpy/);
  }
});
