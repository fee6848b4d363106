import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFailure, assertResult, explain, html, makeSite, openPage } from './helpers.js';

/** A page under this content security policy; every file of its origin is sent with it too. */
async function openUnder(t, policy) {
  const site = await makeSite({}, { headers: { 'Content-Security-Policy': policy } });
  return openPage(t, site.url);
}

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
  const page = await openUnder(
    t,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:",
  );
  assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
  assert.match((await workerUrls(page))[0], /^blob:/);
});

test('a policy in a <meta> element counts as well', async (t) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">`;
  const script = `${policy}<script type="module" src="kit.js"></script>`;
  const site = await makeSite({ 'index.html': html('', script) });
  const page = await openPage(t, site.url);
  assertFailure(await explain(page, digit), 'worker-blocked');
});
