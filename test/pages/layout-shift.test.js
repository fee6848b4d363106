import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, launch, makeSite, openPage } from './helpers.js';

/**
 * Heights that the figures need, on a wide page and on a phone; authors reserve them. There is room
 * for fonts that run wider than the one of the packaged browser.
 */
const figures = {
  'saliency-map': ['compare="gradient guided-backprop"', 960, 480],
  'relu-backward': ['', 760, 1400],
  'deconv-viewer': ['layer="conv2"', 2000, 2400],
  'occlusion-grid': ['', 1300, 1500],
  'lrp-heatmap': ['', 960, 1060],
  'codespace-am': ['generator="mnist-gan" runs="4" stop-at="0.6"', 860, 1060],
};
const words = '<p>Words that stand around the figure, in lines.</p>';
const fallback = '<img src="models/mnist-cnn/samples.png" width="300" height="200" alt="Digits" />';

/** A module comes late, so the rule of the README has to reserve; a classic script comes in time. */
const scripts = {
  module: undefined,
  classic: '<script src="dist/convlens.iife.js"></script>',
};

function pageOf(tag, [attributes, ...heights], place, script) {
  const height = heights[place];
  return html(
    `<style>${tag}:not(:defined) { display: block; min-height: ${height}px }</style>
    ${words.repeat(3)}
    <${tag} id="map" model="mnist-cnn" width="640" height="${height}" ${attributes}>${fallback}</${tag}>
    ${words.repeat(6)}`,
    script,
  );
}

const widths = [800, 360];
const site = await makeSite(
  Object.fromEntries(
    Object.entries(figures).flatMap(([tag, figure]) =>
      Object.entries(scripts).flatMap(([kind, script]) =>
        widths.map((width, place) => [
          `${tag}-${kind}-${width}.html`,
          pageOf(tag, figure, place, script),
        ]),
      ),
    ),
  ),
);
const browser = await launch();

/** Everything that moved, from the first paint on; a reader's own doing does not count, but here is none. */
async function noteShifts(page) {
  await page.evaluateOnNewDocument(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        const moved = sources.map(({ previousRect, currentRect }) =>
          [previousRect, currentRect].map(({ x, y, width, height }) =>
            [x, y, width, height].join(),
          ),
        );
        window.shifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const painted = (page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

for (const [tag, [, ...heights]] of Object.entries(figures)) {
  for (const [place, width] of widths.entries()) {
    for (const kind of Object.keys(scripts)) {
      const title = `<${tag}>, ${kind} script, ${width} pixels wide: nothing moves, inside or around`;
      test(title, async (t) => {
        const before = async (page) => {
          // All of it is seen: what is out of sight is not counted.
          await page.setViewport({ width, height: heights[place] + 600 });
          await noteShifts(page);
        };
        const page = await openPage(t, `${site.url}/${tag}-${kind}-${width}.html`, {
          browser,
          before,
        });
        await assertCompletes(page, 'map');
        // What the figure asks for by itself, such as the answer under the occluder.
        await page.evaluate(() => document.getElementById('map').updateComplete.then(() => {}));
        await painted(page);
        const shifts = await page.evaluate(() => window.shifts);
        assert.deepEqual(shifts, []);
        const needed = await page.evaluate(
          () => document.getElementById('map').shadowRoot.querySelector('figure').clientHeight,
        );
        assert.ok(needed <= heights[place], `the figure is ${needed} pixels high`);
        // The measure works: a jump of the same page is noticed.
        await page.evaluate(() => (document.querySelector('p').style.height = '300px'));
        await page.waitForFunction(() => window.shifts.length > 0);
      });
    }
  }
}
