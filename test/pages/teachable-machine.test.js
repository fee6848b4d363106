import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { cors, makeSite, modelFiles, oracleModule, openPage, root, settled } from './helpers.js';
import { pngOf } from './png.js';

const fixture = path.join(root, 'test/fixtures/teachable-machine');
const read = (name) => readFile(path.join(fixture, name));
const [model, metadata, weights] = await Promise.all(
  ['model.json', 'metadata.json', 'weights.bin'].map(read),
);
/** A folder as Teachable Machine has it on its server, and in the archive that it exports. */
const project = (name, changes = {}) => ({
  [`models/${name}/model.json`]: model,
  [`models/${name}/metadata.json`]: JSON.stringify({ ...JSON.parse(metadata), ...changes }),
  [`models/${name}/weights.bin`]: weights,
});

/** What TensorFlow.js writes for a network of these layers. */
const written = (layers) =>
  JSON.stringify({
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'sequential_1', layers },
      keras_version: 'tfjs-layers 1.3.1',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      { paths: ['weights.bin'], weights: [{ name: 'k', shape: [1], dtype: 'float32' }] },
    ],
  });
const layer = (kind, config) => ({ class_name: kind, config: { name: kind, ...config } });
const pose = written([
  layer('Dense', { units: 100, activation: 'relu', batch_input_shape: [null, 14739] }),
  layer('Softmax', {}),
]);
const sound = written([
  layer('Sequential', {
    layers: [layer('Conv2D', { batch_input_shape: [null, 43, 232, 1], kernel_size: [2, 8] })],
  }),
  layer('Sequential', { name: 'head', layers: [layer('Dense', { units: 2 })] }),
]);

const { conv, dense, flatten } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(2)];
const label = (...labels) => JSON.stringify({ labels });

const host = await makeSite(
  {
    ...project('XXXX'),
    ...project('short', { labels: ['only one'] }),
    ...project('large', { imageSize: 224 }),
    'models/pose/model.json': pose,
    'models/pose/metadata.json': JSON.stringify({
      packageName: '@teachablemachine/pose',
      modelName: 'my-pose-model',
      labels: ['up', 'down'],
      modelSettings: { posenet: { inputResolution: 257 } },
    }),
    'models/sound/model.json': sound,
    'models/sound/metadata.json': JSON.stringify({
      tfjsSpeechCommandsVersion: '0.4.0',
      modelName: 'TMv2',
      wordLabels: ['Background Noise', 'clap'],
    }),
    ...(await modelFiles('own', [8, 8, 3], layers)),
    'own/card.json': label('day', 'night'),
    'own/metadata.json': label('left', 'right'),
    ...(await modelFiles('converted', [8, 8, 3], layers)),
    'converted/metadata.json': label('left', 'right'),
    ...(await modelFiles('others', [8, 8, 3], layers)),
    'others/metadata.json': 'no: JSON',
    ...(await modelFiles('bare', [8, 8, 3], layers)),
  },
  { headers: cors, withKit: false },
);

/** Wider than high; the square in its middle is as large as the network's input. */
const [WIDTH, SIZE] = [72, 48];
const pixel = (x, y) => [(x * 3) % 256, (y * 5) % 256, (x * y) % 256, 255];
const site = await makeSite({
  'photo.png': pngOf(WIDTH, SIZE, pixel),
  'day.json': label('noon', 'midnight'),
});

/** A page that explains the model of a folder; notes what it requests of the host, and what it logs. */
async function explained(t, folder, { card } = {}) {
  const asked = [];
  const logged = [];
  const page = await openPage(t, site.url, {
    before: async (before) => {
      before.on('request', (request) => {
        if (request.url().startsWith(host.url)) asked.push(request.url().slice(host.url.length));
      });
      before.on('console', (message) => message.type() === 'error' && logged.push(message.text()));
    },
  });
  const id = await page.evaluate(
    (model, given) => {
      const map = document.createElement('saliency-map');
      const attributes = { id: 'map', model, src: 'photo.png', loading: 'eager' };
      for (const [name, value] of Object.entries({ ...attributes, method: 'gradient', ...given })) {
        map.setAttribute(name, value);
      }
      document.body.append(map);
      return map.id;
    },
    `${host.url}/${folder}`,
    card ? { card } : {},
  );
  const { type, detail } = await settled(page, id);
  assert.deepEqual(page.problems, []);
  return { page, type, detail, asked, logged };
}

const files = (folder, ...names) => names.map((name) => `/${folder}/${name}`).sort();

test('a project by its link gives labels, probability and map, and nothing is logged', async (t) => {
  const { page, type, detail, asked, logged } = await explained(t, 'models/XXXX/');
  assert.equal(type, 'explain-complete', JSON.stringify(detail).slice(0, 300));
  const { labels } = JSON.parse(metadata);
  assert.ok(labels.includes(detail.target.label), detail.target.label);
  assert.ok(detail.target.probability > 0 && detail.target.probability <= 1);
  assert.equal(detail.map.length, SIZE * SIZE * 3);
  assert.ok(detail.map.some((value) => value !== 0));
  assert.deepEqual(detail.notes, []);
  assert.deepEqual(
    asked.sort(),
    files('models/XXXX', 'metadata.json', 'model.json', 'weights.bin'),
  );
  assert.deepEqual(logged, []);
  const title = await page.$eval('#map', (map) => map.explainer().describe());
  assert.equal(title.title, JSON.parse(metadata).modelName);
});

test('its network is the one that Keras computes', async (t) => {
  const [input, logits] = await Promise.all(['input.bin', 'logits.bin'].map(read));
  const floats = ({ buffer, byteOffset, byteLength }) =>
    Array.from(new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)));
  const page = await openPage(t, site.url);
  const output = await page.evaluate(
    async (model, values, shape) => {
      const explainer = window.kit.createExplainer({ model });
      const data = Float32Array.from(values);
      return Array.from((await explainer.forward({ data, shape })).output.data);
    },
    `${host.url}/models/XXXX/`,
    floats(input),
    [1, SIZE, SIZE, 3],
  );
  floats(logits).forEach((value, index) => {
    assert.ok(Math.abs(value - output[index]) < 1e-4, `${output} instead of ${floats(logits)}`);
  });
});

test('it sees the square in the middle, as its own library prepares it', async (t) => {
  const page = await openPage(t, site.url);
  const seen = await page.evaluate(async (model) => {
    const explainer = window.kit.createExplainer({ model });
    const { input } = await explainer.picture('photo.png');
    return Array.from(input.data);
  }, `${host.url}/models/XXXX/`);
  const left = (WIDTH - SIZE) / 2;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const expected = pixel(left + x, y);
      for (let channel = 0; channel < 3; channel++) {
        // Its library divides by 127, not by 127.5.
        const value = expected[channel] / 127 - 1;
        assert.ok(Math.abs(seen[(y * SIZE + x) * 3 + channel] - value) < 1e-5, `at ${x}, ${y}`);
      }
    }
  }
});

test('a version in the address counts for all files', async (t) => {
  const { type, asked } = await explained(t, 'models/XXXX/?v=2');
  assert.equal(type, 'explain-complete');
  const names = ['metadata.json?v=2', 'model.json?v=2', 'weights.bin?v=2'];
  assert.deepEqual(asked.sort(), files('models/XXXX', ...names));
});

test('a card that is named is the only one that is asked for', async (t) => {
  const { type, detail, asked } = await explained(t, 'models/XXXX/', { card: 'day.json' });
  // It has two labels, the network three outputs.
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'card-invalid');
  assert.ok(!asked.some((name) => /card|metadata/.test(name)), String(asked));
});

for (const kind of ['pose', 'sound']) {
  test(`a ${kind} project is refused by name, and its weights are not fetched`, async (t) => {
    const { type, detail, asked } = await explained(t, `models/${kind}/`);
    assert.equal(type, 'explain-error');
    assert.equal(detail.code, 'teachable-machine-kind');
    assert.match(detail.message, new RegExp(`a ${kind} project of Teachable Machine`));
    assert.match(detail.hint, /image project/);
    assert.ok(!asked.some((name) => name.includes('weights')), String(asked));
  });
}

for (const [folder, says] of [
  ['short', /labels/],
  ['large', /input\.shape/],
]) {
  test(`metadata that contradicts the network is refused: ${folder}`, async (t) => {
    const { type, detail } = await explained(t, `models/${folder}/`);
    assert.equal(type, 'explain-error');
    assert.equal(detail.code, 'card-invalid');
    assert.match(detail.message, says);
  });
}

test('a card beside a model of another tool counts before metadata.json', async (t) => {
  const { detail, asked } = await explained(t, 'own/');
  assert.match(detail.target.label, /day|night/);
  assert.ok(!asked.some((name) => name.includes('metadata')), String(asked));
});

test('without a card metadata.json gives the labels of a model of another tool', async (t) => {
  const { detail } = await explained(t, 'converted/model.json');
  assert.match(detail.target.label, /left|right/);
  // That pixels end at 1 nobody says.
  assert.equal(detail.notes.length, 1);
});

test('a file of that name that is something else is passed over', async (t) => {
  const { type, detail } = await explained(t, 'others/');
  assert.equal(type, 'explain-complete', JSON.stringify(detail).slice(0, 300));
  assert.match(detail.target.label, /^[01]$/);
});

test('card="none" looks for none, and nothing is logged', async (t) => {
  const { type, asked, logged } = await explained(t, 'bare/model.json', { card: 'none' });
  assert.equal(type, 'explain-complete');
  assert.deepEqual(asked.sort(), files('bare', 'model.json', 'weights.bin'));
  assert.deepEqual(logged, []);
});
