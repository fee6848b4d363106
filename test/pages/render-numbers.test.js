import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { assertSameMap, html, makeSite, openPage, root } from './helpers.js';
import { greyPng, pngOf } from './png.js';
import { resultsOf } from './render-site.js';

/** What is computed in Node and in the browser, on wasm. */
const widgets = {
  guided: '<saliency-map model="mnist-cnn" src="sample:3">',
  smooth: '<saliency-map model="cifar10-allcnn" src="sample:2" method="smoothgrad" target="cat">',
  cam: '<saliency-map model="cifar10-cnn" src="sample:5" compare="guided-grad-cam integrated-gradients">',
  neuron:
    '<saliency-map model="mnist-cnn" src="sample:1" layer="conv2" unit="max" method="deconvnet">',
  several: '<saliency-map model="mnist-cnn" src="sample:4 sample:5 sample:6">',
  deconv: '<deconv-viewer model="mnist-cnn" src="sample:2" layer="conv2" keep="map">',
  first: '<deconv-viewer model="cifar10-cnn" src="sample:0" compare>',
  occluded: '<occlusion-grid model="mnist-cnn" src="sample:8" stride="2">',
  circle:
    '<occlusion-grid model="cifar10-cnn" src="sample:1" shape="circle" fill="#808080" score="logit">',
  named: '<occlusion-grid model="cifar10-cnn" src="sample:1" stride="8" fill="red">',
  clear:
    '<occlusion-grid model="cifar10-cnn" src="sample:1" stride="8" fill="hsl(120deg 100% 25% / 50%)">',
  relevance: '<lrp-heatmap model="cifar10-allcnn" src="sample:3">',
  composites:
    '<lrp-heatmap model="mnist-cnn" src="sample:7" compare="lrp-0 epsilon-gamma-box" layers>',
  ascent: '<codespace-am target="3" runs="4" seed="5">',
  pixels: '<codespace-am generator="" pixels="noise" runs="2" target="7">',
  learned: '<deconv-learner src="sample:3" steps="3">',
  gates: '<relu-backward values="1 -2 3" signal="-1 2 0.5">',
  small: '<saliency-map model="mnist-cnn" src="pictures/small.png" method="gradient">',
  same: '<saliency-map model="mnist-cnn" src="pictures/same.png" method="gradient">',
};

/** Pictures of other sizes than the input's, by their file's name. */
const scaled = [
  'wide.png',
  'large.png',
  'clear.png',
  'grey.png',
  'fine.png',
  'tall.png',
  'photo.jpg',
  'turned.jpg',
  'photo.webp',
];
const scaledWidgets = Object.fromEntries(
  scaled.map((name) => [
    name,
    `<saliency-map model="cifar10-cnn" src="pictures/${name}" target="0" method="gradient">`,
  ]),
);

const written = Object.entries({ ...widgets, ...scaledWidgets }).map(
  ([id, tag]) =>
    `${tag.replace('>', ` id="${id}" backend="wasm" loading="click">`)}</${tag.slice(1).split(' ')[0]}>`,
);

const scene = (x, y) => [
  (x * 5) & 255,
  (y * 3) & 255,
  (40 * Math.sin(x / 9 + y / 5) + 128) & 255,
  255,
];
/** What is in scenes: elements by `id`, with the label of the class that they explain. */
const ofScenes = {
  shared: 'number 3',
  inner: 'number 2',
  own: 'cat',
  slotted: 'number 3',
  climb: 'number 3',
};
const scenes = `<explain-scene model="mnist-cnn" card="cards/words.json" src="sample:8" target="number 3" backend="wasm">
<lrp-heatmap id="shared" loading="click"></lrp-heatmap>
<explain-scene src="sample:2" target="top"><saliency-map id="inner" loading="click"></saliency-map></explain-scene>
<saliency-map id="own" model="cifar10-cnn" target="cat" loading="click"></saliency-map>
<saliency-map id="slotted" loading="click"><img slot="image" alt="" src="pictures/same.png"></saliency-map>
<codespace-am id="climb" runs="2" loading="click"></codespace-am>
</explain-scene>
<explain-scene target="top" backend="wasm"><codespace-am id="default" runs="2" loading="click"></codespace-am></explain-scene>`;

const card = JSON.parse(await readFile(path.join(root, 'models/mnist-cnn/card.json'), 'utf8'));
card.samples = card.samples.map((sample) => ({
  ...sample,
  src: `../models/mnist-cnn/${sample.src}`,
}));
const site = await makeSite({
  'index.html': html([...written, scenes].join('\n')),
  'pictures/small.png': pngOf(20, 20, scene),
  'pictures/same.png': pngOf(28, 28, scene),
  'pictures/wide.png': pngOf(150, 60, scene),
  'pictures/large.png': pngOf(301, 301, scene),
  // Of a size where no mean lies exactly between two bytes, which Chromium rounds either way.
  'pictures/grey.png': greyPng(71, 53),
  'pictures/fine.png': pngOf(700, 400, (x, y) => [
    255 * ((x ^ y) & 1),
    (x * y) & 255,
    x & 255,
    255,
  ]),
  'pictures/tall.png': pngOf(20, 30, scene),
  'cards/words.json': JSON.stringify({
    ...card,
    labels: card.labels.map((label) => `number ${label}`),
  }),
  'pictures/clear.png': pngOf(64, 64, (x, y) => [255, 3 * x, 0, (x + y) & 255]),
});

/** A photo that the browser has encoded; `orientation` as a camera writes it. */
async function photo(page, type, orientation) {
  const base64 = await page.evaluate(async (wanted) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [120, 90];
    const context = canvas.getContext('2d');
    for (let x = 0; x < 120; x += 3) {
      context.fillStyle = `hsl(${x * 7} 60% ${30 + (x % 50)}%)`;
      context.fillRect(x, x / 3, 9, 90);
    }
    return canvas.toDataURL(wanted, 0.8).split(',')[1];
  }, type);
  const bytes = Buffer.from(base64, 'base64');
  if (!orientation) return bytes;
  // An APP1 segment with a TIFF header and one entry, right after the start of the JPEG.
  const exif = Buffer.from(
    `ffe1002245786966000049492a0008000000010012010300010000000${orientation}00000000000000`,
    'hex',
  );
  return Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
}

const page = await openPage({ after: () => {} }, site.url);
const save = async (name, bytes) => writeFile(path.join(site.folder, 'pictures', name), bytes);
await save('photo.jpg', await photo(page, 'image/jpeg'));
await save('turned.jpg', await photo(page, 'image/jpeg', 6));
await save('photo.webp', await photo(page, 'image/webp'));

const inNode = await resultsOf(site.folder);

/** What the element in the browser answers. */
function inBrowser(id) {
  return page.evaluate(async (wanted) => {
    const element = document.getElementById(wanted);
    const { map, signals, target, backend } = await element.explain();
    const numbers = map ?? Object.values(signals).flatMap((each) => Array.from(each));
    const { probability, label } = target ?? {};
    return { map: Array.from(numbers), probability, label, backend };
  }, id);
}

function numbersOf({ map, signals }) {
  return Array.from(map ?? Object.values(signals).flatMap((each) => Array.from(each)));
}

for (const id of [...Object.keys(widgets), ...scaled, ...Object.keys(ofScenes), 'default']) {
  test(`${id}: Node computes what the browser does`, async () => {
    const { outcome, error, result } = inNode.get(id);
    assert.equal(outcome, 'rendered', JSON.stringify(error));
    const expected = await inBrowser(id);
    assert.deepEqual([result.backend, expected.backend], ['wasm', 'wasm']);
    assertSameMap(numbersOf(result), expected.map);
    assert.equal(result.target?.label, expected.label);
    if (id in ofScenes) assert.equal(expected.label, ofScenes[id]);
    if (expected.probability !== undefined) {
      assert.ok(Math.abs(result.target.probability - expected.probability) < 1e-5);
    }
  });
}
