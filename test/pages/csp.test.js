import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertCompletes,
  assertFailure,
  assertResult,
  explain,
  html,
  makeSite,
  openPage,
} from './helpers.js';

/** A page under this content security policy; every file of its origin is sent with it too. */
async function openUnder(t, policy) {
  const site = await makeSite({}, { headers: { 'Content-Security-Policy': policy } });
  return openPage(t, site.url);
}

/** Nothing but what the kit needs. */
const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:";

const digit = { image: 'sample:3' };
const workerUrls = (page) => page.evaluate(() => window.workers.map(({ url }) => url));

test("worker-src 'none' is an error that names the directive and the remedy", async (t) => {
  const page = await openUnder(t, "worker-src 'none'");
  const { message, hint } = assertFailure(await explain(page, digit), 'worker-blocked');
  assert.match(message, /worker-src/);
  assert.match(hint, /worker-src blob:/);
  assert.deepEqual(page.problems, []);
});

test("script-src 'self' without blob: works through the file beside the script", async (t) => {
  const page = await openUnder(t, "script-src 'self' 'wasm-unsafe-eval'");
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  assert.match((await workerUrls(page)).at(-1), /^http.*engine\.worker\.js$/);
});

test("worker-src 'self' works through the file beside the script", async (t) => {
  const page = await openUnder(t, "worker-src 'self'");
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  const urls = await workerUrls(page);
  assert.match(urls[0], /^blob:/);
  assert.match(urls[1], /engine\.worker\.js$/);
  assert.deepEqual(page.problems, []);
});

test('with configure({ workerUrl }) no blob: is tried', async (t) => {
  const page = await openUnder(t, "worker-src 'self'");
  await page.evaluate(() => window.kit.configure({ workerUrl: 'dist/engine.worker.js' }));
  assertResult(await explain(page, digit));
  const urls = await workerUrls(page);
  assert.equal(urls.length, 1);
  assert.match(urls[0], /^http.*engine\.worker\.js$/);
});

test("without 'wasm-unsafe-eval' cpu takes over and a note says so", async (t) => {
  const page = await openUnder(t, "script-src 'self' blob:");
  const { backend, notes } = assertResult(await explain(page, digit));
  assert.equal(backend, 'cpu');
  assert.match(notes.join(' '), /wasm could not be used/);
  const forced = await explain(page, { ...digit, backend: 'wasm' });
  assertFailure(forced, 'wasm-unavailable');
});

test('a strict policy with all that the kit needs works', async (t) => {
  const page = await openUnder(t, strict);
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  assert.match((await workerUrls(page))[0], /^blob:/);
});

/** One of every element, with what it shows on request. */
const everyElement = `
<saliency-map id="saliency" model="mnist-cnn" compare="gradient deconvnet" sanity></saliency-map>
<saliency-map id="neuron" model="mnist-cnn" layer="conv2" unit="max"></saliency-map>
<saliency-map id="gallery" model="mnist-cnn" src="sample:0-3"></saliency-map>
<deconv-viewer id="deconv" model="mnist-cnn" top="3" epochs></deconv-viewer>
<occlusion-grid id="occlusion" model="mnist-cnn" occluder="12" stride="8"></occlusion-grid>
<lrp-heatmap id="lrp" model="mnist-cnn" layers conservation></lrp-heatmap>
<codespace-am id="codespace" model="mnist-cnn" generator="mnist-gan"></codespace-am>
<relu-backward id="relu"></relu-backward>`.replaceAll(' id=', ' loading="eager" id=');

test("no element needs style-src 'unsafe-inline'", async (t) => {
  const headers = { 'Content-Security-Policy': `${strict}; style-src 'self'` };
  const site = await makeSite({ 'index.html': html(everyElement) }, { headers });
  const page = await openPage(t, site.url, {
    before: (opened) =>
      opened.evaluateOnNewDocument(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) =>
          window.violations.push(`${effectiveDirective} ${sample}`),
        );
      }),
  });
  const ids = [...everyElement.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);
  for (const id of ids) {
    await page.$eval(`#${id}`, (element) => element.scrollIntoView());
    await assertCompletes(page, id);
  }
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test('a policy in a <meta> element counts as well', async (t) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">`;
  const script = `${policy}<script type="module" src="kit.js"></script>`;
  const site = await makeSite({ 'index.html': html('', script) });
  const page = await openPage(t, site.url);
  assertFailure(await explain(page, digit), 'worker-blocked');
});
