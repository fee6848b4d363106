import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertResult, explain, makeSite, openPage } from './helpers.js';

test('a cross-origin isolated page computes on wasm, as others do', async (t) => {
  const site = await makeSite(
    {},
    {
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  );
  const requested = [];
  const page = await openPage(t, site.url, {
    before: (opened) => opened.on('request', (request) => requested.push(request.url())),
  });
  assert.equal(await page.evaluate(() => window.crossOriginIsolated), true);
  assert.equal(assertResult(await explain(page, { image: 'sample:3' })).backend, 'wasm');
  const binaries = requested.filter((url) => url.includes('.wasm'));
  assert.deepEqual(
    binaries.map((url) => /\/tfjs-backend-wasm-simd\.wasm\?[\da-f]{8}$/.test(url)),
    [true],
  );
  assert.deepEqual(page.problems, []);
});
