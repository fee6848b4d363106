import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedBy, noteChanges, oneOfEach, pageOf, ready, says } from './fixtures/one-of-each.js';
import { launch, makeSite, openPage } from './helpers.js';

const site = await makeSite(
  Object.fromEntries(Object.keys(oneOfEach).map((tag) => [`${tag}.html`, pageOf(tag)])),
);
const browser = await launch();

async function openElement(t, tag) {
  const page = await openPage(t, `${site.url}/${tag}.html`, { browser });
  await ready(page);
  await noteChanges(page);
  // Whoever scrolls begins to press Tab where the page stands.
  await page.focus('#start');
  return page;
}

/** In the page: what has the focus, through shadow roots, and whether it matches. */
function focusIs(selector) {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return Boolean(focused?.matches(selector));
}

/** Tab, and nothing else, until the focus is there; the focus is always seen. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(focusIs, selector)) return presses + 1;
  }
  return assert.fail(`Tab never comes to ${selector}`);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

const withCtrl = async (page, key) => {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
};

/** Whether the keys are named below what has the focus, and in its description. */
async function assertHinted(page) {
  const hint = await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const described = focused.closest('[aria-describedby]');
    const ids = described.getAttribute('aria-describedby').split(' ');
    const root = focused.getRootNode();
    const texts = ids.map((id) => root.getElementById(id)?.textContent ?? '');
    const shown = [...root.querySelectorAll('.key-hint')].filter((each) => each.checkVisibility());
    return { text: texts.join(' '), shown: shown.map(({ textContent }) => textContent) };
  });
  assert.match(hint.text, /Home and End/);
  assert.equal(hint.shown.length, 1, JSON.stringify(hint));
  assert.ok(hint.text.includes(hint.shown[0]));
}

const text = (page, selector) =>
  page.$eval(
    '#it',
    ({ shadowRoot }, wanted) => shadowRoot.querySelector(wanted).textContent,
    selector,
  );

const acts = {
  'saliency-map': async (page) => {
    await tabTo(page, '.picker');
    await assertHinted(page);
    await press(page, 'ArrowRight');
    await changedBy(page, 'unit');
    await says(page, /Row 5, column 6\./);
    const picked = () => page.evaluate(() => window.changes.at(-1));
    assert.deepEqual(await picked(), ['reader-change', 'unit', '5,4,2']);
    await press(page, 'Escape');
    await says(page, /Row 5, column 5\./);
    assert.deepEqual(await picked(), ['reader-change', 'unit', '4,4,2']);
  },
  'deconv-viewer': async (page) => {
    await tabTo(page, '.cells button');
    await assertHinted(page);
    await press(page, 'End', 'Home', 'ArrowRight', 'Enter');
    await changedBy(page, 'unit');
  },
  'occlusion-grid': async (page) => {
    await tabTo(page, '.surface');
    await assertHinted(page);
    await press(page, 'Home');
    await says(page, /columns 1 to 12/);
    await press(page, 'End');
    await says(page, /columns 17 to 28/);
    await withCtrl(page, 'Home');
    await says(page, /rows 1 to 12, columns 1 to 12/);
    await press(page, 'PageDown');
    await says(page, /rows 17 to 28, columns 1 to 12/);
    await press(page, 'Escape');
    assert.deepEqual((await page.evaluate(() => window.changes)).at(-1), [
      'reader-change',
      'position',
      '',
    ]);
    // All frames of the strip are one stop.
    const frames = await page.$eval('#it', ({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('button.frame')].map(({ tabIndex }) => tabIndex),
    );
    assert.ok(frames.length > 2);
    assert.equal(frames.filter((tab) => tab === 0).length, 1, String(frames));
    await tabTo(page, 'button.frame');
    await press(page, 'Home', 'ArrowRight', 'Enter');
    await changedBy(page, 'position');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(focusIs, 'button.frame'), false);
  },
  'lrp-heatmap': async (page) => {
    await tabTo(page, '.probe');
    await assertHinted(page);
    await press(page, 'ArrowRight');
    await says(page, /^Row 15, column 16: relevance/);
    await press(page, 'Home');
    await says(page, /^Row 15, column 1: relevance/);
    await press(page, 'PageUp');
    await says(page, /^Row 8, column 1: relevance/);
    await withCtrl(page, 'End');
    await says(page, /^Row 28, column 28: relevance/);
    await press(page, 'Escape');
    await page.waitForFunction(() =>
      /^\s*Point at a pixel/.test(
        document.getElementById('it').shadowRoot.querySelector('[part="reading"]').textContent,
      ),
    );
    await tabTo(page, '.layer-cell');
    await assertHinted(page);
    await press(page, 'ArrowRight', 'Enter');
    await changedBy(page, 'layers');
  },
  'codespace-am': async (page) => {
    await tabTo(page, '.runs button');
    await assertHinted(page);
    await press(page, 'Enter', 'ArrowRight', 'Space');
    await page.waitForFunction(
      () =>
        document.getElementById('it').shadowRoot.querySelectorAll('.runs [aria-pressed="true"]')
          .length === 2,
    );
    await tabTo(page, '.way input[type="range"]');
    await press(page, 'End');
    await changedBy(page, 'interpolation');
  },
  'relu-backward': async (page) => {
    await tabTo(page, '.cell input');
    await press(page, 'ArrowRight', '7');
    await changedBy(page, 'values-change');
    await says(page, /^Row 1, column 2: the input 7 and/);
    await press(page, 'PageDown');
    await says(page, /^Row 2, column 2/);
    await withCtrl(page, 'Home');
    await says(page, /^Row 1, column 1/);
  },
  'image-input': async (page) => {
    await tabTo(page, '[part="sample"] input');
    await press(page, 'ArrowRight');
    await changedBy(page, 'image-change');
    await says(page, /^This sample is now the input/);
    await tabTo(page, '[data-way="digit"]');
    await press(page, 'Enter');
    await page.waitForFunction(() =>
      document.getElementById('it').shadowRoot.querySelector('[part="pad"]'),
    );
    await tabTo(page, '[part="pad"]');
    await press(page, 'PageUp', 'Space', ...Array(9).fill('ArrowDown'));
    await says(page, /Pen down\. Row \d+, column \d+ of 20\./);
    await press(page, 'Space');
    await says(page, /Strokes on the pad: 1\.|Your drawing is now the input\./);
    await changedBy(page, 'image-change');
    // What the network predicts of it is said by the figure that it feeds.
    await says(page, /^The network predicts/, 'fed');
  },
  'explain-scene': async (page) => {
    await tabTo(page, 'select');
    await press(page, 'ArrowDown');
    await changedBy(page, 'scene-change');
    await page.$eval('#inner', (element) => element.explain());
    await tabTo(page, '.probe');
    await press(page, 'ArrowRight');
    await says(page, /\p{L}/u);
    // Once, by the scene.
    const inner = await page.$eval(
      '#inner',
      ({ shadowRoot }) => shadowRoot.querySelector('.unseen[aria-live]').textContent,
    );
    assert.doesNotMatch(inner, /^Row/);
  },
  'method-contest': async (page) => {
    await tabTo(page, '[part="sort"]');
    await press(page, 'Enter');
    assert.match(await text(page, '[aria-sort]:not([aria-sort="none"])'), /\p{L}/u);
  },
  'deconv-learner': async (page) => {
    await tabTo(page, '[part="step"]');
    const before = await page.$eval('#it', ({ result }) => result?.step ?? 0);
    await press(page, 'Space');
    await page.waitForFunction(
      (step) => document.getElementById('it').result?.step > step,
      {},
      before,
    );
  },
};

assert.deepEqual(Object.keys(acts).sort(), Object.keys(oneOfEach).sort());

for (const [tag, act] of Object.entries(acts)) {
  test(`by keys alone: <${tag}>`, async (t) => {
    const page = await openElement(t, tag);
    await act(page);
    assert.deepEqual(page.problems, []);
  });
}
