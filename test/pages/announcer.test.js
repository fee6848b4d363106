import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { oneOfEach, pageOf, ready } from './fixtures/one-of-each.js';
import { launch, makeSite, openPage } from './helpers.js';

const site = await makeSite(
  Object.fromEntries(Object.keys(oneOfEach).map((tag) => [`${tag}.html`, pageOf(tag)])),
);
const browser = await launch();

async function openElement(t, tag) {
  const page = await openPage(t, `${site.url}/${tag}.html`, { browser });
  await ready(page);
  await wait(1000);
  // All that its live region says from now on, an emptied region too.
  await page.evaluate(() => {
    const region = document.getElementById('it').shadowRoot.querySelector('.unseen[aria-live]');
    window.said = [];
    new MutationObserver(() => window.said.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return page;
}

/** Until nothing more comes. */
async function heard(page) {
  let [before, texts] = [-1, []];
  while (texts.length !== before) {
    before = texts.length;
    await wait(1200);
    texts = await page.evaluate(() => window.said.filter(Boolean));
  }
  return texts;
}

test('a slider that is moved for seconds says one sentence, and none that was said before', async (t) => {
  const page = await openElement(t, 'lrp-heatmap');
  const first = await page.$eval('#it', ({ shadowRoot }) =>
    shadowRoot.querySelector('.unseen[aria-live]').textContent.trim(),
  );
  assert.match(first, /^The network predicts/);
  const slider = await page.waitForSelector('#it >>> input[type="range"]');
  await slider.focus();
  const was = await page.$eval('#it', ({ result }) => [...result.map].map(String).join());
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('ArrowRight');
    await wait(120);
  }
  const texts = await heard(page);
  const is = await page.$eval('#it', ({ result }) => [...result.map].map(String).join());
  assert.notEqual(is, was, 'the slider does something');
  assert.ok(texts.length <= 1, JSON.stringify(texts));
  for (const text of texts) {
    assert.notEqual(text, first);
    // What is predicted has not changed.
    assert.doesNotMatch(text, /The network predicts/);
  }
});

test('keys that are held say the last place alone', async (t) => {
  const page = await openElement(t, 'lrp-heatmap');
  const probe = await page.waitForSelector('#it >>> .probe[tabindex="0"]');
  await probe.focus();
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowLeft');
  const texts = await heard(page);
  assert.equal(texts.length, 1, JSON.stringify(texts));
  assert.match(texts[0], /^Row 15, column 6: relevance/);
  // At the edge nothing changes.
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowLeft');
  await heard(page);
  await page.keyboard.press('ArrowLeft');
  const all = await heard(page);
  assert.equal(all.length, 2, JSON.stringify(all));
  assert.match(all[1], /^Row 15, column 1: relevance/);
});

test('a place that was left before it was said is not said', async (t) => {
  const page = await openElement(t, 'lrp-heatmap');
  const probe = await page.waitForSelector('#it >>> .probe[tabindex="0"]');
  await probe.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  assert.deepEqual(await heard(page), []);
});

test('an image dragged under the occluder: what the network predicts there, once', async (t) => {
  const page = await openElement(t, 'occlusion-grid');
  const surface = await page.waitForSelector('#it >>> .surface[tabindex="0"]');
  await surface.focus();
  for (const key of ['Home', 'End', 'ArrowLeft', 'Home']) await page.keyboard.press(key);
  const texts = await heard(page);
  assert.equal(texts.length, 1, JSON.stringify(texts));
  assert.match(texts[0], /columns 1 to 12/);
});

test('the pad says where the pen is and how many strokes there are', async (t) => {
  const page = await openElement(t, 'image-input');
  await (await page.waitForSelector('#it >>> [data-way="digit"]')).click();
  // Within a shadow root a selector is not waited for: nothing tells of its changes.
  await page.waitForFunction(() =>
    document.getElementById('it').shadowRoot.querySelector('[part="pad"]'),
  );
  const pad = await page.$('#it >>> [part="pad"]');
  await pad.focus();
  for (const key of ['Space', 'PageDown', 'Space']) await page.keyboard.press(key);
  const texts = await heard(page);
  assert.ok(
    texts.some((text) => /Pen up\. Row \d+, column \d+ of 20\./.test(text)),
    texts.join('|'),
  );
  assert.ok(
    texts.some((text) => text.includes('Strokes on the pad: 1.')),
    texts.join('|'),
  );
  texts.forEach((text, index) => assert.notEqual(text, texts[index - 1]));
});
