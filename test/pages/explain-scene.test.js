import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cors, html, makeDisk, makeSite, openPage, root } from './helpers.js';

const scene = (attributes = '', inner = '<saliency-map loading="eager"></saliency-map>') =>
  `<explain-scene model="mnist-cnn" src="sample:4" ${attributes}>${inner}</explain-scene>`;

/** What the first element inside has computed. */
const answered = (page) =>
  page.evaluate(async () => {
    const { target, predictions } = await document.querySelector('saliency-map').explain();
    return { target: target.label, answer: predictions[0].label };
  });

/** Elements that the page registers itself, in the order and with the pauses that it likes. */
async function unregistered() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { configure } from './dist/index.js';
        export { ExplainScene } from './dist/components/explain-scene/explain-scene.js';
        export { SaliencyMap } from './dist/components/saliency-map/saliency-map.js';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  return outputFiles[0].text;
}

test('the order in which elements are registered does not matter', async (t) => {
  const register = (first, second) => `
    import * as kit from './kit-classes.js';
    kit.configure({ assetBase: './dist/', modelBase: './models/' });
    window.seen = [];
    for (const type of ['explain-complete', 'explain-error']) {
      addEventListener(type, ({ detail }) => window.seen.push(detail.code ?? detail.target.label));
    }
    const tags = { ExplainScene: 'explain-scene', SaliencyMap: 'saliency-map' };
    customElements.define(tags.${first}, kit.${first});
    setTimeout(() => customElements.define(tags.${second}, kit.${second}), 500);`;
  const site = await makeSite({
    'kit-classes.js': await unregistered(),
    'child.js': register('SaliencyMap', 'ExplainScene'),
    'scene.js': register('ExplainScene', 'SaliencyMap'),
    'child.html': html(scene(), '<script type="module" src="child.js"></script>'),
    'scene.html': html(scene(), '<script type="module" src="scene.js"></script>'),
  });
  for (const first of ['child', 'scene']) {
    const page = await openPage(t, `${site.url}/${first}.html`);
    await page.waitForFunction(() => window.seen.length > 0);
    assert.deepEqual(await page.evaluate(() => window.seen), ['4'], `${first} first`);
    assert.deepEqual(page.problems, []);
  }
});

test('a link restores before anything is computed, and only once', async (t) => {
  const body =
    scene('permalink') +
    '<script>window.done = []; addEventListener("explain-complete", ({ detail }) => window.done.push(detail.target.label));</script>';
  const site = await makeSite({ 'index.html': html(body) });
  const page = await openPage(t, `${site.url}/?a=1&scene=target:9;src:sample:7#part`);
  assert.deepEqual(await answered(page), { target: '9', answer: '7' });
  assert.deepEqual(await page.evaluate(() => window.done), ['9']);
  await page.evaluate(() => (document.querySelector('explain-scene').target = '2'));
  await page.waitForFunction(() => location.search === '?a=1&scene=src:sample:7;target:2');
  assert.equal(await page.evaluate(() => location.hash), '#part');
  assert.deepEqual(page.problems, []);
});

test('a link asks no other server for anything', async (t) => {
  const elsewhere = await makeSite({}, { headers: cors });
  const site = await makeSite({ 'index.html': html(scene('permalink')) });
  const asked = [];
  const state = `model:${elsewhere.url}/models/cifar10-cnn/model.json;card:${elsewhere.url}/c.json;src:${elsewhere.url}/a.png;saliency-map.src:${elsewhere.url}/b.png`;
  const page = await openPage(t, `${site.url}/?scene=${encodeURIComponent(state)}`, {
    before: (fresh) => fresh.on('request', (request) => asked.push(request.url())),
  });
  assert.deepEqual(await answered(page), { target: '4', answer: '4' });
  assert.deepEqual(
    asked.filter((url) => url.startsWith(elsewhere.url)),
    [],
  );
  assert.deepEqual(page.problems, []);
});

test('a scene works in a sandboxed frame and in a page from disk', async (t) => {
  const library = await makeSite({}, { headers: cors });
  const script = `<script src="${library.url}/dist/convlens.iife.js"></script>`;
  const files = {
    'index.html': '<iframe sandbox="allow-scripts" src="framed.html" height="600"></iframe>',
    'framed.html': html(scene('permalink'), script),
  };
  const site = await makeSite(files, { headers: cors });
  const framing = await openPage(t, site.url);
  const frame = framing.frames().find((one) => one.url().endsWith('framed.html'));
  const folder = await makeDisk({ 'index.html': html(scene('permalink'), script) });
  const page = await openPage(t, pathToFileURL(path.join(folder, 'index.html')).href);
  for (const [place, problems] of [
    [frame, framing.problems],
    [page, page.problems],
  ]) {
    assert.deepEqual(await answered(place), { target: '4', answer: '4' });
    await place.evaluate(() => (document.querySelector('explain-scene').target = '9'));
    await place.waitForSelector('>>> [part="copy"]', { visible: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await place.evaluate(() =>
      document.querySelector('explain-scene').shadowRoot.querySelector('[part="copy"]').click(),
    );
    await place.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('explain-scene');
      return shadowRoot.querySelector('[part="note"]').textContent !== '';
    });
    assert.deepEqual(problems, []);
  }
});

test('a scene moves nothing below it while it loads', async (t) => {
  const inner = '<saliency-map width="400" height="500"></saliency-map>';
  const body = `${scene('permalink', inner)}<p id="below">Below</p>`;
  const site = await makeSite({ 'index.html': html(body) });
  const page = await openPage(t, site.url);
  const moved = await page.evaluate(async () => {
    const top = () => document.querySelector('#below').getBoundingClientRect().top;
    await customElements.whenDefined('explain-scene');
    const element = document.querySelector('explain-scene');
    await element.updateComplete;
    const before = top();
    const value = () => element.shadowRoot.querySelector('[part="value"]');
    while (!value()) await new Promise((resolve) => setTimeout(resolve, 20));
    return [before, top()];
  });
  assert.ok(Math.abs(moved[0] - moved[1]) < 3, String(moved));
});

test('a link says what the figures of a scene explain the class rather than', async (t) => {
  const inside = `
    <saliency-map method="gradient" loading="eager"></saliency-map>
    <lrp-heatmap loading="eager"></lrp-heatmap>
    <occlusion-grid occluder="14" strip="0" loading="eager"></occlusion-grid>`;
  const site = await makeSite({ 'index.html': html(scene('permalink controls="all"', inside)) });
  const page = await openPage(t, `${site.url}/index.html?scene=contrast:9`);
  const contrasts = () =>
    page.evaluate(async () => {
      const figures = [...document.querySelectorAll('explain-scene > *')];
      const results = await Promise.all(figures.map((figure) => figure.explain()));
      return results.map(({ contrast }) => contrast?.label ?? contrast?.kind ?? 'none');
    });
  assert.deepEqual(await contrasts(), ['9', '9', '9']);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('explain-scene');
    const menu = shadowRoot.querySelector('[part="control-contrast"] select');
    menu.value = 'rivals';
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  });
  assert.deepEqual(await contrasts(), ['rivals', 'rivals', 'rivals']);
  await page.waitForFunction(() => location.search.includes('contrast:rivals'));
  assert.deepEqual(page.problems, []);
});
