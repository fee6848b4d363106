import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { html, launch, makeSite, openPage, root } from './helpers.js';

/** Milliseconds for which a page in the background is watched. */
const WATCHED = 2500;
/** As long as nothing may happen before what was under way counts as done. */
const QUIET = 1200;
const TRIES = 15;

const every = ['saliency-map', 'lrp-heatmap', 'deconv-viewer', 'occlusion-grid', 'relu-backward'];
const figures = every.map(
  (tag) => `<${tag} model="mnist-cnn" loading="eager" width="400" height="400"></${tag}>`,
);
const ascent =
  '<codespace-am generator="mnist-gan" runs="1" stop-at="0.2" loading="eager"></codespace-am>';
const body = (content) =>
  html(content).replace('<script', '<script src="activity.js"></script><script');

const site = await makeSite({
  'activity.js': await readFile(path.join(root, 'test/pages/fixtures/activity.js'), 'utf8'),
  'finished.html': body([...figures, ascent].join('\n')),
  'epochs.html': body('<deconv-viewer id="it" model="mnist-cnn" epochs></deconv-viewer>'),
  'training.html': body('<deconv-viewer id="it" model="mnist-cnn" train></deconv-viewer>'),
  'sanity.html': body('<saliency-map id="it" model="mnist-cnn" sanity></saliency-map>'),
  'ascent.html': body('<codespace-am id="it" generator="mnist-gan" stop-at="1"></codespace-am>'),
  // Slow enough to be interrupted.
  'sweep.html': body(
    '<occlusion-grid id="it" model="cifar10-cnn" backend="cpu" stride="1"></occlusion-grid>',
  ),
});
const browser = await launch();

/**
 * Hides the page or brings it back, and waits until the browser tells it so: by minimizing its window,
 * or, where a window without a screen stays visible, by a tab in front.
 */
async function setHidden(page, hidden) {
  const session = await page.createCDPSession();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const windowState = hidden ? 'minimized' : 'normal';
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await session.detach();
  if (await becomes(page, hidden)) return;
  if (hidden) await (await browser.newPage()).bringToFront();
  else await page.bringToFront();
  assert.ok(await becomes(page, hidden), `the page should be ${hidden ? 'hidden' : 'visible'}`);
}

/** Whether the page is soon told that it is hidden, or that it is not. */
async function becomes(page, hidden) {
  const wanted = hidden ? 'hidden' : 'visible';
  for (let tries = 0; tries < 40; tries++) {
    if ((await page.evaluate(() => document.visibilityState)) === wanted) return true;
    await wait(50);
  }
  return false;
}

/** What the page did by itself while nobody touched it. */
async function activityOver(page, milliseconds) {
  const counts = () => page.evaluate(() => ({ ...window.activity }));
  const before = await counts();
  await wait(milliseconds);
  const now = await counts();
  return Object.fromEntries(
    Object.entries(now).map(([name, count]) => [name, count - before[name]]),
  );
}

/** Waits for what is under way, such as a step in the worker; gives up where there is no end. */
async function settle(page) {
  for (let tries = 0; tries < TRIES; tries++) {
    const seen = Object.values(await activityOver(page, QUIET));
    if (seen.every((count) => count === 0)) return;
  }
}

const nothing = { timers: 0, frames: 0, sent: 0, received: 0 };

test('a page whose figures are finished does nothing, in front or in the background', async (t) => {
  const page = await openPage(t, `${site.url}/finished.html`, { browser });
  const count = every.length + 1;
  await page.waitForFunction(
    (wanted) => window.events.filter(({ type }) => type === 'explain-complete').length === wanted,
    { polling: 200 },
    count,
  );
  await settle(page);
  // What a live region has said leaves it once, after some seconds.
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('*')].some((element) =>
        element.shadowRoot?.querySelector('.unseen[aria-live]')?.textContent.trim(),
      ),
    { polling: 200 },
  );
  await settle(page);
  assert.deepEqual(await activityOver(page, WATCHED), nothing);
  await setHidden(page, true);
  assert.deepEqual(await activityOver(page, WATCHED), nothing);
  assert.deepEqual(page.problems, []);
});

/** Something that plays: what starts it, and which event says that it goes on. */
const players = {
  epochs: { start: '[part~="play"]', event: 'epoch-step' },
  training: { start: '[part~="train"]', event: 'train-step' },
  sanity: { start: '[part~="sanity"] button', event: 'sanity-step' },
  ascent: { event: 'ascent-step' },
  sweep: { event: 'explain-progress' },
};

for (const [name, { start, event }] of Object.entries(players)) {
  test(`${name}: stands still in the background, and goes on when the reader is back`, async (t) => {
    const before = (page) =>
      page.evaluateOnNewDocument((type) => {
        window.steps = 0;
        document.addEventListener(type, () => window.steps++);
      }, event);
    const page = await openPage(t, `${site.url}/${name}.html`, { browser, before });
    const steps = () => page.evaluate(() => window.steps);
    const stepsBeyond = (known) =>
      page.waitForFunction((count) => window.steps > count, { polling: 50 }, known);
    if (start) {
      await page.waitForFunction(
        (selector) => {
          const button = document.getElementById('it').shadowRoot?.querySelector(selector);
          return button && !button.disabled;
        },
        { polling: 100 },
        start,
      );
      const shown = await steps();
      await page.evaluate(
        (selector) => document.getElementById('it').shadowRoot.querySelector(selector).click(),
        start,
      );
      await stepsBeyond(shown);
    } else {
      await stepsBeyond(2);
    }
    await setHidden(page, true);
    await settle(page);
    const still = await steps();
    assert.deepEqual(await activityOver(page, WATCHED), nothing);
    assert.equal(await steps(), still);
    await setHidden(page, false);
    await stepsBeyond(still);
    assert.deepEqual(page.problems, []);
  });
}
