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

const demand = "require-trusted-types-for 'script'";
const digit = { image: 'sample:3' };
const classic = '<script src="dist/convlens.iife.js"></script>';

/** One of every element, with what it shows on request. */
const everyElement = `
<explain-scene id="scene" model="mnist-cnn" picture permalink="trusted">
  <saliency-map id="saliency" compare="gradient deconvnet" sanity loading="eager"></saliency-map>
  <deconv-viewer id="deconv" top="3" epochs train loading="eager"></deconv-viewer>
</explain-scene>
<occlusion-grid id="occlusion" model="mnist-cnn" occluder="12" stride="8" loading="eager"></occlusion-grid>
<lrp-heatmap id="lrp" model="mnist-cnn" layers conservation loading="eager"></lrp-heatmap>
<codespace-am id="codespace" model="mnist-cnn" generator="mnist-gan" loading="eager"></codespace-am>
<relu-backward id="relu" loading="eager"></relu-backward>
<image-input id="input" for="saliency" loading="eager"></image-input>`;

/** A page under this policy; what it forbids is in `window.violations`. */
async function openUnder(t, policy, { body = '', script, headers = {} } = {}) {
  const site = await makeSite(
    { 'index.html': html(body, script) },
    { headers: { 'Content-Security-Policy': policy, ...headers } },
  );
  return openPage(t, site.url, {
    before: (opened) =>
      opened.evaluateOnNewDocument(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) =>
          window.violations.push(`${effectiveDirective} ${sample}`),
        );
      }),
  });
}

for (const [kind, script] of Object.entries({ module: undefined, classic })) {
  test(`every element works under Trusted Types with two policies allowed, ${kind} script`, async (t) => {
    const policy = `${demand}; trusted-types convlens lit-html`;
    const page = await openUnder(t, policy, { body: everyElement, script });
    for (const id of ['saliency', 'deconv', 'occlusion', 'lrp', 'codespace', 'relu']) {
      await page.$eval(`#${id}`, (element) => element.scrollIntoView());
      await assertCompletes(page, id);
    }
    await page.waitForSelector('#input >>> [part]');
    await page.$eval('#saliency >>> [part="toolbar"] summary', (summary) => summary.click());
    await page.waitForFunction(() =>
      document.getElementById('saliency').shadowRoot.querySelector('[part="tools"] button'),
    );
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(page.problems, []);
  });
}

test('a worker from a file works under Trusted Types', async (t) => {
  const page = await openUnder(t, `${demand}; trusted-types convlens lit-html; worker-src 'self'`);
  await page.evaluate(() => window.kit.configure({ workerUrl: 'dist/engine.worker.js' }));
  assertResult(await explain(page, digit));
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test('wasm works under Trusted Types in a cross-origin isolated page', async (t) => {
  const page = await openUnder(t, `${demand}; trusted-types convlens lit-html`, {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  });
  const { backend } = assertResult(await explain(page, digit));
  assert.equal(backend, 'wasm');
});

test('without the policy of the kit the error says which to allow, and the fallback shows', async (t) => {
  const body = '<saliency-map id="map" model="mnist-cnn"><p id="fallback">Words</p></saliency-map>';
  const page = await openUnder(t, `${demand}; trusted-types lit-html`, { body });
  const { message, hint } = assertFailure(await explain(page, digit), 'worker-blocked');
  assert.match(message, /Trusted Types.*"convlens"/);
  assert.match(hint, /trusted-types convlens lit-html/);
  await page.waitForSelector('#map >>> [data-code="worker-blocked"]');
  assert.ok(await page.$eval('#fallback', (element) => element.checkVisibility()));
  assert.deepEqual(page.problems, []);
});

test("a page's default policy lets the kit work", async (t) => {
  const script = `<script>
    trustedTypes.createPolicy('default', { createScriptURL: (address) => address, createHTML: (text) => text });
  </script><script type="module" src="kit.js"></script>`;
  const page = await openUnder(t, `${demand}; trusted-types default lit-html`, { script });
  assertResult(await explain(page, digit));
});

test('where no policy may be made, the fallback stays', async (t) => {
  const body = '<saliency-map id="map" model="mnist-cnn"><p id="fallback">Words</p></saliency-map>';
  const page = await openUnder(t, `${demand}; trusted-types 'none'`, { body });
  assert.ok(await page.$eval('#fallback', (element) => element.checkVisibility()));
});
