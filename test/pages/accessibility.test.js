import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { runAxe } from '../../scripts/story-page.js';
import { html, makeSite, modelFiles, openPage, oracleModule } from './helpers.js';
import { greyPng } from './png.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const composed = await readFile(new URL('fixtures/composed.js', import.meta.url), 'utf8');

const digit = 'model="mnist-cnn" backend="wasm" src="sample:3"';
const ways = 'accept="samples digit upload paste camera"';
const figures = `
  <h1>Every element</h1>
  <p><button id="start" type="button">Start</button></p>
  <explain-scene id="scene" model="mnist-cnn" backend="wasm" src="sample:3" picture permalink>
    <image-input id="inner" ${ways}></image-input>
    <saliency-map id="inscene"></saliency-map>
  </explain-scene>
  <image-input id="input" for="saliency" ${ways}></image-input>
  <saliency-map id="saliency" ${digit} compare="gradient guided-backprop" sanity faithfulness></saliency-map>
  <saliency-map id="neuron" ${digit} layer="conv2" unit="4,4,2"></saliency-map>
  <deconv-viewer id="deconv" ${digit} layer="conv2" keep="position" compare reconstructions top="3"></deconv-viewer>
  <deconv-viewer id="epochs" ${digit} epochs></deconv-viewer>
  <occlusion-grid id="occlusion" ${digit} stride="4"></occlusion-grid>
  <lrp-heatmap id="lrp" ${digit} compare="epsilon-plus epsilon" layers conservation denominators sanity rules></lrp-heatmap>
  <lrp-heatmap id="alone" ${digit}></lrp-heatmap>
  <codespace-am id="codes" generator="mnist-gan" backend="wasm" runs="4" stop-at="0.9" judge=""></codespace-am>
  <relu-backward id="relu"></relu-backward>
  <saliency-map id="click" model="mnist-cnn" loading="click"></saliency-map>
  <saliency-map id="broken" model="nowhere/model.json"></saliency-map>
  <saliency-map id="described" model="nowhere/model.json"><p>What it would show.</p></saliency-map>`;
const pending = ['saliency-map', 'deconv-viewer', 'occlusion-grid', 'lrp-heatmap'];
const style = `<style>
  html { color-scheme: light dark; background: Canvas; color: CanvasText; font-family: Georgia, serif; }
</style>`;
const { dense, flatten, softmax } = await oracleModule();
const labels = Array.from({ length: 1000 }, (_, index) => `class ${index}`);
const site = await makeSite({
  ...(await modelFiles('many', [4, 4, 1], [flatten(), dense(labels.length), softmax()])),
  'many/card.json': JSON.stringify({ labels, input: { range: [0, 1] } }),
  'many.html': html(
    `${style}<h1>A thousand classes</h1><saliency-map id="many" model="many/model.json" src="photo.png" loading="eager"></saliency-map>`,
  ),
  'index.html': html(style + figures),
  // Its engine never answers.
  'pending.html': html(
    `${style}${pending.map((tag) => `<${tag} id="${tag}" ${digit} loading="eager" height="300"></${tag}>`).join('')}
    <codespace-am id="codespace-am" loading="eager"></codespace-am>
    <relu-backward id="relu-backward" loading="eager"></relu-backward>
    <div style="height: 9000px"></div><saliency-map id="waiting" model="mnist-cnn"></saliency-map>`,
    `<script type="module">
      import * as kit from './dist/convlens.js';
      kit.configure({ workerUrl: '/hanging-worker.js' });
    </script>`,
  ),
  'photo.png': greyPng(300, 200),
});

const frames = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** Until nothing on the page is being computed. */
async function settle(page) {
  const ids = await page.$$eval('[id]', (elements) =>
    elements.filter(({ id, explain }) => explain && id !== 'click').map((element) => element.id),
  );
  for (const id of ids) {
    await page.$eval(`#${id}`, (element) => element.scrollIntoView());
    await page.evaluate((name) => window.settled(name).then(() => {}), id);
  }
  await page.waitForFunction(
    () => !window.shownElements().some((element) => element.localName === 'progress'),
    { polling: 100, timeout: 180_000 },
  );
}

/** Clicks everything on the page that a selector of a shadow root finds. */
const clickAll = (page, selector) =>
  page.evaluate((wanted) => {
    for (const element of window.shownElements()) if (element.matches(wanted)) element.click();
  }, selector);

/** Opens all that can be opened, and picks what can be picked. */
async function open(page) {
  await clickAll(page, 'details:not([open]) > summary');
  await page.waitForFunction(
    () =>
      window.shownElements().filter((element) => element.matches('.toolbar[open] .actions'))
        .length === window.shownElements().filter((element) => element.matches('.toolbar')).length,
  );
  await clickAll(page, '.actions [aria-expanded="false"]');
  await clickAll(page, '[part~="run"]:nth-child(-n + 2)');
  await page.$eval('#input', ({ shadowRoot }) =>
    shadowRoot.querySelector('[data-way="digit"]').click(),
  );
  const file = await page.$('#inner >>> [type="file"]');
  await file.uploadFile(path.join(site.folder, 'photo.png'));
  await page.waitForFunction(() =>
    ['[part~="pad"]', '[part~="crop"]', 'textarea'].every((part) =>
      window.shownElements().some((element) => element.matches(part)),
    ),
  );
  // The photograph is sharper than the network's input, so its figure gets one more button, once it is in sight.
  await page.$eval('#inscene', (element) => element.scrollIntoView());
  await page.waitForSelector('#inscene >>> .input-toggle', { visible: true });
  await frames(page);
}

async function emulate(page, features) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries({ 'prefers-reduced-motion': 'reduce', ...features }).map(
      ([name, value]) => ({ name, value }),
    ),
  });
  await frames(page);
}

async function assertAxeClean(page) {
  for (const scheme of ['light', 'dark']) {
    await emulate(page, { 'prefers-color-scheme': scheme });
    assert.deepEqual(await runAxe(page, 'body'), [], scheme);
  }
}

const before = async (page) => {
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(composed);
};

test('axe finds nothing while figures wait, and while they compute', async (t) => {
  const page = await openPage(t, `${site.url}/pending.html`, { before });
  await page.waitForFunction(
    (count) =>
      window.shownElements().filter(({ localName }) => localName === 'progress').length >= count,
    {},
    pending.length,
  );
  await page.evaluate(axe);
  await assertAxeClean(page);
});

test('axe finds nothing in the list of a thousand classes, open, searched and empty', async (t) => {
  const page = await openPage(t, `${site.url}/many.html`, { before });
  await page.evaluate(() => window.settled('many').then(() => {}));
  const field = await page.waitForSelector('#many >>> input[role="combobox"]', { visible: true });
  await page.evaluate(axe);
  await field.click();
  await assertAxeClean(page);
  await page.keyboard.press('ArrowDown');
  await assertAxeClean(page);
  await page.keyboard.type('99');
  await page.keyboard.press('ArrowDown');
  await assertAxeClean(page);
  const isMarked = (option) => {
    const { outlineStyle, outlineColor } = getComputedStyle(option);
    return (
      outlineStyle === 'solid' &&
      outlineColor !== getComputedStyle(option.offsetParent).backgroundColor
    );
  };
  await emulate(page, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  assert.ok(await page.$eval('#many >>> [role="option"][aria-selected="true"]', isMarked));
  await emulate(page, {});
  assert.deepEqual(await page.evaluate(() => window.smallTargets()), []);
  await page.keyboard.type('no class');
  await assertAxeClean(page);
  // What is heard of the field and the list.
  await field.click({ count: 3 });
  await page.keyboard.type('99');
  await page.keyboard.press('ArrowDown');
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const heard = (role) => nodes.filter((node) => !node.ignored && node.role.value === role);
  const box = heard('combobox').find(({ name }) => name.value === 'Class');
  const said = Object.fromEntries(box.properties.map(({ name, value }) => [name, value.value]));
  assert.deepEqual([said.expanded, said.autocomplete, said.hasPopup], [true, 'list', 'listbox']);
  assert.deepEqual(
    heard('listbox').map(({ name }) => name.value),
    ['Class'],
  );
  assert.equal(heard('option').filter(({ name }) => /^class \d+$/.test(name.value)).length, 19);
  assert.deepEqual(page.problems, []);
});

test('every element, with all that it can open', async (t) => {
  const page = await openPage(t, site.url, { before });
  await page.evaluate(axe);
  await settle(page);
  await t.test('axe finds nothing in the figures', () => assertAxeClean(page));
  await open(page);
  await t.test('nor in what they open', () => assertAxeClean(page));

  await t.test('the Tab key stops at everything once, in order, in sight', async () => {
    const stops = await page.evaluate(() => window.tabStops().slice(1).map(window.nameOf));
    await page.focus('#start');
    const visited = [];
    const unseen = [];
    for (let stop = 0; stop < stops.length; stop++) {
      await page.keyboard.press('Tab');
      const [name, isSeen] = await page.evaluate(() => {
        const element = window.focusedElement();
        return [window.nameOf(element), window.showsFocus(element)];
      });
      visited.push(name);
      if (!isSeen) unseen.push(name);
    }
    assert.ok(stops.length > 150, `${stops.length} stops`);
    assert.deepEqual(visited, stops);
    assert.deepEqual(unseen, []);
  });

  await t.test('all targets have 24 by 24 pixels', async () => {
    assert.deepEqual(await page.evaluate(() => window.smallTargets()), []);
  });

  await t.test('names', () => assertNames(page));
  await t.test('forced colours leave everything in sight', () => assertForcedColors(page));

  await t.test('a page of 320 pixels is not scrolled sideways, nor are words cut off', async () => {
    await page.setViewport({ width: 320, height: 800 });
    await frames(page);
    assert.deepEqual(await page.evaluate(() => window.tooWide()), []);
    assert.deepEqual(await page.evaluate(() => window.cutWords()), []);
    assert.deepEqual(await page.evaluate(() => window.smallTargets()), []);
  });

  await t.test('letters of double size fit, on wide and on narrow screens', async () => {
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await frames(page);
    assert.deepEqual(await page.evaluate(() => window.tooWide()), []);
    await page.setViewport({ width: 1280, height: 900 });
    await frames(page);
    assert.deepEqual(await page.evaluate(() => window.tooWide()), []);
    assert.deepEqual(await page.evaluate(() => window.cutWords()), []);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  });

  await t.test('Escape closes "More", and the focus stays at its summary', async () => {
    await page.focus('#neuron >>> .actions button');
    await page.keyboard.press('Escape');
    const state = () =>
      page.$eval('#neuron', ({ shadowRoot }) => [
        shadowRoot.querySelector('.toolbar').open,
        shadowRoot.activeElement?.localName,
      ]);
    assert.deepEqual(await state(), [false, 'summary']);
    await page.keyboard.press('Enter');
    assert.deepEqual(await state(), [true, 'summary']);
  });
  assert.deepEqual(page.problems, []);
});

const named = new Set(
  'application button checkbox combobox DisclosureTriangle grid gridcell image link meter progressbar radio slider spinbutton table textbox'.split(
    ' ',
  ),
);

/** Whoever hears the page learns what everything is, and nothing twice. */
async function assertNames(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const heard = nodes
    .filter(({ ignored, role }) => !ignored && named.has(role.value))
    .map(({ role, name, description }) => ({
      role: role.value,
      name: name?.value.trim() ?? '',
      description: description?.value ?? '',
    }));
  assert.ok(heard.length > 200, `${heard.length} nodes`);
  assert.deepEqual(
    heard.filter(({ name }) => name === ''),
    [],
  );
  assert.deepEqual(
    heard.filter(
      ({ name, description }) =>
        /\b([a-z]+) \1\b/i.test(name) ||
        /^(image|picture|canvas|graphic|button|link) of\b/i.test(name) ||
        (description !== '' && name.includes(description)),
    ),
    [],
  );
  const differing = await page.evaluate(() => {
    const plain = (words) =>
      words.replace(/\s+/g, ' ').replace('>', 'over ').replace('<', 'under ').trim().toLowerCase();
    return window
      .tabStops()
      .filter((element) => element.matches('button, a, summary') && element.ariaLabel)
      .filter((element) => {
        const words = plain(element.innerText);
        return !plain(element.ariaLabel).includes(words);
      })
      .map((element) => [window.nameOf(element), element.innerText]);
  });
  assert.deepEqual(differing, []);
  const live = await page.evaluate(() =>
    [...document.querySelectorAll('[id]')]
      .filter(({ shadowRoot }) => shadowRoot?.querySelector('figure, .failure'))
      .map(({ id, shadowRoot }) => [id, shadowRoot.querySelectorAll('.unseen[aria-live]').length]),
  );
  assert.deepEqual(
    live.filter(([, count]) => count !== 1),
    [],
  );
}

/** What tells something by its colours keeps them or gets the reader's own. */
async function assertForcedColors(page) {
  await emulate(page, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  const unseen = await page.evaluate(() => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    const drawn = {
      // Of a gradient, of a colour.
      '.bar, [data-closed]': (look) => look.backgroundImage.includes('gradient'),
      '.level, .share > span, .tick:empty, .segment': (look) =>
        look.backgroundImage !== 'none' || look.backgroundColor !== canvas,
      '.window, [part~="field"]': (look) =>
        look.borderTopColor === 'rgb(255, 255, 255)' &&
        (look.outlineColor === 'rgb(0, 0, 0)' || look.boxShadow !== 'none'),
      '.cell[aria-pressed="true"], .runs [aria-pressed="true"] .picture, .frame.here .picture': (
        look,
      ) => look.outlineStyle !== 'none' && look.outlineColor !== canvas,
      'input[type="range"], input[type="checkbox"]': (look) => look.appearance !== 'none',
      '.line': (look) => look.stroke !== canvas && look.stroke !== 'none',
    };
    const all = window.shownElements();
    return Object.entries(drawn).flatMap(([selector, isSeen]) => {
      const found = all.filter((element) => element.matches(selector));
      if (found.length === 0) return [`there is no ${selector}`];
      return found.filter((element) => !isSeen(getComputedStyle(element))).map(window.nameOf);
    });
  });
  assert.deepEqual(unseen, []);
  await emulate(page, {});
}
