import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertResult, explain, makeSite, openPage } from './helpers.js';

test('a cross-origin isolated page computes on wasm with threads', async (t) => {
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
  assert.ok(
    requested.some((url) => /\/tfjs-backend-wasm-threaded-simd\.wasm\?[\da-f]{8}$/.test(url)),
  );
  assert.deepEqual(page.problems, []);
});
