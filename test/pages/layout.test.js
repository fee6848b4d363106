import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, gate, html, makeSite, openPage } from './helpers.js';

const paragraphs = (count) => '<p>Words that stand around the figure, in lines.</p>'.repeat(count);
const between = (size) => `
  ${paragraphs(3)}
  <saliency-map id="map" model="mnist-cnn" width="480" ${size} loading="eager">
    <p>Fallback</p>
  </saliency-map>
  ${paragraphs(6)}`;
const site = await makeSite({
  'upgraded.html': html(between('height="520"'), '<script src="dist/convlens.iife.js"></script>'),
  'styled.html': html(between('style="display: block; min-height: 520px"')),
  'neuron.html': html(
    between('height="960" layer="conv2" channels="rgb"'),
    '<script src="dist/convlens.iife.js"></script>',
  ),
  'relevance.html': html(
    between('height="960"').replaceAll('saliency-map', 'lrp-heatmap'),
    '<script src="dist/convlens.iife.js"></script>',
  ),
  'span.html': html(
    `<main style="max-inline-size: 30rem; margin-inline: auto; padding-inline: 1rem">
      ${['wide', 'screen'].map((span) => between(`height="900" span="${span}"`).replace(' width="480"', '').replace('id="map"', `id="${span}"`)).join('')}
    </main>`,
    '<script src="dist/convlens.iife.js"></script>',
  ),
  'slow.html': html(
    '<saliency-map id="map" model="mnist-cnn" src="sample:3" target="7"></saliency-map>',
  ),
  'below.html': html(`
    <div style="height: 8000px"></div>
    <saliency-map id="map" model="mnist-cnn" width="320" height="400"></saliency-map>`),
  'near.html': html(`
    <div style="height: 1300px"></div>
    <saliency-map id="map" model="mnist-cnn" width="320" height="400"></saliency-map>`),
  'click.html': html(
    '<saliency-map id="map" model="mnist-cnn" loading="click" width="480"></saliency-map>',
  ),
});

/** Notes every shift of the layout from the first paint on. */
async function noteShifts(page) {
  await page.evaluateOnNewDocument(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const nodes = sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? String(node));
        if (!hadRecentInput) window.shifts.push({ value, nodes });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Two painted frames, after which pending shifts have been noted. */
const painted = (page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

/** Resolves when a shift beyond the first `count` was noted. */
const shiftAfter = (page, count) =>
  page.waitForFunction((known) => window.shifts.length > known, {}, count);

// Upgraded while the page is parsed, `height` reserves; a module comes later, so CSS has to.
for (const [name, file] of [
  ['an element that is upgraded at once', 'upgraded.html'],
  ['an element with its size in its style that is upgraded late', 'styled.html'],
  ['an element that explains a neuron', 'neuron.html'],
  ['an element that shares out a score', 'relevance.html'],
]) {
  for (const width of [800, 360]) {
    test(`nothing jumps around ${name}, ${width} pixels wide`, async (t) => {
      const before = async (page) => {
        await page.setViewport({ width, height: 1000 });
        await noteShifts(page);
      };
      const page = await openPage(t, `${site.url}/${file}`, { before });
      await assertCompletes(page, 'map');
      await painted(page);
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      assert.ok(sum < 0.01, JSON.stringify(shifts));
      // The measure works: a jump of the same page is noticed.
      await page.evaluate(() => (document.querySelector('p').style.height = '300px'));
      await shiftAfter(page, shifts.length);
    });
  }
}

const engineParts = (page) =>
  page.evaluate(() => ({
    workers: window.workers.length,
    files: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /worker-source|saliency-view|engine\.worker|\/models\/|\.wasm/.test(name)),
  }));

const viewport = async (page) => page.setViewport({ width: 800, height: 600 });

test('nothing of the engine is fetched before the reader comes near', async (t) => {
  const page = await openPage(t, `${site.url}/below.html`, { before: viewport });
  await page.evaluate(() => customElements.whenDefined('saliency-map').then(() => {}));
  await painted(page);
  await painted(page);
  assert.deepEqual(await engineParts(page), { workers: 0, files: [] });
  await page.evaluate(() => document.getElementById('map').scrollIntoView());
  await assertCompletes(page, 'map');
  assert.equal((await engineParts(page)).workers, 1);
});

test('near the viewport the engine is fetched, but nothing is computed before it is seen', async (t) => {
  const page = await openPage(t, `${site.url}/near.html`, { before: viewport });
  await page.waitForFunction(() => window.sent('describe') === 1);
  assert.equal(await page.evaluate(() => window.sent('saliency')), 0);
  assert.deepEqual(await page.evaluate(() => window.events), []);
  await page.evaluate(() => document.getElementById('map').scrollIntoView());
  await assertCompletes(page, 'map');
});

test('loading="click" waits for the reader', async (t) => {
  const page = await openPage(t, `${site.url}/click.html`, { before: viewport });
  await page.evaluate(() => document.getElementById('map').updateComplete.then(() => {}));
  await painted(page);
  assert.deepEqual(await engineParts(page), { workers: 0, files: [] });
  const button = await page.waitForSelector('#map >>> button', { visible: true });
  await button.click();
  await assertCompletes(page, 'map');
  assert.deepEqual(page.problems, []);
});

test('loading="click" follows the author after a first failure', async (t) => {
  const page = await openPage(t, `${site.url}/click.html`, { before: viewport });
  await page.evaluate(() => {
    const map = document.getElementById('map');
    map.target = 'nobody';
    return map.updateComplete.then(() => {});
  });
  const button = await page.waitForSelector('#map >>> button', { visible: true });
  await button.click();
  await page.waitForFunction(() => window.events.some(({ type }) => type === 'explain-error'));
  await page.evaluate(() => (document.getElementById('map').target = 'top'));
  await page.waitForFunction(() => document.getElementById('map').result !== null);
});

test('loading="click" with controls="none" still offers the reader a way to start', async (t) => {
  const page = await openPage(t, `${site.url}/click.html`, { before: viewport });
  await page.evaluate(() => {
    const map = document.getElementById('map');
    map.setAttribute('controls', 'none');
    return map.updateComplete.then(() => {});
  });
  const buttons = await page.$$('#map >>> button');
  assert.equal(buttons.length, 1);
  await buttons[0].click();
  await assertCompletes(page, 'map');
});

for (const width of [1280, 360]) {
  test(`figures span more than their column without a scroll bar, ${width} pixels wide`, async (t) => {
    const before = async (page) => {
      await page.setViewport({ width, height: 1000 });
      await noteShifts(page);
    };
    const page = await openPage(t, `${site.url}/span.html`, { before });
    for (const id of ['wide', 'screen']) await assertCompletes(page, id);
    await painted(page);
    const { sides, column, scroll, shifts } = await page.evaluate(() => ({
      sides: ['wide', 'screen'].map((id) => {
        const frame = document.getElementById(id).shadowRoot.querySelector('.frame');
        const { left, right } = frame.getBoundingClientRect();
        return [left, right, right - left].map(Math.round);
      }),
      column: document.querySelector('main p').getBoundingClientRect().width,
      scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      shifts: window.shifts,
    }));
    assert.equal(scroll, 0);
    assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) < 0.01, JSON.stringify(shifts));
    const [wide, screen] = sides;
    for (const [left, right] of sides) assert.ok(left >= 0 && right <= width, `${left} ${right}`);
    assert.ok(wide[2] > column, `${wide[2]} ${column}`);
    assert.deepEqual([wide[2], screen[2]], [Math.min(1024, width - 32), width - 32]);
  });
}

test('the image and what menus say stand there before the model has come', async (t) => {
  const { url, open } = await gate(site, /mnist-cnn\/(model\.json|weights\.bin)/);
  const before = async (page) => {
    await viewport(page);
    await noteShifts(page);
  };
  const page = await openPage(t, `${url}slow.html`, { before });
  const inside = (selector) => page.waitForSelector(`#map >>> ${selector}`);
  await inside('canvas.waiting');
  await page.waitForFunction(() => {
    const { shadowRoot } = document.getElementById('map');
    const canvas = shadowRoot.querySelector('canvas.waiting');
    if (canvas?.width !== 28) return false;
    const { data } = canvas.getContext('2d').getImageData(0, 0, 28, 28);
    return data.some((value, index) => index % 4 === 0 && value > 200);
  });
  const told = await page.evaluate(() => {
    const { shadowRoot } = document.getElementById('map');
    return {
      texts: [...shadowRoot.querySelectorAll('select')].map(
        (menu) => menu.selectedOptions[0]?.label,
      ),
      captions: [...shadowRoot.querySelectorAll('figcaption > p')].map(
        (paragraph) => getComputedStyle(paragraph).visibility,
      ),
    };
  });
  assert.deepEqual(told.texts, ['Image 4', '7']);
  assert.ok(told.captions.every((visibility) => visibility === 'hidden'));
  open();
  await assertCompletes(page, 'map');
  await painted(page);
  const shown = await page.evaluate(
    () => document.getElementById('map').shadowRoot.querySelectorAll('.waiting').length,
  );
  assert.equal(shown, 0);
});
