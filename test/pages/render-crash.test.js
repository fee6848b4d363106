import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeFolder, modelFiles, oracleModule, assertSameMap, root } from './helpers.js';
import { greyPng } from './png.js';

/** Width of the input at which the binary finds no memory left; 0: none. */
let poisonedWidth = 0;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...parts) => {
  const instantiated = await instantiate(...parts);
  const { instance, module } = instantiated;
  const exports = instance?.exports;
  if (!exports || !('Conv2D' in exports)) return instantiated;
  const conv2d = (...parameters) => {
    if (parameters[3] === poisonedWidth) {
      for (let bytes = 2 ** 28; bytes >= 16; bytes /= 2) while (exports.malloc(bytes) !== 0);
    }
    return exports.Conv2D(...parameters);
  };
  return { instance: { exports: { ...exports, Conv2D: conv2d } }, module };
};
const { resultsOf } = await import('./render-site.js');

const { conv, dense, flatten } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(3)];
const figure = (id, attributes) =>
  `<saliency-map id="${id}" backend="wasm" loading="click" ${attributes}></saliency-map>`;
const folder = await makeFolder({
  'grey.png': greyPng(20, 20),
  models: { linkTo: `${root}/models` },
  ...(await modelFiles('poison', [20, 20, 1], layers)),
  'index.html': html(
    [
      figure('before', 'model="mnist-cnn" src="sample:3"'),
      figure('poison', 'model="poison/model.json" src="grey.png"'),
      figure('after', 'model="mnist-cnn" src="sample:3"'),
      figure('last', 'model="mnist-cnn" src="sample:5"'),
    ].join('\n'),
  ),
});

test('render: an engine that breaks is replaced, and the next figures are right', async () => {
  const sound = await resultsOf(folder);
  poisonedWidth = 20;
  const spoiled = await resultsOf(folder);
  assert.equal(spoiled.get('poison').error.code, 'out-of-memory');
  for (const id of ['before', 'after', 'last']) {
    assert.equal(spoiled.get(id).error, null);
    assertSameMap(spoiled.get(id).result.map, sound.get(id).result.map, 1e-6);
  }
  poisonedWidth = 0;
  const again = await resultsOf(folder);
  assertSameMap(again.get('poison').result.map, sound.get('poison').result.map, 1e-6);
});
