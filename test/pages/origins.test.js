import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  assertCompletes,
  assertFailure,
  assertResult,
  assertSameMap,
  cors,
  explain,
  html,
  kitModule,
  makeDisk,
  makeSite,
  openPage,
  root,
  settled,
} from './helpers.js';

const library = await makeSite({}, { headers: cors });
const digit = { image: 'sample:3' };
const iife = (base) => `<script src="${base}/dist/convlens.iife.js"></script>`;
const inline = (base) => `<script type="module">${kitModule(base)}</script>`;
const fileUrl = (...parts) => pathToFileURL(path.join(...parts)).href;

const sameOrigin = (async () => {
  const site = await makeSite();
  return (t) => openPage(t, site.url).then((page) => explain(page, digit));
})();

for (const [build, script] of Object.entries({ ESM: inline, IIFE: iife })) {
  test(`the ${build} build works from another origin, on wasm`, async (t) => {
    const files = { 'index.html': html('', script(library.url)) };
    const site = await makeSite(files, { withKit: false });
    assert.notEqual(site.url, library.url);
    const page = await openPage(t, site.url);
    const result = assertResult(await explain(page, digit));
    assert.equal(result.backend, 'wasm');
    assert.deepEqual(result.notes, []);
    assertSameMap(result.map, (await (await sameOrigin)(t)).map, 1e-6);
    assert.deepEqual(page.problems, []);
  });

  test(`the ${build} build works in a page from disk, on wasm`, async (t) => {
    const folder = await makeDisk({ 'index.html': html('', script(library.url)) });
    const page = await openPage(t, fileUrl(folder, 'index.html'));
    assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
    assert.deepEqual(page.problems, []);
  });

  test(`the ${build} build works in a sandboxed frame, on wasm`, async (t) => {
    const files = {
      'index.html': '<iframe sandbox="allow-scripts" src="framed.html"></iframe>',
      'framed.html': html('', script('.')),
    };
    const site = await makeSite(files, { headers: cors });
    const page = await openPage(t, site.url);
    const frame = page.frames().find((one) => one.url().endsWith('framed.html'));
    assert.equal(await frame.evaluate(() => window.origin), 'null');
    assert.equal(assertResult(await explain(frame, digit)).backend, 'wasm');
    assert.equal(await frame.evaluate(() => window.workers.length), 1);
    assert.deepEqual(page.problems, []);
  });
}

test('a library without CORS headers is a named error, not silence', async (t) => {
  const closed = await makeSite();
  const site = await makeSite({ 'index.html': html('', iife(closed.url)) }, { withKit: false });
  const page = await openPage(t, site.url);
  const { hint } = assertFailure(await explain(page, digit), 'model-unreachable');
  assert.match(hint, /Access-Control-Allow-Origin/);
});

/** The kit and its models copied to disk, as after unpacking a course's archive. */
function copiedToDisk(body) {
  return makeDisk({
    'index.html': html(body, iife('.')),
    dist: { copyOf: path.join(root, 'dist') },
    models: { copyOf: path.join(root, 'models') },
  });
}

const widget = (attributes) =>
  `<saliency-map id="map" ${attributes} loading="eager"><p id="fallback">Text</p></saliency-map>`;

test('a page wholly on disk works, on wasm, and asks no network', async (t) => {
  const folder = await copiedToDisk(widget('model="mnist-cnn" src="sample:3"'));
  const requested = [];
  const page = await openPage(t, fileUrl(folder, 'index.html'), {
    before: (opened) => opened.on('request', (request) => requested.push(request.url())),
  });
  const result = await assertCompletes(page, 'map');
  assert.equal(result.backend, 'wasm');
  assertSameMap((await explain(page, digit)).map, (await (await sameOrigin)(t)).map, 1e-6);
  assert.deepEqual(
    requested.filter((url) => !/^(file|blob|data):/.test(url)),
    [],
  );
  assert.deepEqual(page.problems, []);
});

for (const [what, attributes, code] of [
  ['model', 'model="models/mnist-cnn/model.json"', 'model-on-disk'],
  ['picture', 'model="mnist-cnn" src="models/mnist-cnn/samples/3.png"', 'image-on-disk'],
]) {
  test(`a ${what} of the author's own on disk shows the fallback and says why`, async (t) => {
    const folder = await copiedToDisk(widget(attributes));
    const page = await openPage(t, fileUrl(folder, 'index.html'));
    const { type, detail } = await settled(page, 'map');
    assert.equal(type, 'explain-error');
    assert.equal(detail.code, code);
    assert.match(detail.hint, /HTTP/);
    assert.ok(await page.$eval('#fallback', (element) => element.checkVisibility()));
    assert.deepEqual(page.problems, []);
  });
}

test('a page on disk without the packs says what to publish', async (t) => {
  const folder = await copiedToDisk(widget('model="mnist-cnn"'));
  await rm(path.join(folder, 'dist/packs'), { recursive: true });
  const page = await openPage(t, fileUrl(folder, 'index.html'));
  const { detail } = await settled(page, 'map');
  assert.equal(detail.code, 'model-unreachable');
  assert.match(detail.hint, /packs/);
});

test('a picture as a data: address works on disk', async (t) => {
  const bytes = await readFile(path.join(root, 'models/mnist-cnn/samples/3.png'));
  const src = `data:image/png;base64,${bytes.toString('base64')}`;
  const folder = await copiedToDisk(widget(`model="mnist-cnn" src="${src}"`));
  const page = await openPage(t, fileUrl(folder, 'index.html'));
  assert.equal((await assertCompletes(page, 'map')).target.label, '3');
});

test('with the engine on disk the model may be on a server', async (t) => {
  const folder = await copiedToDisk('');
  const page = await openPage(t, fileUrl(folder, 'index.html'));
  const model = `${library.url}/models/mnist-cnn/model.json`;
  const result = assertResult(await explain(page, { ...digit, model }));
  assert.equal(result.backend, 'wasm');
  assertSameMap(result.map, (await (await sameOrigin)(t)).map, 1e-6);
});

test('a sandboxed frame needs no CORS headers for the classic script', async (t) => {
  const site = await makeSite({
    'index.html': '<iframe sandbox="allow-scripts" src="framed.html"></iframe>',
    'framed.html': html('', iife('.')),
  });
  const page = await openPage(t, site.url);
  const frame = page.frames().find((one) => one.url().endsWith('framed.html'));
  assert.equal(assertResult(await explain(frame, digit)).backend, 'wasm');
});

test("the kit works from `npm start`'s server on a page of another port", async (t) => {
  const server = spawn(process.execPath, [path.join(root, 'scripts/start.js')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => server.kill());
  const [address] = await new Promise((resolve, reject) => {
    let output = '';
    server.once('exit', () => reject(new Error(`It told no address: ${output}`)));
    setTimeout(() => server.kill(), 60_000).unref();
    server.stdout.setEncoding('utf8').on('data', (text) => {
      const found = (output += text).match(/http:[^\s]+(?=\/examples\/)/);
      if (found) resolve(found);
    });
  });
  const isolated = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  for (const script of [inline(address), iife(address).replace(' src', ' crossorigin src')]) {
    const files = { 'index.html': html('', script) };
    const site = await makeSite(files, { withKit: false, headers: isolated });
    const page = await openPage(t, site.url);
    assert.equal(assertResult(await explain(page, digit)).backend, 'wasm');
    assert.deepEqual(page.problems, []);
  }
});
