import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertFailure,
  assertResult,
  explain,
  launch,
  makeSite,
  openPage,
  withoutWebgl,
} from './helpers.js';

const site = await makeSite();
const digit = { image: 'sample:3' };

test('software WebGL counts as none: auto takes wasm and has nothing to explain', async (t) => {
  const page = await openPage(t, site.url);
  const renderer = await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('webgl2');
    const info = context?.getExtension('WEBGL_debug_renderer_info');
    return info && context.getParameter(info.UNMASKED_RENDERER_WEBGL);
  });
  if (!/swiftshader|llvmpipe/i.test(renderer)) return t.skip('the browser has hardware WebGL');
  const { backend, precision, notes } = assertResult(await explain(page, digit));
  assert.deepEqual([backend, precision, notes], ['wasm', 'float32', []]);
  assert.equal(assertResult(await explain(page, { ...digit, backend: 'webgl' })).backend, 'webgl');
});

test('every backend that is asked for by name is the one used', async (t) => {
  const page = await openPage(t, site.url);
  for (const backend of ['cpu', 'wasm', 'webgl', 'cpu']) {
    assert.equal(assertResult(await explain(page, { ...digit, backend })).backend, backend);
  }
  assert.equal(await page.evaluate(() => window.workers.length), 1);
});

test('a browser without WebGL: auto works, webgl is a named error', async (t) => {
  const browser = await launch(withoutWebgl);
  const page = await openPage(t, site.url, { browser });
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  assertFailure(await explain(page, { ...digit, backend: 'webgl' }), 'webgl-unavailable');
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  assert.deepEqual(page.problems, []);
});

test('a worker without OffscreenCanvas: auto works, webgl is a named error', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: '/no-canvas-worker.js' }));
  assertFailure(await explain(page, { ...digit, backend: 'webgl' }), 'webgl-unavailable');
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
});

test('webgpu is a named error', async (t) => {
  const page = await openPage(t, site.url);
  const { hint } = assertFailure(
    await explain(page, { ...digit, backend: 'webgpu' }),
    'backend-unsupported',
  );
  assert.match(hint, /auto/);
});

test('a backend that does not exist is a named error', async (t) => {
  const page = await openPage(t, site.url);
  const { message } = assertFailure(
    await explain(page, { ...digit, backend: 'abacus' }),
    'backend-unsupported',
  );
  assert.match(message, /abacus/);
});

test('a missing wasm binary: cpu takes over and a note says so', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ assetBase: '/nowhere' }));
  const { backend, notes } = assertResult(await explain(page, digit));
  assert.equal(backend, 'cpu');
  assert.equal(notes.length, 1);
  assert.match(notes[0], /^wasm could not be used: .{10,}/);
  assert.doesNotMatch(notes[0], /\[object/);
  assertFailure(await explain(page, { ...digit, backend: 'wasm' }), 'wasm-unavailable');
});

test('a wasm binary from configure({ assetBase }) is used', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ assetBase: './dist' }));
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
});
