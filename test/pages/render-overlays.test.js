import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { html, makeSite, openPage, root } from './helpers.js';
import { convlens } from './render-site.js';

/** Figures with something over their pictures: what is drawn beforehand is what the page shows. */
const widgets = {
  square: '<occlusion-grid model="mnist-cnn" src="sample:3" occluder="8" stride="2"',
  circle:
    '<occlusion-grid model="cifar10-cnn" src="airplane.png" occluder="8" stride="4" shape="circle" score="logit"',
  classes:
    '<occlusion-grid model="mnist-cnn" src="sample:8" occluder="10" stride="4" cells="class"',
  placed:
    '<occlusion-grid model="mnist-cnn" src="sample:2" occluder="6,12" stride="4" position="3,11"',
  neuron: '<saliency-map model="mnist-cnn" src="sample:1" layer="conv2" unit="max"',
  under:
    '<saliency-map model="mnist-cnn" src="sample:1" layer="conv2" unit="max" picture="under" opacity="0.6"',
  kept: '<deconv-viewer model="mnist-cnn" src="sample:2" layer="conv2" keep="position"',
  relevance: '<lrp-heatmap model="mnist-cnn" src="sample:7"',
};
const body = Object.entries(widgets)
  .map(
    ([id, tag]) =>
      `${tag} id="${id}" backend="wasm" loading="click" controls="none" toolbar="none"></${tag.slice(1).split(' ')[0]}>`,
  )
  .join('\n');
// Numbers on cells are not drawn beforehand: the key and the bar tell the same.
const style = '<style>occlusion-grid::part(numbers) { visibility: hidden }</style>';
// As small as the network sees it: pages and pictures scale larger ones each in their own way.
const airplane = await readFile(path.join(root, 'models/cifar10-cnn/samples/airplane-2.png'));
const site = await makeSite({
  'index.html': html(style + body),
  'still.html': body,
  'airplane.png': airplane,
});
const rendering = convlens(site.folder, 'render', 'still.html');
assert.equal(rendering.status, 0, rendering.stderr);
const still = await readFile(path.join(site.folder, 'still.html'), 'utf8');

/** Device pixels between tiles, and of the bar below each. */
const [GAP, BAR] = [22, 18];
/** Pictures in the rows of a figure that has several. */
const rows = { square: [3] };

/** The picture of a figure as it was written, and where its tiles lie in it, in pixels. */
async function drawn(id) {
  const figure = new RegExp(`id="${id}"[^]*?</figure>`).exec(still)[0];
  const [, src, cssWidth] = /<img src="([^"]+)"[^>]* width="(\d+)"/.exec(figure);
  const { width, channels, data } = decode(await readFile(path.join(site.folder, src)));
  // A panel is 204 CSS pixels wide.
  const side = Math.round((width * 204) / cssWidth);
  const across = rows[id] ?? [Math.round((width + GAP) / (side + GAP))];
  const tiles = across.flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => [column * (side + GAP), row * (side + BAR + GAP)]),
  );
  /** Of a tile, on white paper. */
  const at = (tile, x, y) => {
    const [left, top] = tiles[tile];
    const place = ((top + y) * width + left + x) * channels;
    const opacity = channels === 4 ? data[place + 3] / 255 : 1;
    return [0, 1, 2].map((color) => data[place + color] * opacity + 255 * (1 - opacity));
  };
  return { count: tiles.length, side, at, figure };
}

const page = await openPage({ after: () => {} }, site.url, {
  before: (opened) => opened.setViewport({ width: 1300, height: 900, deviceScaleFactor: 2 }),
});

/** The pictures of the live figure, each with its overlays in shares of its sides, and its pixels. */
async function live(id) {
  const element = await page.$(`#${id}`);
  await element.evaluate(async (figure) => {
    const answered = new Promise((resolve) =>
      figure.addEventListener('occluder-answer', resolve, { once: true }),
    );
    await figure.explain();
    if (figure.localName === 'occlusion-grid') await answered;
    await figure.updateComplete;
  });
  const handle = await element.evaluateHandle((figure) =>
    [...figure.shadowRoot.querySelectorAll('.panels')][0].querySelectorAll('.picture'),
  );
  const pictures = [];
  for (const picture of (await handle.getProperties()).values()) {
    const box = picture.asElement();
    if (!box) continue;
    const overlays = await box.evaluate((around) => {
      const whole = around.getBoundingClientRect();
      return [...around.querySelectorAll('.window, .field, .place')]
        .filter((each) => each.checkVisibility({ opacityProperty: true }))
        .map((each) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          return {
            left: (left - whole.left) / whole.width,
            top: (top - whole.top) / whole.height,
            right: (left + width - whole.left) / whole.width,
            bottom: (top + height - whole.top) / whole.height,
            round: each.classList.contains('round'),
          };
        });
    });
    pictures.push({ overlays, pixels: decode(await box.screenshot()) });
  }
  return pictures;
}

const distance = (a, b) => Math.max(...a.map((value, channel) => Math.abs(value - b[channel])));
const [white, black] = [
  [255, 255, 255],
  [0, 0, 0],
];

/** A white line within a black one along the box, to a pixel. */
function assertOutline({ at, side }, tile, overlay, name) {
  const edge = (share) => Math.round(share * side);
  const { round } = overlay;
  const [left, right] = [edge(overlay.left), edge(overlay.right)];
  const [top, bottom] = [edge(overlay.top), edge(overlay.bottom)];
  const between = (low, high, share) => Math.round(low + share * (high - low));
  const isInside = (place) => place >= 0 && place < side;
  const has = (color, off, pointAt) => {
    const near = [-1, 0, 1]
      .map((step) => pointAt(off + step))
      .filter((point) => point.every(isInside));
    return near.length < 3 || near.some(([x, y]) => distance(at(tile, x, y), color) < 8);
  };
  for (const share of round ? [0.5] : [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const [x, y] = [between(left, right - 1, share), between(top, bottom - 1, share)];
    const sides = {
      left: (off) => [left + off, y],
      right: (off) => [right - 1 - off, y],
      top: (off) => [x, top + off],
      bottom: (off) => [x, bottom - 1 - off],
    };
    for (const [which, pointAt] of Object.entries(sides)) {
      assert.ok(has(white, 0, pointAt), `${name}: no white line on the ${which}, ${pointAt(0)}`);
      assert.ok(has(black, -1, pointAt), `${name}: no black line on the ${which}, ${pointAt(-1)}`);
    }
  }
}

/** Away from outlines the colours of the live figure's picture, point by point. */
function assertSamePixels({ at, side }, tile, { overlays, pixels }, name) {
  const POINTS = 41;
  let far = 0;
  let compared = 0;
  for (let row = 0; row < POINTS; row++) {
    for (let column = 0; column < POINTS; column++) {
      const [x, y] = [(column + 0.5) / POINTS, (row + 0.5) / POINTS];
      const isNear = (a, b) => Math.abs(a - b) < 0.025;
      const isOnLine = overlays.some(({ left, top, right, bottom, round }) =>
        round
          ? x > left - 0.025 && x < right + 0.025 && y > top - 0.025 && y < bottom + 0.025
          : isNear(x, left) || isNear(x, right) || isNear(y, top) || isNear(y, bottom),
      );
      if (isOnLine) continue;
      const place =
        (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width)) *
        pixels.channels;
      const shown = Array.from(pixels.data.subarray(place, place + 3));
      compared++;
      if (distance(shown, at(tile, Math.floor(x * side), Math.floor(y * side))) > 24) far++;
    }
  }
  // Points that fall next to the border of two cells.
  assert.ok(
    compared > 500 && far <= compared * 0.06,
    `${name}: ${far} of ${compared} points differ`,
  );
}

for (const id of Object.keys(widgets)) {
  test(`${id}: every overlay lies where the live figure has it, on the same picture`, async () => {
    const [picture, pictures] = [await drawn(id), await live(id)];
    assert.equal(picture.count, pictures.length);
    const isOutlined = !['relevance'].includes(id);
    const overlays = pictures.flatMap((each) => each.overlays);
    assert.equal(overlays.length > 0, isOutlined);
    pictures.forEach((each, tile) => {
      for (const overlay of each.overlays)
        assertOutline(picture, tile, overlay, `${id}, picture ${tile}`);
      assertSamePixels(picture, tile, each, `${id}, picture ${tile}`);
    });
  });
}

test('the bars of the prediction and the key of the classes are those of the live figure', async () => {
  const texts = (id, selector) =>
    page.$eval(
      `#${id}`,
      (figure, wanted) =>
        [...figure.shadowRoot.querySelectorAll(wanted)].map((each) =>
          each.textContent.replace(/\s+/g, ' ').trim(),
        ),
      selector,
    );
  const plain = (markup) =>
    markup
      // Names within a sentence.
      .replace(/<\/?span[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/&#60;/g, '<')
      .replace(/&#62;/g, '>')
      .replace(/&#38;/g, '&');
  for (const id of ['square', 'classes', 'placed']) {
    const { figure } = await drawn(id);
    const told = plain(figure);
    for (const text of await texts(
      id,
      '.classes .title, .classes .name, .classes .number, .amount span, .winners li',
    )) {
      assert.ok(told.includes(text), `${id}: "${text}" is not told`);
    }
    const level = await page.$eval(
      `#${id}`,
      (figure_) => figure_.shadowRoot.querySelector('.level').style.inlineSize,
    );
    assert.ok(
      figure.includes(`inline-size:${Math.floor(parseFloat(level) * 100) / 100}`),
      `${id}: ${level}`,
    );
  }
  const { figure } = await drawn('classes');
  const colors = await page.$eval('#classes', (element) =>
    [...element.shadowRoot.querySelectorAll('.swatch')]
      .map(({ style: { backgroundColor } }) => backgroundColor)
      .filter(Boolean),
  );
  assert.ok(colors.length > 0);
  for (const color of colors) {
    const hex = color
      .match(/\d+/g)
      .map((byte) => Number(byte).toString(16).padStart(2, '0'))
      .join('');
    assert.ok(figure.includes(`background:#${hex}`), color);
  }
});
