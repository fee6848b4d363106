import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import * as vite from 'vite';
import {
  assertCompletes,
  assertFailure,
  assertResult,
  assertSameMap,
  cors,
  explain,
  gate,
  html,
  kitModule,
  makeDisk,
  makeFolder,
  makeSite,
  openPage,
  root,
  settled,
} from './helpers.js';
import { greyPng } from './png.js';
import { convlens } from './render-site.js';

const kerasFiles = path.join(root, 'test/keras-files');
const files = {
  'net.keras': { copyOf: path.join(kerasFiles, 'float16.keras') },
  'net.h5': { copyOf: path.join(kerasFiles, 'gzip.h5') },
  'broken.keras': (await readFile(path.join(kerasFiles, 'float16.keras'))).subarray(0, 9000),
  'image.png': greyPng(6, 7),
};
const image = `data:image/png;base64,${greyPng(6, 7).toString('base64')}`;
const library = await makeSite(files, { headers: cors });
const request = { model: `${library.url}/net.keras`, image, backend: 'cpu' };

const iife = (base) => `<script src="${base}/dist/convlens.iife.js"></script>`;
const inline = (base) => `<script type="module">${kitModule(base)}</script>`;
const workerUrls = (page) => page.evaluate(() => window.workers.map(({ url }) => url));
const requestsOf = (t, url) => {
  const requested = [];
  const before = (page) => page.on('request', (one) => requested.push(one.url()));
  return openPage(t, url, { before }).then((page) => ({ page, requested }));
};
const isImporter = (url) => /import\.worker/.test(url);

let known;
/** The map that all the others have to be. */
async function rightMap(t) {
  known ??= (async () => {
    const page = await openPage(t, (await makeSite(files)).url);
    return assertResult(await explain(page, { ...request, model: '/net.h5' })).map;
  })();
  return known;
}

async function assertRight(t, page, wanted = request) {
  assertSameMap(assertResult(await explain(page, wanted)).map, await rightMap(t), 1e-5);
}

test('the importer is fetched for a file of another tool, and by no page without one', async (t) => {
  const site = await makeSite(files);
  const { page, requested } = await requestsOf(t, site.url);
  assertResult(await explain(page, { image: 'sample:3' }));
  assert.deepEqual(requested.filter(isImporter), []);
  assert.equal((await workerUrls(page)).length, 1);
  await assertRight(t, page, { ...request, model: '/net.keras' });
  await assertRight(t, page, { ...request, model: '/net.h5' });
  // As a script, once; each file has a worker of its own, which has ended.
  assert.equal(requested.filter(isImporter).length, 1);
  assert.equal((await workerUrls(page)).length, 3);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(page.problems, []);
});

for (const [build, script] of Object.entries({ ESM: inline, IIFE: iife })) {
  test(`the ${build} build converts on a page of another origin`, async (t) => {
    const page = await openPage(
      t,
      (await makeSite({ 'index.html': html('', script(library.url)) }, { withKit: false })).url,
    );
    await assertRight(t, page);
    assert.deepEqual(page.problems, []);
  });

  test(`the ${build} build converts in a page from disk`, async (t) => {
    const folder = await makeDisk({ 'index.html': html('', script(library.url)) });
    const page = await openPage(t, pathToFileURL(path.join(folder, 'index.html')).href);
    await assertRight(t, page);
    assert.deepEqual(page.problems, []);
  });

  test(`the ${build} build converts in a sandboxed frame`, async (t) => {
    const site = await makeSite(
      {
        'index.html': '<iframe sandbox="allow-scripts" src="framed.html"></iframe>',
        'framed.html': html('', script('.')),
      },
      { headers: cors },
    );
    const page = await openPage(t, site.url);
    const frame = page.frames().find((one) => one.url().endsWith('framed.html'));
    assert.equal(await frame.evaluate(() => window.origin), 'null');
    await assertRight(t, frame);
    assert.deepEqual(page.problems, []);
  });
}

test('a page whose kit is on disk converts too', async (t) => {
  const folder = await makeDisk({
    'index.html': html('', iife('.')),
    dist: { copyOf: path.join(root, 'dist') },
  });
  const page = await openPage(t, pathToFileURL(path.join(folder, 'index.html')).href);
  await assertRight(t, page);
  assert.deepEqual(page.problems, []);
});

/** Builds a page that imports the package, by these bundlers; each names the folder of what it wrote. */
const bundlers = {
  esbuild: async (folder) => {
    await esbuild.build({
      entryPoints: [path.join(folder, 'main.js')],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: path.join(folder, 'built/assets'),
      logLevel: 'error',
    });
    return '<script type="module" src="assets/main.js"></script>';
  },
  Vite: async (folder) => {
    const { output } = await vite.build({
      root: folder,
      logLevel: 'error',
      build: {
        outDir: 'built',
        minify: false,
        rollupOptions: { input: path.join(folder, 'main.js') },
      },
    });
    const { fileName } = output.find(({ isEntry }) => isEntry);
    return `<script type="module" src="${fileName}"></script>`;
  },
};

for (const [bundler, bundle] of Object.entries(bundlers)) {
  test(`a bundle by ${bundler} carries the importer`, async (t) => {
    const folder = await makeFolder({
      'node_modules/convlens': { linkTo: root },
      'main.js': "import * as kit from 'convlens';\nwindow.kit = kit;\n",
    });
    const script = await bundle(folder);
    const site = await makeSite(
      {
        ...files,
        'index.html': html('', script),
        assets: { copyOf: path.join(folder, 'built/assets') },
      },
      { withKit: false },
    );
    const { page, requested } = await requestsOf(t, site.url);
    await assertRight(t, page, { ...request, model: '/net.keras' });
    assert.equal(requested.filter(isImporter).length, 1);
    assert.deepEqual(page.problems, []);
  });
}

const own = { ...request, model: '/net.keras' };
const openUnder = async (t, policy) =>
  openPage(t, (await makeSite(files, { headers: { 'Content-Security-Policy': policy } })).url);

test('a strict policy that allows blob: workers is enough', async (t) => {
  const page = await openUnder(
    t,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:",
  );
  await assertRight(t, page, own);
  assert.deepEqual(page.problems, []);
});

test('with configure({ workerUrl }) the importer lies beside that file, and no blob: is tried', async (t) => {
  const page = await openUnder(
    t,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src blob: data:",
  );
  await page.evaluate(() => window.kit.configure({ workerUrl: 'dist/engine.worker.js' }));
  await assertRight(t, page, own);
  const [engine, importer, ...others] = await workerUrls(page);
  assert.match(engine, /^http.*dist\/engine\.worker\.js$/);
  assert.match(importer, /^http.*dist\/import\.worker\.js$/);
  assert.deepEqual(others, []);
  assert.deepEqual(page.problems, []);
});

test('Trusted Types let the importer through', async (t) => {
  const page = await openUnder(
    t,
    "require-trusted-types-for 'script'; trusted-types convlens lit-html",
  );
  await assertRight(t, page, own);
  assert.deepEqual(page.problems, []);
});

test('where its pack is missing the file beside the script serves; without both the error says so', async (t) => {
  const site = await makeSite(files);
  const packless = await gate(site, /packs\/import\.worker/, { refuse: true });
  await assertRight(t, await openPage(t, packless.url), own);
  const without = await gate(site, /import\.worker/, { refuse: true });
  const page = await openPage(t, without.url);
  const { message } = assertFailure(await explain(page, own), 'worker-failed');
  assert.match(message, /converts models of other tools/);
  assertResult(await explain(page, { image: 'sample:3' }));
  // Published meanwhile.
  without.open();
  await assertRight(t, page, own);
});

test('a hostile file shows the fallback and a named error; a sound one beside it goes on', async (t) => {
  const widget = (id, model) =>
    `<saliency-map id="${id}" model="${model}" src="image.png" loading="eager"><p id="of-${id}">Text</p></saliency-map>`;
  const body = `${widget('broken', 'broken.keras')}${widget('sound', 'net.keras')}`;
  const page = await openPage(t, (await makeSite({ ...files, 'index.html': html(body) })).url);
  const { type, detail } = await settled(page, 'broken');
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'model-file-invalid');
  assert.match(detail.message, /cut short/);
  assert.ok(await page.$eval('#of-broken', (element) => element.checkVisibility()));
  await assertCompletes(page, 'sound');
  assert.deepEqual(page.problems, []);
});

/** An importer that answers who it is, and to a file by this statement. */
async function importerThat(statement = '') {
  const source = await readFile(path.join(root, 'dist/import.worker.js'), 'utf8');
  const [build] = /\d+\.\d+\.\d+\+[\da-f]{8}/.exec(source);
  return {
    'stuck/engine.worker.js': { copyOf: path.join(root, 'dist/engine.worker.js') },
    'stuck/import.worker.js': `onmessage = ({ data: { id, type } }) => {
      if (type === 'GET') return postMessage({ id, type: 'RAW', value: '${build}' });
      ${statement}
    };`,
  };
}

/** The browser tells a little later that a worker has ended. */
async function assertEngineAlone(page) {
  const deadline = Date.now() + 10_000;
  while (page.workers().length > 1 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(page.workers().length, 1);
}

test('a conversion that hangs is ended by name, and the engine goes on meanwhile', async (t) => {
  const site = await makeSite({ ...files, ...(await importerThat()) });
  const page = await openPage(t, site.url);
  await page.evaluate(() =>
    window.kit.configure({ workerUrl: 'stuck/engine.worker.js', timeout: 2000 }),
  );
  const [hanging, other] = await page.evaluate(
    (wanted, digit) => Promise.all([window.explain(wanted), window.explain(digit)]),
    own,
    { image: 'sample:3' },
  );
  assertResult(other);
  const { message } = assertFailure(hanging, 'conversion-stuck');
  assert.match(message, /net\.keras.* [23] s /);
  await assertEngineAlone(page);
});

test('a worker that dies over a file is an error of that model alone', async (t) => {
  const site = await makeSite({ ...files, ...(await importerThat("throw new Error('dead')")) });
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: 'stuck/engine.worker.js' }));
  const { hint } = assertFailure(await explain(page, own), 'conversion-failed');
  assert.match(hint, /memory/);
  assertResult(await explain(page, { image: 'sample:3' }));
  await assertEngineAlone(page);
});

test('a conversion that nobody waits for any more is ended', async (t) => {
  const site = await makeSite({ ...files, ...(await importerThat()) });
  const page = await openPage(t, site.url);
  const name = await page.evaluate(async (wanted) => {
    window.kit.configure({ workerUrl: 'stuck/engine.worker.js' });
    const abort = new AbortController();
    const explainer = window.kit.createExplainer({ model: wanted.model, backend: 'cpu' });
    const described = explainer.describe({ signal: abort.signal });
    while (window.workers.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    abort.abort();
    return described.then(
      () => 'described',
      (error) => error.name,
    );
  }, own);
  assert.equal(name, 'AbortError');
  for (let tries = 0; page.workers().length > 1 && tries < 100; tries++) await wait(50);
  assert.equal(page.workers().length, 1);
});

test('`convlens render` draws a model of Keras, and names what it cannot read', async () => {
  const widget = (model) =>
    `<saliency-map model="${model}" src="image.png" backend="cpu"></saliency-map>`;
  const folder = await makeDisk({
    ...files,
    'page.html': html(widget('net.keras'), ''),
    'broken.html': html(widget('broken.keras'), ''),
  });
  const { status, stdout, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 0, stderr);
  assert.equal(stdout, 'page.html: 1 rendered\n');
  const broken = convlens(folder, 'render', 'broken.html');
  assert.notEqual(broken.status, 0);
  assert.match(`${broken.stdout}${broken.stderr}`, /model-file-invalid/);
});
