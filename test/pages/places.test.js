import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, makeSite, openPage, settled } from './helpers.js';

/** Every element; what it explains is the same everywhere. */
const elements = {
  'saliency-map': 'model="mnist-cnn" compare="gradient guided-backprop"',
  'deconv-viewer': 'model="mnist-cnn" layer="conv2" maps="none" top="0"',
  'occlusion-grid': 'model="mnist-cnn" occluder="8" stride="4"',
  'lrp-heatmap': 'model="mnist-cnn"',
  'codespace-am': 'generator="mnist-gan" runs="4" target="0" stop-at="0.6"',
  'relu-backward': '',
  'explain-scene': 'model="mnist-cnn" picture',
  'image-input': 'model="mnist-cnn"',
};
const inside = { 'explain-scene': '<saliency-map width="200" loading="click"></saliency-map>' };
const element = (tag, attributes) =>
  `<${tag} class="tried" ${elements[tag]} ${attributes}>${inside[tag] ?? ''}</${tag}>`;

const long = 'Words of a long text that stands beside. '.repeat(30);
/** Places that are as wide as what stands in them. */
const places = {
  'flex row': (figure) => `<div style="display: flex"><p>Beside</p>${figure}</div>`,
  float: (figure) => `<div style="display: flow-root"><div class="float">${figure}</div></div>`,
  'inline block': (figure) => `<div style="display: inline-block">${figure}</div>`,
  'table cell': (figure) => `<table><tr><td>Text</td><td>${figure}</td></tr></table>`,
  'fit content': (figure) => `<div style="width: fit-content">${figure}</div>`,
  'auto column': (figure) =>
    `<div style="display: grid; grid-template-columns: auto 1fr">${figure}<p>Text</p></div>`,
  dialog: (figure) => `<dialog open style="position: static">${figure}</dialog>`,
  popover: (figure) => `<div popover="manual">${figure}</div>`,
  'absolute position': (figure) =>
    `<div style="position: relative; height: 900px"><div style="position: absolute">${figure}</div></div>`,
  'min content': (figure) => `<div style="width: min-content">${figure}</div>`,
  'inline flex': (figure) => `<div style="display: inline-flex">${figure}</div>`,
  'start of a grid': (figure) => `<div style="display: grid; justify-items: start">${figure}</div>`,
  'centre of a column': (figure) =>
    `<div style="display: flex; flex-direction: column; align-items: center">${figure}</div>`,
  columns: (figure) => `<div style="columns: 2">${figure}</div>`,
  'cell beside a long text': (figure) =>
    `<table><tr><td>${long}</td><td>${figure}</td></tr></table>`,
  'flex row beside a long text': (figure) =>
    `<div style="display: flex"><p>${long}</p><div>${figure}</div></div>`,
};
const style = `<style>
  body { margin: 0; }
  .float { float: left; }
  [dir='rtl'] .float { float: right; }
  .tried:not(:defined) { display: block; min-inline-size: min(15em, 60vi); min-block-size: 20rem; }
</style>`;
const inPlaces = (attributes) =>
  Object.entries(places)
    .map(([name, place]) => {
      const figures = Object.keys(elements).map((tag) => place(element(tag, attributes)));
      return `<section data-place="${name}">${figures.join('')}</section>`;
    })
    .join('');
const frames = { width: 'width="320" loading="click"', none: 'loading="click"' };
const site = await makeSite({
  ...Object.fromEntries(
    Object.entries(frames).flatMap(([name, attributes]) => [
      [`${name}.html`, html(`${style}${inPlaces(attributes)}`)],
      [`${name}-early.html`, html(`${style}${inPlaces(attributes)}`, '')],
    ]),
  ),
  'computed.html': html(`${style}
    <style>
      .flex .box { display: flex; }
      .float .box { float: left; }
      .inline-block .box { display: inline-block; }
      .cell { display: table; }
      .cell .box { display: table-cell; }
      .fit .box { width: fit-content; }
      .grid { display: grid; grid-template-columns: auto 1fr; }
      .absolute { position: relative; }
      .absolute .box { position: absolute; }
      .inline-flex .box { display: inline-flex; }
      .outer { overflow: hidden; }
    </style>
    ${Object.keys(elements)
      .map(
        (tag) =>
          `<div class="outer"><div class="box">${element(tag, `id="${tag}" loading="eager"`)}</div></div>`,
      )
      .join('')}`),
  'failed.html': html(`${style}
    ${Object.keys(elements)
      .slice(0, 5)
      .map(
        (tag) => `<div class="float"><${tag} id="${tag}" class="tried" model="nowhere/model.json"
        loading="eager"><p>What it would show.</p></${tag}></div><br style="clear: both">`,
      )
      .join('')}`),
  'sizes.html': html(`${style}
    ${['100%', '20em', 'abc', '-5', '0', '320'].map((width) => `<div class="float">${element('saliency-map', `width="${width}" loading="click"`)}</div><br style="clear: both">`).join('')}
    <div style="width: 300px">${element('saliency-map', 'width="640" loading="click"')}</div>
    <div class="float" style="max-width: 300px">${element('saliency-map', 'height="333" loading="click"')}</div>`),
});

const open = (t, file, width = 1200) =>
  openPage(t, `${site.url}/${file}`, {
    before: async (page) => {
      await page.setViewport({ width, height: 1000 });
    },
  });

/** The place, the element and the size of each: `{place, tag, width, height}`. */
const sizes = (page) =>
  page.evaluate(async () => {
    for (const popover of document.querySelectorAll('[popover]')) {
      if (!popover.matches(':popover-open')) popover.showPopover();
    }
    const all = [...document.querySelectorAll('.tried')];
    if (document.querySelector('script[type="module"]')) {
      await Promise.all(all.map(({ localName }) => customElements.whenDefined(localName)));
      await Promise.all(all.map(({ updateComplete }) => updateComplete));
    }
    return all.map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const frame = one.shadowRoot?.querySelector('.frame, .place');
      return {
        place: one.closest('section')?.dataset.place,
        tag: one.localName,
        width,
        height,
        figure: frame?.getBoundingClientRect().width,
        room: document.documentElement.clientWidth,
      };
    });
  });

for (const name of Object.keys(frames)) {
  test(`in every place every element has a width before it has begun, ${name === 'none' ? 'its own' : 'the author’s'}`, async (t) => {
    const page = await open(t, `${name}.html`);
    for (const { place, tag, width, height, figure, room } of await sizes(page)) {
      const told = `<${tag}> in ${place}: ${width} x ${height}, its figure ${figure}`;
      if (name === 'width' && place !== 'columns') assert.equal(figure, 320, told);
      assert.ok(width >= 240 && width <= room, told);
      assert.ok(height < 1500, told);
    }
    const early = await open(t, `${name}-early.html`);
    for (const { place, tag, width, height } of await sizes(early)) {
      assert.ok(
        width >= 240 && height < 700,
        `<${tag}> in ${place}, not defined: ${width} x ${height}`,
      );
    }
  });
}

test('the figures, computed, have their width in every place, also in large, zoomed and right-to-left type', async (t) => {
  const page = await open(t, 'computed.html');
  for (const tag of Object.keys(elements).slice(0, 6)) await assertCompletes(page, tag);
  await page.waitForSelector('#image-input >>> [part~="ways"]', { visible: true });
  const look = (change) =>
    page.evaluate((wanted) => {
      const { type, width, room, zoom, dir } = wanted;
      document.documentElement.dir = dir ?? 'ltr';
      document.body.style.cssText = `font-size: ${type ?? 16}px; inline-size: ${room ?? 1200}px; zoom: ${zoom ?? 1}`;
      const places = [
        'flex',
        'float',
        'inline-block',
        'cell',
        'fit',
        'grid',
        'absolute',
        'inline-flex',
        'block',
      ];
      const elements = [...document.querySelectorAll('body > .outer .tried')].filter(
        (one) => one.id,
      );
      for (const one of elements) {
        if (width) one.setAttribute('width', String(width));
        else one.removeAttribute('width');
      }
      return Promise.all(elements.map(({ updateComplete }) => updateComplete)).then(() =>
        places.flatMap((place) => {
          for (const outer of document.querySelectorAll('.outer'))
            outer.className = `outer ${place}`;
          return elements.map((one) => ({
            place,
            tag: one.localName,
            width: one.offsetWidth,
            height: one.offsetHeight,
            figure: one.shadowRoot.querySelector('.frame, .place').offsetWidth,
          }));
        }),
      );
    }, change);
  const most = { 16: 1500, 42: 5000 };
  const cases = [
    { width: 320 },
    {},
    { dir: 'rtl' },
    { dir: 'rtl', width: 320 },
    { type: 42 },
    { type: 42, width: 320 },
    { zoom: 2 },
    { room: 320 },
    {},
    { width: 2000, room: 700 },
  ];
  const before = new Map();
  for (const wanted of cases) {
    for (const { place, tag, width, height, figure } of await look(wanted)) {
      const told = `<${tag}> in ${place}, ${JSON.stringify(wanted)}: ${width} x ${height}, figure ${figure}`;
      const room = wanted.room ?? 1200;
      if (wanted.width === 320) assert.equal(figure, 320, told);
      assert.ok(width >= 240, told);
      if (wanted.width !== 2000) assert.ok(figure <= room, told);
      assert.ok(height < most[wanted.type ?? 16], told);
      if (place === 'block') assert.equal(width, room, told);
      // A container that was narrow meanwhile leaves nothing behind.
      if (Object.keys(wanted).length > 0) continue;
      const key = `${tag} ${place}`;
      if (before.has(key)) assert.equal(`${width} x ${height}`, before.get(key), told);
      before.set(key, `${width} x ${height}`);
    }
  }
  assert.deepEqual(page.problems, []);
});

test('what could not be explained has its width too', async (t) => {
  const page = await open(t, 'failed.html');
  for (const tag of Object.keys(elements).slice(0, 4)) {
    assert.equal((await settled(page, tag)).type, 'explain-error');
  }
  for (const { tag, width, height } of await sizes(page)) {
    assert.ok(width >= 240 && height < 1000, `<${tag}>: ${width} x ${height}`);
  }
});

test('a width is a number of pixels, at most the width of the place', async (t) => {
  const page = await open(t, 'sizes.html');
  const found = await sizes(page);
  const own = found[2].figure;
  assert.ok(own > 400);
  assert.deepEqual(
    found.map(({ figure }) => figure),
    [own, own, own, own, own, 320, 300, 300],
  );
  assert.ok(found.at(-1).height >= 333);
});

test('compact figures fit a slide in large type, and the rest waits behind "Adjust"', async (t) => {
  const page = await open(t, 'computed.html', 1280);
  const boxes = Object.keys(elements).slice(0, 6);
  for (const tag of boxes) await assertCompletes(page, tag);
  const look = (height) =>
    page.evaluate(
      async (tags, given) => {
        document.body.style.cssText = 'font-size: 42px; inline-size: 1280px';
        const figures = tags.map((tag) => document.getElementById(tag));
        for (const one of figures) {
          one.layout = 'compact';
          one.style.blockSize = given;
        }
        await Promise.all(figures.map(({ updateComplete }) => updateComplete));
        return figures.map((one) => {
          const frame = one.shadowRoot.querySelector('.frame');
          const controls = frame.querySelector('.controls');
          return {
            tag: one.localName,
            attribute: one.getAttribute('layout'),
            height: one.offsetHeight,
            overflow: [
              frame.scrollHeight - frame.clientHeight,
              frame.scrollWidth - frame.clientWidth,
            ],
            controls: controls.checkVisibility(),
            expanded: frame.querySelector('[part="adjust"]').ariaExpanded,
          };
        });
      },
      boxes,
      height,
    );
  for (const [given, expected] of [
    ['560px', 560],
    ['', 549],
  ]) {
    for (const { tag, attribute, height, overflow, controls, expanded } of await look(given)) {
      assert.equal(attribute, 'compact');
      assert.equal(height, expected, tag);
      assert.ok(Math.max(...overflow) <= 1, `<${tag}> overflows by ${overflow}, ${height} high`);
      assert.deepEqual([controls, expanded], [false, 'false'], tag);
    }
  }
  for (const tag of boxes) {
    const button = await page.$(`#${tag} >>> [part="adjust"]`);
    await button.focus();
    await page.keyboard.press('Enter');
    const shown = () =>
      page.$eval(`#${tag}`, async (element) => {
        await element.updateComplete;
        return element.shadowRoot.querySelector('.controls').checkVisibility();
      });
    assert.equal(await shown(), true, tag);
    await page.keyboard.press('Escape');
    assert.equal(await shown(), false, tag);
  }
  assert.deepEqual(page.problems, []);
});
