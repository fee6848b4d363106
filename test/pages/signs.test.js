import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { html, makeSite, openPage } from './helpers.js';
import { convlens } from './render-site.js';

const figures = `
  <saliency-map id="saliency" model="mnist-cnn" src="sample:3" method="gradient-x-input" loading="eager"></saliency-map>
  <lrp-heatmap id="lrp" model="mnist-cnn" src="sample:3" composite="epsilon" layers loading="eager"></lrp-heatmap>
  <occlusion-grid id="occlusion" model="mnist-cnn" src="sample:3" occluder="8" stride="4" loading="eager"></occlusion-grid>`;
const others = `
  <deconv-viewer model="mnist-cnn" src="sample:3" loading="eager"></deconv-viewer>
  <relu-backward loading="eager"></relu-backward>
  <image-input model="mnist-cnn"></image-input>`;
/** Texts that pass WCAG AA by themselves: 7.0, 6.9 and 5.2 to 1. */
const hosts = {
  'gray on white': 'color: #595959; background: #fff',
  'light gray on dark': 'color-scheme: dark; color: #aaa; background: #222',
  'white on blue': 'color: #fff; background: #2f6fb0',
};
const site = await makeSite({
  'plain.html': html(figures),
  ...Object.fromEntries(
    Object.entries(hosts).map(([name, style]) => [
      `${name.replaceAll(' ', '-')}.html`,
      html(`<div style="${style}">${figures}${others}</div>`),
    ]),
  ),
});

/** By figure: the size of the map's canvas, and how much its grays differ in the cells of both ends. */
const seen = (page) =>
  page.evaluate(() => {
    const ends = (element) => {
      const { map, shape } = element.result;
      const [height, width, channels] = shape;
      const sums = Array.from({ length: height * width }, (_, at) =>
        map.slice(at * channels, (at + 1) * channels).reduce((sum, value) => sum + value, 0),
      );
      return [sums.indexOf(Math.min(...sums)), sums.indexOf(Math.max(...sums))];
    };
    return Object.fromEntries(
      ['saliency', 'lrp'].map((id) => {
        const element = document.getElementById(id);
        const canvas = element.shadowRoot.querySelector('[part~="map-canvas"]');
        const side = canvas.width / 28;
        const spread = (cell) => {
          const [left, top] = [(cell % 28) * side, Math.floor(cell / 28) * side];
          const inset = side > 3 ? 1 : 0;
          const inner = Math.max(1, Math.floor(side) - 2);
          const { data } = canvas
            .getContext('2d')
            .getImageData(Math.round(left) + inset, Math.round(top) + inset, inner, inner);
          const grays = [];
          for (let at = 0; at < data.length; at += 4) {
            grays.push(0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]);
          }
          return Math.max(...grays) - Math.min(...grays);
        };
        const [negative, positive] = ends(element).map(spread);
        const lines = element.shadowRoot.querySelector('.negative');
        const legend = getComputedStyle(lines).display !== 'none' && lines.clientHeight > 8;
        return [id, { isPlain: canvas.width === 28, negative, positive, legend }];
      }),
    );
  });

const ready = async (page) => {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('*')].every(
      (element) => !element.explain || element.result || element.localName === 'relu-backward',
    ),
  );
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
};

/** Waits until every map is hatched, or none is. */
const isDrawn = (page, hatched) =>
  page.waitForFunction(
    (wanted) =>
      ['saliency', 'lrp'].every((id) => {
        const { width } = document
          .getElementById(id)
          .shadowRoot.querySelector('[part~="map-canvas"]');
        return width > 28 === wanted;
      }),
    { timeout: 20_000 },
    hatched,
  );

const isHatched = ({ isPlain, negative, positive, legend }) =>
  !isPlain && negative > 80 && positive < 1 && legend;
const isPlain = (figure) => figure.isPlain && !figure.legend;

test('a print tells signs without color, in maps and legends, and the screen is as before', async (t) => {
  const page = await openPage(t, `${site.url}/plain.html`);
  await ready(page);
  const before = await seen(page);
  assert.ok(Object.values(before).every(isPlain), JSON.stringify(before));
  await page.emulateMediaType('print');
  await isDrawn(page, true);
  const printed = await seen(page);
  assert.ok(Object.values(printed).every(isHatched), JSON.stringify(printed));
  await page.emulateMediaType('screen');
  await isDrawn(page, false);
  assert.deepEqual(await seen(page), before);
  // As browsers do it whose `print` query does not change.
  const during = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const { width } = document
      .getElementById('lrp')
      .shadowRoot.querySelector('[part~="map-canvas"]');
    dispatchEvent(new Event('afterprint'));
    return width;
  });
  assert.ok(during > 28);
  assert.deepEqual(await seen(page), before);
  assert.deepEqual(page.problems, []);
});

test('a monochrome screen tells signs, too', async (t) => {
  const page = await openPage(t, `${site.url}/plain.html`, {
    before: (opened) =>
      opened.evaluateOnNewDocument(() => {
        const real = globalThis.matchMedia.bind(globalThis);
        globalThis.matchMedia = (query) => real(query === '(monochrome)' ? 'all' : query);
      }),
  });
  await ready(page);
  const { saliency, lrp } = await seen(page);
  // The legend follows the screen's own query, which cannot be emulated.
  assert.ok(isHatched({ ...saliency, legend: true }), JSON.stringify(saliency));
  assert.ok(isHatched({ ...lrp, legend: true }), JSON.stringify(lrp));
});

/** Texts of less than 4.5 to 1 to what is behind them, and borders of controls of less than 3 to 1. */
const faint = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const over = (below, color, alpha = 1) => {
      context.globalAlpha = 1;
      context.fillStyle = below;
      context.fillRect(0, 0, 1, 1);
      context.globalAlpha = alpha;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join()})`;
    };
    const up = (element) =>
      element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
    const chain = (element) => {
      const all = [];
      for (let at = element; at; at = up(at)) all.unshift(at);
      return all;
    };
    const behind = (element) =>
      chain(element).reduce(
        (below, at) => over(below, getComputedStyle(at).backgroundColor),
        '#fff',
      );
    const opacity = (element) =>
      chain(element).reduce((product, at) => product * Number(getComputedStyle(at).opacity), 1);
    const luminance = (color) => {
      const [red, green, blue] = color
        .match(/\d+/g)
        .map((byte) => byte / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (element, color) => {
      const below = behind(element);
      const [one, other] = [below, over(below, color, opacity(element))].map(luminance);
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const found = [];
    let texts = 0;
    let borders = 0;
    const isShown = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const visit = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!isShown(element) || element.closest('option, .numbers, .popup, .value-here')) continue;
        const style = getComputedStyle(element);
        const isField = element.matches(
          'select, input:not([type="range"], [type="checkbox"]), textarea',
        );
        const hasText =
          isField ||
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        const name = () =>
          `${root.host?.localName}: ${element.localName}.${element.className?.baseVal ?? element.className} "${element.textContent.trim().slice(0, 30)}"`;
        if (hasText && element.namespaceURI.endsWith('xhtml')) {
          texts++;
          const ratio = contrast(element, style.color);
          if (ratio < 4.5) found.push(`${name()} ${ratio.toFixed(2)}`);
        }
        if (isField && element.matches('select, textarea')) {
          borders++;
          const ratio = contrast(element, style.borderBlockEndColor);
          if (ratio < 3) found.push(`border of ${name()} ${ratio.toFixed(2)}`);
        }
      }
    };
    visit(document);
    return { texts, borders, found };
  });

for (const name of Object.keys(hosts)) {
  test(`text keeps the contrast of a page with ${name}`, async (t) => {
    const page = await openPage(t, `${site.url}/${name.replaceAll(' ', '-')}.html`);
    await ready(page);
    await page.evaluate(async () => {
      const open = (selector) => {
        for (const element of document.querySelectorAll('*')) {
          for (const details of element.shadowRoot?.querySelectorAll(selector) ?? []) {
            details.open = true;
          }
        }
      };
      open('.other-controls, .toolbar details, details.toolbar');
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const { texts, borders, found } = await faint(page);
    assert.ok(texts > 60 && borders > 5, `${texts} texts, ${borders} borders`);
    assert.deepEqual(found, []);
  });
}

test('readers who prefer more contrast get full hairlines and full text, whatever the author says', async (t) => {
  const page = await openPage(t, `${site.url}/plain.html`);
  await ready(page);
  const colors = () =>
    page.evaluate(() => {
      const host = document.getElementById('saliency');
      host.style.setProperty('--convlens-quiet-color', 'silver');
      const { shadowRoot } = host;
      shadowRoot.querySelector('details.toolbar, .toolbar details').open = true;
      const style = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
      return [getComputedStyle(host).color, style('.legend').color];
    });
  const [text, legend] = await colors();
  assert.notEqual(legend, text);
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-contrast', value: 'more' }],
  });
  const [, full] = await colors();
  assert.equal(full, text);
});

test('a figure that was drawn beforehand has the lines where its author asks for them', async () => {
  const tag = (colormap) =>
    `<saliency-map model="mnist-cnn" src="sample:3" method="gradient-x-input"${colormap} backend="wasm"></saliency-map>`;
  const pictures = {};
  for (const [name, colormap] of Object.entries({
    plain: '',
    hatched: ' colormap="RdBu hatched"',
  })) {
    const still = await makeSite({ 'still.html': html(tag(colormap)) });
    const { status, stderr } = convlens(still.folder, 'render', 'still.html');
    assert.equal(status, 0, stderr);
    const page = await readFile(path.join(still.folder, 'still.html'), 'utf8');
    const [, src] = /<img src="([^"]+)"/.exec(page);
    pictures[name] = decode(await readFile(path.join(still.folder, src)));
  }
  const { plain, hatched } = pictures;
  assert.equal(plain.width, hatched.width);
  // The same map, whose legend is higher.
  assert.equal(hatched.height - plain.height, 2 * (10 - 4));
  const changes = { red: 0, blue: 0, other: 0 };
  const rows = plain.height - 2 * (4 + 5);
  for (let at = 0; at < plain.width * rows; at++) {
    const [red, , blue] = plain.data.subarray(4 * at, 4 * at + 3);
    const isSame = [0, 1, 2].every(
      (color) => plain.data[4 * at + color] === hatched.data[4 * at + color],
    );
    if (isSame) continue;
    if (Math.abs(red - blue) < 12) changes.other++;
    else changes[red > blue ? 'red' : 'blue']++;
  }
  assert.ok(changes.blue > 1000, JSON.stringify(changes));
  assert.equal(changes.red, 0);
});
