import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, launch, makeSite, openPage } from './helpers.js';

const elements = `
<explain-scene id="scene" model="mnist-cnn" picture>
  <saliency-map id="inner" loading="eager" layer="conv2" unit="max"></saliency-map>
</explain-scene>
<saliency-map id="saliency" model="mnist-cnn" src="sample:0-3" loading="eager"></saliency-map>
<deconv-viewer id="deconv" model="mnist-cnn" layer="conv2" loading="eager"></deconv-viewer>
<deconv-viewer id="epochs" model="mnist-cnn" epochs loading="eager"></deconv-viewer>
<occlusion-grid id="occlusion" model="mnist-cnn" occluder="12" stride="8" loading="eager">
  <input id="authors" />
</occlusion-grid>
<lrp-heatmap id="lrp" model="mnist-cnn" layers loading="eager"></lrp-heatmap>
<codespace-am id="codespace" model="mnist-cnn" generator="mnist-gan" runs="2" stop-at="0.2" loading="eager"></codespace-am>
<relu-backward id="relu" loading="eager"></relu-backward>
<image-input id="input" model="mnist-cnn" loading="eager"></image-input>`;

// The kinds of controls are looked for where all of them stand.
const shown = elements.replace(/<(?!image-input)[a-z]+-[a-z]+ (?=id=)/g, '$&controls="all" ');
const ids = [...elements.matchAll(/<[a-z]+-[^>]* id="(\w+)"/g)].map(([, id]) => id);
const site = await makeSite({ 'index.html': html(shown) });
const browser = await launch();

/** The page with every figure, and what reaches its document in `window.heard`. */
async function openAll(t) {
  const page = await openPage(t, site.url, { browser });
  for (const id of [
    'inner',
    'saliency',
    'deconv',
    'epochs',
    'occlusion',
    'lrp',
    'codespace',
    'relu',
  ]) {
    await page.$eval(`#${id}`, (element) => element.scrollIntoView());
    await assertCompletes(page, id);
  }
  await page.$eval('#input', (element) => element.scrollIntoView());
  await page.waitForFunction(() =>
    document.getElementById('input').shadowRoot.querySelector('button, input, select'),
  );
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, ({ key }) => window.heard.push(`${type} ${key}`));
    }
  });
  return page;
}

/** Focuses a control, presses a key, and tells whether the document heard of it. */
async function reaches(page, control, key, modifier) {
  await control.evaluate((element) => element.focus());
  await page.evaluate(() => (window.heard = []));
  if (modifier) await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  if (modifier) await page.keyboard.up(modifier);
  const heard = await page.evaluate(() => window.heard);
  return heard.some((event) => event.endsWith(` ${key}`));
}

/** By kind of control, keys that it uses, and keys that stay the page's. */
const kinds = [
  ['input[type="range"]', ['ArrowRight', 'ArrowUp', 'Home'], ['n', 'Escape', ' ', '?']],
  ['input[type="checkbox"]', ['Space'], ['ArrowRight', 'n', 'Escape']],
  ['input[type="radio"]', ['ArrowRight', 'Space'], ['n', 'Escape']],
  ['input[type="number"]', ['ArrowUp', 'ArrowRight', '7', 'Backspace'], ['PageDown', 'F9']],
  ['select', ['ArrowRight', 'End', 'n'], ['F9']],
  [
    '[role="application"]',
    ['ArrowRight', 'ArrowDown', 'Home', 'PageDown'],
    // Escape has nothing to take back yet.
    ['n', 'Enter', 'Escape'],
  ],
  ['summary', ['Space'], ['ArrowRight', 'n', 'Home']],
];

/** In the page: the first control of a kind that an element shows. */
function shownControl(id, kind) {
  const { shadowRoot } = document.getElementById(id);
  return [...shadowRoot.querySelectorAll(kind)].find(
    (control) => control.checkVisibility() && !control.disabled && !control.closest('.grid'),
  );
}

test('keys that a control uses do not reach the page, all others do', async (t) => {
  const page = await openAll(t);
  const met = new Set();
  for (const id of ids) {
    for (const [selector, used, free] of kinds) {
      if (!(await page.evaluateHandle(shownControl, id, selector)).asElement()) continue;
      met.add(selector);
      // Found anew for every key, when the figure rests: another image draws its controls again. Only an
      // ascent takes long, and keeps them.
      const find = async () => {
        if (id !== 'codespace') await page.$eval(`#${id}`, (element) => element.explain?.());
        return page.waitForFunction(shownControl, {}, id, selector);
      };
      const heard = async (...press) => reaches(page, await find(), ...press);
      for (const key of free) assert.ok(await heard(key), `${id}: ${selector} ${key} is free`);
      assert.ok(await heard('k', 'Alt'), `${id}: ${selector} Alt+K`);
      for (const key of used) assert.ok(!(await heard(key)), `${id}: ${selector} uses ${key}`);
    }
  }
  assert.deepEqual([...met].sort(), kinds.map(([selector]) => selector).sort());
});

test('in groups of buttons and cells the arrows stay, the shortcuts of the browser do not', async (t) => {
  const page = await openAll(t);
  for (const selector of [
    '#deconv >>> [role="group"] button',
    '#lrp >>> .layer-cells button',
    '#relu >>> .cell input',
  ]) {
    const control = await page.$(selector);
    assert.ok(control, selector);
    assert.equal(await reaches(page, control, 'ArrowRight'), false, selector);
    assert.equal(await reaches(page, control, 'ArrowRight', 'Alt'), true, `${selector} with Alt`);
  }
  const field = await page.$('#relu >>> .cell input');
  for (const key of ['5', '-', 'n', 'Backspace', 'Escape']) {
    assert.equal(await reaches(page, field, key), false, key);
  }
  const button = await page.$('#input >>> button:not(:disabled)');
  assert.equal(await reaches(page, button, 'ArrowRight'), true);
});

test("keys in the author's own field inside an element are the page's", async (t) => {
  const page = await openAll(t);
  await page.$eval('#occlusion', (element) => {
    element.src = 'no-image.png';
    return element.explain().catch(() => {});
  });
  assert.equal(await reaches(page, await page.$('#authors'), 'n'), true);
});
