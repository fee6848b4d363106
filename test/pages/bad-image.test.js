import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cors, makeSite } from './helpers.js';
import { assertFails, assertWorks, makeWidgetSite, testModels } from './widgets.js';
import { blackPng, greyPng, pngOf } from './png.js';

const pictures = {
  'grey.png': greyPng(16, 16),
  'dot.png': pngOf(1, 1, () => [255, 0, 0, 255]),
  'line.png': pngOf(40, 1, () => [255, 0, 0, 255]),
  'small.png': pngOf(2, 2, (x) => [255 * x, 0, 0, 255]),
  'huge.png': blackPng(8000, 8000),
  'clear.png': pngOf(12, 12, () => [255, 0, 0, 0]),
  'half.png': pngOf(12, 12, (x, y) => [20 * x, 20 * y, 90, x < 6 ? 0 : 255]),
  'text.png': 'This is no picture.',
  'cut.png': greyPng(64, 64).subarray(0, 30),
  'square.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>',
};
const site = await makeWidgetSite({ ...(await testModels()), ...pictures });
const closed = await makeSite(pictures);
const open = await makeSite(pictures, { headers: cors });

const colour = { model: 'colour/model.json' };
const tensor = (...shape) => ({
  shape,
  data: Array.from({ length: shape.reduce((a, b) => a * b) }, (_, index) => (index % 7) / 7),
});

const failing = {
  'no such file': { src: 'absent.png', code: 'image-not-found', says: /404/ },
  'a text file': { src: 'text.png', code: 'image-not-decodable' },
  'a file cut short': { src: 'cut.png', code: 'image-truncated' },
  'another origin without CORS': { src: `${closed.url}/grey.png`, code: 'image-cors' },
  'a server that does not answer': { src: 'http://127.0.0.1:9/x.png', code: 'image-unreachable' },
  'a single pixel': { src: 'dot.png', code: 'image-too-small', says: /1 x 1/ },
  'a line of pixels': { src: 'line.png', code: 'image-too-small', says: /40 x 1/ },
  '64 megapixels': { src: 'huge.png', code: 'image-too-large', says: /8000 x 8000/ },
  'all transparent': { src: 'clear.png', code: 'image-transparent' },
  'a sample that the model lacks': { src: 'sample:99', code: 'sample-unknown', says: /99/ },
  'a sample that is no number': { src: 'sample:cat', code: 'sample-unknown', says: /cat/ },
};

for (const [name, { src, code, says }] of Object.entries(failing)) {
  test(`${name}: ${code}`, async (t) => {
    const { message } = await assertFails(t, site, { attributes: { src }, code });
    if (says) assert.match(message, says);
  });
}

const badTensors = {
  'a tensor of another size': { image: tensor(7, 8, 3), code: 'image-shape' },
  'a tensor with a number of values that its shape denies': {
    image: { ...tensor(8, 8, 3), shape: [8, 8, 4] },
    code: 'image-shape',
  },
  'a tensor that is not three-dimensional': { image: tensor(8, 24), code: 'image-shape' },
  'a grey tensor for a colour model': { image: tensor(8, 8, 1), code: 'image-channels' },
  'a tensor with values that are no numbers': {
    image: { shape: [8, 8, 3], data: Array(192).fill(null).fill('x', 3, 4) },
    code: 'image-values',
  },
};

for (const [name, { image, code }] of Object.entries(badTensors)) {
  test(`${name}: ${code}`, (t) => assertFails(t, site, { attributes: colour, image, code }));
}

const working = {
  'a tensor of the right shape': { ...colour, image: tensor(8, 8, 3) },
  'a grey picture for a colour model': { ...colour, src: 'grey.png' },
  'a colour picture for a grey model': { src: 'half.png' },
  'a half transparent picture': { ...colour, src: 'half.png' },
  'four pixels': { src: 'small.png' },
  'an SVG without a size': { src: 'square.svg' },
  'another origin with CORS': { src: `${open.url}/grey.png` },
  'a data: URL': { src: `data:image/png;base64,${pictures['grey.png'].toString('base64')}` },
};

for (const [name, { image, ...attributes }] of Object.entries(working)) {
  test(`${name} works`, async (t) => {
    const { map, shape } = await assertWorks(t, site, { attributes, image });
    assert.equal(map.length, shape[0] * shape[1] * shape[2]);
    assert.ok(map.every(Number.isFinite));
  });
}
