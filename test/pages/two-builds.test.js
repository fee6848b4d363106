import assert from 'node:assert/strict';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import {
  assertCompletes,
  assertFailure,
  assertResult,
  html,
  makeSite,
  openPage,
  root,
  settled,
} from './helpers.js';

const dist = path.join(root, 'dist');
const [build, hash] = /\d+\.\d+\.\d+\+([\da-f]{8})/.exec(
  await readFile(path.join(dist, 'engine.worker.js'), 'utf8'),
);
const otherBuild = '0.0.9+e0000000';

const reversed = (text) => [...text].reverse().join('');
/** Chunks of another build have other names. */
const otherName = (file) =>
  file.replace(/\.([\da-f]{8})\.js\b/g, (_, digits) => `.${reversed(digits)}.js`);
const ofOtherBuild = (code) => code.replaceAll(build, otherBuild).replaceAll(hash, 'e0000000');

const chunks = (await readdir(path.join(dist, 'chunks'))).map((name) => `chunks/${name}`);
const scripts = ['convlens.js', 'engine.worker.js', ...chunks];
const code = Object.fromEntries(
  await Promise.all(
    scripts.map(async (file) => [file, await readFile(path.join(dist, file), 'utf8')]),
  ),
);

/** A folder with the kit as it is, but for these files. */
async function kitWith(files, folder = 'dist') {
  const others = (await readdir(dist)).filter((name) => /\.(js|wasm)$/.test(name));
  const links = [...others, ...chunks].map((file) => [file, { linkTo: path.join(dist, file) }]);
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(links), ...files }).map(([file, content]) => [
      `${folder}/${file}`,
      content,
    ]),
  );
}

const models = { linkTo: path.join(root, 'models') };
const figures = [
  'saliency-map',
  'deconv-viewer',
  'occlusion-grid',
  'lrp-heatmap',
  'codespace-am',
  'relu-backward',
];
const attributes = {
  'codespace-am': 'generator="mnist-gan" model="mnist-cnn" seed="1" runs="1"',
  'relu-backward': '',
};
const body = figures
  .map(
    (tag) =>
      `<${tag} id="${tag}" ${attributes[tag] ?? 'model="mnist-cnn"'} loading="eager"><p>fallback</p></${tag}>`,
  )
  .join('');

/** Every figure ends in `version-mismatch`, its fallback shows, and the page lives. */
async function assertMismatch(page) {
  for (const id of figures) {
    const { type, detail } = await settled(page, id);
    assert.equal(type, 'explain-error', id);
    assertFailure({ error: detail }, 'version-mismatch');
    assert.match(detail.hint, /^Reload the page/);
    const fallback = await page.$(`#${id} p`);
    assert.ok(await fallback.evaluate((node) => node.checkVisibility()), id);
  }
  assert.deepEqual(page.problems, []);
}

test('names have a hash, and only files of this build lie in dist/', async () => {
  for (const file of chunks) assert.match(file, /^chunks\/[\w-]+\.[\da-f]{8}\.js$/);
  const imported = Object.values(code).flatMap((text) =>
    [...text.matchAll(/"\.\/(?:chunks\/)?([\w-]+\.[\da-f]{8}\.js)"/g)].map(([, name]) => name),
  );
  assert.deepEqual([...new Set(imported)].map((name) => `chunks/${name}`).sort(), chunks.sort());
  const packs = await readdir(path.join(dist, 'packs'));
  for (const file of packs) assert.match(file, /^[\w.-]+\.[\da-f]{8}\.pack\.js$/);
});

test('a page that was open during a deploy, or has its script from a cache, asks to be reloaded, and then works', async (t) => {
  const site = await makeSite(
    {
      ...(await kitWith({ 'convlens.js': otherName(ofOtherBuild(code['convlens.js'])) })),
      models,
      'later.html': html(body),
    },
    { withKit: false, headers: { 'Cache-Control': 'max-age=3600' } },
  );
  const page = await openPage(t, site.url);
  await page.waitForFunction(() => window.kit);
  await copyFile(path.join(dist, 'convlens.js'), path.join(site.folder, 'dist/convlens.js'));
  await page.evaluate((markup) => (document.body.innerHTML = markup), body);
  await assertMismatch(page);
  const { detail } = await settled(page, 'lrp-heatmap');
  assert.ok(detail.message.includes(build) && detail.message.includes(otherBuild));
  // By links and not anew: what is in the cache is used.
  await page.evaluate(() => location.assign('later.html'));
  await page.waitForNavigation();
  for (const id of figures.slice(0, 2)) await assertCompletes(page, id);
  assert.deepEqual(page.problems, []);
});

test('files of another build under the names of this one are not used', async (t) => {
  const files = Object.fromEntries(chunks.map((file) => [file, ofOtherBuild(code[file])]));
  const site = await makeSite(
    { ...(await kitWith(files)), models, 'index.html': html(body) },
    { withKit: false },
  );
  const page = await openPage(t, site.url);
  await assertMismatch(page);
});

/** A page that takes its worker from a file, which is of another build. */
async function openWithOldWorker(
  t,
  { headers, worker = ofOtherBuild(code['engine.worker.js']) } = {},
) {
  const site = await makeSite(
    { ...(await kitWith({})), models, 'old/engine.worker.js': worker },
    { withKit: false, headers },
  );
  const page = await openPage(t, site.url);
  await page.waitForFunction(() => window.kit);
  await page.evaluate(() => window.kit.configure({ workerUrl: 'old/engine.worker.js' }));
  return { page, folder: site.folder };
}

test('a worker of another build is not used', async (t) => {
  const { page } = await openWithOldWorker(t);
  await page.evaluate((markup) => (document.body.innerHTML = markup), body);
  await assertMismatch(page);
  const { detail } = await settled(page, 'saliency-map');
  assert.match(detail.message, /old\/engine\.worker\.js/);
});

/** What a worker answers to each call of the page, as Comlink writes it. */
const workerThat = (answers) => `addEventListener('message', ({ data: { id, type, path } }) => {
  const failure = { isError: true, value: { message: 'options.folder is not there', name: 'TypeError', stack: '' } };
  const answers = ${answers};
  postMessage({ id, ...answers[[type, ...path].join(' ')] });
});`;

for (const [what, answers] of [
  ['tells no version', `{ 'APPLY start': { type: 'RAW' } }`],
  [
    'cannot be started as this page starts its worker',
    `{ 'APPLY start': { type: 'HANDLER', name: 'throw', value: failure }, 'GET build': { type: 'RAW' } }`,
  ],
]) {
  test(`a worker that ${what} is one of an older version`, async (t) => {
    const { page } = await openWithOldWorker(t, { worker: workerThat(answers) });
    await page.evaluate((markup) => (document.body.innerHTML = markup), body);
    await assertMismatch(page);
    const { detail } = await settled(page, 'saliency-map');
    assert.match(
      detail.message,
      /old\/engine\.worker\.js has another version of convlens \(an older one\)/,
    );
  });
}

test('a worker of another build from a cache is asked for anew', async (t) => {
  const { page, folder } = await openWithOldWorker(t, {
    headers: { 'Cache-Control': 'max-age=3600' },
  });
  await page.evaluate(async () => (await fetch('old/engine.worker.js')).text());
  await copyFile(path.join(dist, 'engine.worker.js'), path.join(folder, 'old/engine.worker.js'));
  await page.evaluate((markup) => (document.body.innerHTML = markup), body);
  await assertCompletes(page, 'saliency-map');
  const addresses = await page.evaluate(() => window.workers.map(({ url }) => String(url)));
  assert.deepEqual(
    addresses.map((url) => new URL(url).searchParams.get('v')),
    [null, build],
  );
});

for (const [order, of] of [
  [['dist', 'other'], build],
  [['other', 'dist'], otherBuild],
]) {
  test(`scripts of two builds on one page, ${order.join(' first, then ')}: one warning, and both compute`, async (t) => {
    const others = Object.fromEntries(
      scripts.map((file) => [otherName(file), otherName(ofOtherBuild(code[file]))]),
    );
    const site = await makeSite(
      {
        ...(await kitWith({})),
        ...(await kitWith(others, 'other')),
        models,
        'index.html': html(
          body,
          order
            .map((folder) => `<script type="module" src="${folder}/convlens.js"></script>`)
            .join(''),
        ),
      },
      { withKit: false },
    );
    const warnings = [];
    const page = await openPage(t, site.url, {
      before: (opened) =>
        opened.on('console', (message) => {
          if (message.type() === 'warn') warnings.push(message.text());
        }),
    });
    for (const id of figures) await assertCompletes(page, id);
    const ours = warnings.filter((text) => text.includes('convlens'));
    assert.equal(ours.length, 1);
    assert.ok(ours[0].includes(`its elements are of ${of}`), ours[0]);
    await page.evaluate(async (second) => {
      window.kit = await import(`./${second}/convlens.js`);
    }, order[1]);
    assertResult(await page.evaluate(() => window.explain({ image: 'sample:3' })));
    assert.deepEqual(page.problems, []);
  });
}

test('the script has one copy on the page, whatever address it was loaded from', async (t) => {
  const site = await makeSite({
    'index.html': html(body, '<script type="module" src="dist/convlens.js?a=b/c#d"></script>'),
  });
  const page = await openPage(t, site.url);
  for (const id of figures) await assertCompletes(page, id);
  const copies = await page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/convlens.js'))
        .length,
  );
  assert.equal(copies, 1);
  assert.deepEqual(page.problems, []);
});

test('where the script cannot be had another source is taken, or the fallback stays', async (t) => {
  const script = (after) => `<script type="module" src="away/convlens.js"${after}></script>`;
  const site = await makeSite({
    'index.html': html(body, script(` onerror="import('/dist/convlens.js')"`)),
    'alone.html': html(body, script('')),
  });
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'saliency-map');
  await page.goto(`${site.url}/alone.html`);
  for (const id of figures) {
    const fallback = await page.$(`#${id} p`);
    assert.ok(await fallback.evaluate((node) => node.checkVisibility()), id);
  }
  assert.deepEqual(page.problems, []);
});

test('a version in the address of a model counts for all of its files', async (t) => {
  const card = JSON.parse(await readFile(path.join(root, 'models/mnist-cnn/card.json'), 'utf8'));
  const [first, second, ...samples] = card.samples;
  const data = `data:image/png;base64,${(await readFile(path.join(root, 'models/mnist-cnn', first.src))).toString('base64')}`;
  card.samples = [{ ...first, src: data }, { ...second, src: `${second.src}?own` }, ...samples];
  const file = (name) => ({ copyOf: path.join(root, 'models/mnist-cnn', name) });
  const site = await makeSite({
    'mine/model.json': file('model.json'),
    'mine/weights.bin': file('weights.bin'),
    'mine/samples': file('samples'),
    'mine/card.json': JSON.stringify(card),
    'index.html': html(
      `<saliency-map id="mine" model="mine/model.json?v=2" src="sample:0-2" loading="eager"></saliency-map>
      <saliency-map id="kit" model="mnist-cnn" src="sample:3" loading="eager"></saliency-map>`,
    ),
  });
  const asked = [];
  const page = await openPage(t, site.url, {
    before: (opened) => opened.on('request', (request) => asked.push(new URL(request.url()))),
  });
  for (const id of ['mine', 'kit']) await assertCompletes(page, id);
  const queries = (folder) =>
    Object.fromEntries(
      asked
        .filter(({ pathname }) => pathname.startsWith(folder))
        .map(({ pathname, search }) => [pathname.slice(folder.length), search]),
    );
  assert.deepEqual(queries('/mine/'), {
    'model.json': '?v=2',
    'card.json': '?v=2',
    'weights.bin': '?v=2',
    [second.src]: '?own',
    [samples[0].src]: '?v=2',
  });
  const ofKit = Object.entries(queries('/models/mnist-cnn/'));
  assert.ok(ofKit.length > 3);
  for (const [name, search] of ofKit) assert.match(search, /^\?v=[\da-f]{8}$/, name);
});
