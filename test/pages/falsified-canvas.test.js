import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { html, makeSite, openPage, settled } from './helpers.js';

/**
 * Stand-ins for browsers that falsify what a canvas gives back: `all` as Firefox does with
 * `privacy.resistFingerprinting`, where there are no video frames either; `some` changes the lowest
 * bit of a few pixels, as Brave does.
 */
function falsify(kind, withoutFrames) {
  const { prototype } = CanvasRenderingContext2D;
  const { getImageData } = prototype;
  prototype.getImageData = function (...place) {
    const image = getImageData.apply(this, place);
    const { data } = image;
    for (let index = 0; index < data.length; index++) {
      if (kind === 'all') data[index] = Math.floor(256 * Math.random());
      else if (index % 4 < 3 && Math.random() < 0.05) data[index] ^= 1;
    }
    return image;
  };
  if (withoutFrames) delete window.VideoFrame;
}

const digit = await readFile(new URL('../../models/mnist-cnn/samples/3.png', import.meta.url));
const photo = await readFile(new URL('../fixtures/pictures/orientation-6.jpg', import.meta.url));
const site = await makeSite({
  'digit.png': digit,
  'photo.jpg': photo,
  'index.html': html(),
});

async function inputs(page, sources) {
  return page.evaluate(async (wanted) => {
    const read = async (source) => {
      const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
      let image = source;
      if (source === 'canvas') {
        image = document.createElement('canvas');
        image.width = image.height = 28;
        const context = image.getContext('2d');
        for (let at = 0; at < 28; at++) {
          context.fillStyle = `rgb(${9 * at} ${9 * at} ${9 * at})`;
          context.fillRect(at, 0, 1, 28);
        }
      }
      try {
        const { input } = await explainer.picture(image);
        return { data: Array.from(input.data), notes: input.notes ?? [] };
      } catch ({ code }) {
        return { code };
      }
    };
    const all = [];
    for (const source of wanted) all.push(await read(source));
    return all;
  }, sources);
}

const sources = ['sample:3', 'digit.png', 'photo.jpg', 'canvas'];
const largest = (a, b) => Math.max(...a.map((value, index) => Math.abs(value - b[index])));

async function pages(t, kind, withoutFrames) {
  const falsifying = await openPage(t, site.url, {
    before: (page) => page.evaluateOnNewDocument(falsify, kind, withoutFrames),
  });
  const honest = await openPage(t, site.url);
  return [await inputs(falsifying, sources), await inputs(honest, sources), falsifying];
}

for (const kind of ['all', 'some']) {
  test(`a canvas that falsifies ${kind} is passed by with video frames`, async (t) => {
    const [read, right] = await pages(t, kind, false);
    read.forEach(({ data, notes }, index) => {
      assert.deepEqual(notes, [], sources[index]);
      assert.equal(largest(data, right[index].data), 0, sources[index]);
    });
  });
}

test('without frames PNG files are decoded, everything else is refused', async (t) => {
  const [[sample, file, jpeg, canvas], right, page] = await pages(t, 'all', true);
  assert.equal(largest(sample.data, right[0].data), 0);
  assert.equal(largest(file.data, right[1].data), 0);
  assert.equal(jpeg.code, 'image-falsified');
  assert.equal(canvas.code, 'image-falsified');
  await page.evaluate(() => {
    document.body.innerHTML =
      '<saliency-map id="good" model="mnist-cnn" src="sample:3" loading="eager"></saliency-map>';
  });
  const { detail } = await settled(page, 'good');
  assert.equal(detail.predictions[0].label, '3');
});

test('where only the lowest bits are changed the figure says so', async (t) => {
  const [[sample, , jpeg, canvas], right, page] = await pages(t, 'some', true);
  assert.equal(largest(sample.data, right[0].data), 0);
  assert.deepEqual(sample.notes, []);
  for (const [{ data, notes }, known] of [
    [jpeg, right[2]],
    [canvas, right[3]],
  ]) {
    assert.ok(largest(data, known.data) < 0.01);
    assert.match(notes.join(' '), /alters the pixels/);
  }
  await page.evaluate(() => {
    document.body.innerHTML =
      '<saliency-map id="noted" model="mnist-cnn" src="photo.jpg" loading="eager"></saliency-map>';
  });
  const { detail } = await settled(page, 'noted');
  assert.match(detail.notes.join(' '), /alters the pixels/);
  const note = await page.$eval('#noted', (element) =>
    element.updateComplete.then(() => element.shadowRoot.querySelector('.remark').textContent),
  );
  assert.match(note, /This browser alters the pixels/);
});
