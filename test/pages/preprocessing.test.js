import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { assertSameMap, html, makeSite, modelFiles, openPage, oracleModule } from './helpers.js';
import { pngOf } from './png.js';
import { resultsOf } from './render-site.js';

const { conv, dense, flatten, relu } = await oracleModule();
const layers = [conv(3, 2, { name: 'conv1' }), relu('relu1'), flatten(), dense(3, { name: 'out' })];
const model = await modelFiles('caffe', [8, 8, 3], layers);

/** Cards of one network, by the folder of its copy. */
const cards = {
  caffe: { preset: 'imagenet-keras-caffe', crop: { resize: 16, size: 8 } },
  squeezed: { preset: 'imagenet-torch', resize: 'squeeze' },
  padded: { preset: 'minus-one-to-one', resize: 'pad', background: [1, -1, 1] },
};
const folders = Object.entries(cards).map(([name, input]) => ({
  ...Object.fromEntries(
    Object.entries(model).map(([file, content]) => [file.replace('caffe', name), content]),
  ),
  [`${name}/card.json`]: JSON.stringify({ input }),
}));

const [RED, GREEN, BLUE] = [
  [255, 0, 0, 255],
  [0, 255, 0, 255],
  [0, 0, 255, 255],
];
/** Red and green, each 16 x 32, in the middle of blue: what the first card's crop leaves. */
const inMiddle = (x, y) => x >= 32 && x < 64 && y >= 16 && y < 48;
const photo = pngOf(96, 64, (x, y) => (inMiddle(x, y) ? (x < 48 ? RED : GREEN) : BLUE));

const widgets = Object.keys(cards).map(
  (name) =>
    `<occlusion-grid id="${name}" model="${name}/model.json" src="photo.png" fill="white" occluder="4" stride="4" score="logit" target="0" backend="wasm" loading="click"></occlusion-grid>`,
);
const site = await makeSite({
  ...Object.assign({}, ...folders),
  'photo.png': photo,
  'index.html': html(widgets.join('\n')),
  'input.html': html(
    `<image-input for="fed" accept="upload"></image-input>
     <occlusion-grid id="fed" model="caffe/model.json" src="photo.png" backend="wasm" fill="white" occluder="4" stride="4"></occlusion-grid>`,
  ),
  'faces.json': JSON.stringify({
    output: { range: [0, 1] },
    training: { data: '202,599 faces of CelebA.' },
  }),
});
const inNode = await resultsOf(site.folder);

/** The input, what covers it, and the colors of the picture that readers see, at some places. */
function explained(page, id, places = []) {
  return page.evaluate(
    async (wanted, at) => {
      const element = document.getElementById(wanted);
      const { map, details } = await element.explain();
      await element.updateComplete;
      const canvas = await window.painted(element, '[part~="picture"]');
      const context = canvas.getContext('2d');
      const colors = at.map(([x, y]) => [
        ...context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1)
          .data,
      ]);
      return {
        map: [...map],
        input: [...details.input.data],
        covered: [...details.covered.data.subarray(0, 3)],
        notes: details.notes,
        aspect: canvas.width / canvas.height,
        colors,
      };
    },
    id,
    places,
  );
}

/** Waits for a canvas that a figure has drawn. */
const addPainted = (page) =>
  page.evaluateOnNewDocument(() => {
    window.painted = async (element, selector) => {
      for (;;) {
        const found = element.shadowRoot.querySelector(selector);
        const canvas = found?.matches('canvas') ? found : found?.querySelector('canvas');
        if (canvas?.width > 0) return canvas;
        await new Promise(requestAnimationFrame);
      }
    };
  });

const open = (t, name) => openPage(t, `${site.url}/${name}`, { before: addPainted });

test('what is cut and numbered by channel is seen as the network gets it', async (t) => {
  const page = await open(t, 'index.html');
  const corners = [
    [0.02, 0.02],
    [0.98, 0.98],
  ];
  const { input, covered, notes, aspect, colors } = await explained(page, 'caffe', corners);
  assert.deepEqual([notes, aspect, colors], [[], 1, [RED, GREEN]]);
  // Blue, green, red.
  const rounded = input.map(Math.round);
  assert.deepEqual(rounded.slice(0, 3), [-104, -117, 131]);
  assert.deepEqual(rounded.slice(21, 24), [-104, 138, -124]);
  assert.ok(input.every((value, index) => index % 3 > 0 || Math.round(value) === -104));
  assert.deepEqual(covered.map(Math.round), [151, 138, 131]);

  const squeezed = await explained(page, 'squeezed', corners);
  assert.deepEqual([squeezed.aspect, squeezed.colors], [1, [BLUE, BLUE]]);
  const padded = await explained(page, 'padded', [
    [0.5, 0.02],
    [0.02, 0.5],
  ]);
  assert.deepEqual([padded.aspect, padded.colors[0][3], padded.colors[1]], [1, 0, BLUE]);
  assert.deepEqual(padded.input.slice(0, 3), [1, -1, 1]);
});

for (const name of Object.keys(cards)) {
  test(`${name}: Node computes what the browser does`, async (t) => {
    const page = await open(t, 'index.html');
    const { outcome, error, result } = inNode.get(name);
    assert.equal(outcome, 'rendered', JSON.stringify(error));
    assertSameMap([...result.map], (await explained(page, name)).map);
  });
}

test('the crop editor frames what the network gets, and gives on no more', async (t) => {
  const page = await open(t, 'input.html');
  const find = (selector) =>
    page.waitForFunction(
      (wanted) => document.querySelector('image-input').shadowRoot?.querySelector(wanted),
      {},
      selector,
    );
  const file = (await find('input[type="file"]')).asElement();
  await file.uploadFile(path.join(site.folder, 'photo.png'));
  const frame = (await find('[part="crop-frame"]')).asElement();
  const style = await frame.evaluate(({ style: { left, top, width, height } }) =>
    [left, top, width, height].map(parseFloat).map(Math.round),
  );
  assert.deepEqual(style, [33, 25, 33, 50]);
  const seen = (await find('[part="seen"]')).asElement();
  const pixel = await seen.evaluate((canvas) => [
    ...canvas.getContext('2d').getImageData(0, 0, 1, 1).data,
  ]);
  assert.deepEqual(pixel, RED);
  const { input, colors } = await explained(page, 'fed', [[0.02, 0.02]]);
  assert.deepEqual(colors, [RED]);
  assert.ok(input.every((value, index) => index % 3 > 0 || Math.round(value) === -104));
});

test('About says how an image becomes the input', async (t) => {
  const page = await open(t, 'index.html');
  await explained(page, 'caffe');
  const text = await page.evaluate(async () => {
    const { shadowRoot } = document.getElementById('caffe');
    for (;;) {
      shadowRoot.querySelector('details:not([open]) > [part~="more"]')?.click();
      const about = shadowRoot.querySelector('[part~="facts"]');
      if (about) return about.textContent.replace(/\s+/g, ' ');
      await new Promise(requestAnimationFrame);
    }
  });
  assert.match(text, /Black is −104 \/ −117 \/ −124, white is 151 \/ 138 \/ 131\./);
  assert.match(text, /The channel order is blue, green, red\./);
  assert.match(text, /short side of 16 pixels and center-cropped to 8/);
});

test('what a generator can draw is told by its card', async (t) => {
  const page = await open(t, 'index.html');
  const told = await page.evaluate(async () => {
    document.body.innerHTML =
      '<codespace-am model="mnist-cnn" generator="mnist-gan" generator-card="faces.json" runs="1" target="3" loading="eager"></codespace-am>';
    const element = document.body.firstElementChild;
    await element.explain();
    await element.updateComplete;
    const root = element.shadowRoot;
    root.querySelector('details:not([open]) > [part~="more"]').click();
    while (!root.querySelector('[part~="facts"]')) await new Promise(requestAnimationFrame);
    return root.textContent.replace(/\s+/g, ' ');
  });
  assert.match(told, /was trained on 202,599 faces of CelebA and generates nothing else\./);
});
