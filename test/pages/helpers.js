import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { browserFlags, launchOptions } from '../../scripts/browser.js';
import { serve } from '../../scripts/server.js';

/** The same browser without any WebGL. */
export const withoutWebgl = [
  ...browserFlags.filter((flag) => !flag.includes('swiftshader')),
  '--disable-gpu',
  '--disable-software-rasterizer',
];

export const root = path.join(import.meta.dirname, '../..');
const fixtures = path.join(import.meta.dirname, 'fixtures');

/** Answers that let every origin read. */
export const cors = { 'Access-Control-Allow-Origin': '*' };

/** Closed, newest first, when the tests of the file are done. */
const closers = [];
let areDone = false;
after(async () => {
  areDone = true;
  for (const close of closers.reverse()) await close();
});

/** A file that awaits something between two tests is done, for node:test, when those above have ended. */
function closeLater(close) {
  if (areDone) throw new Error('Await what the tests of a file share above the first of them.');
  closers.push(close);
}

/** A browser that lives as long as the test file. A page that hangs fails after three minutes. */
export async function launch(flags = browserFlags) {
  const browser = await puppeteer.launch({
    ...(await launchOptions()),
    args: flags,
    protocolTimeout: 180_000,
  });
  closeLater(() => browser.close());
  return browser;
}

let shared;

/** Opens a page and notes what goes wrong on it without being caught, in `page.problems`. */
export async function openPage(t, url, { browser, waitUntil = 'load', before } = {}) {
  shared ??= launch();
  const page = await (browser ?? (await shared)).newPage();
  t.after(() => page.close());
  // For what hangs: a busy machine may take its time.
  page.setDefaultTimeout(180_000);
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error?.message ?? error)));
  await before?.(page);
  await page.goto(url, { waitUntil });
  return page;
}

/** A temporary folder with these files: text, bytes, or `{ copyOf: path }`, `{ linkTo: path }`. */
export async function makeFolder(files) {
  const folder = await mkdtemp(path.join(tmpdir(), 'convlens-pages-'));
  closeLater(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    const { linkTo, copyOf } = content;
    if (linkTo) await symlink(linkTo, file);
    else if (copyOf) await cp(copyOf, file, { recursive: true });
    else await writeFile(file, content);
  }
  return folder;
}

/** What every test site holds: the kit, its models, and the files of `fixtures/`. */
const kit = {
  dist: { linkTo: path.join(root, 'dist') },
  models: { linkTo: path.join(root, 'models') },
};

/** `harness.js` and the test workers. */
async function fixtureFiles() {
  const names = [
    'harness',
    'hanging-worker',
    'losing-worker',
    'no-canvas-worker',
    'poisoned-worker',
  ];
  const entries = names.map(async (name) => [
    `${name}.js`,
    await readFile(path.join(fixtures, `${name}.js`)),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** A folder of the kit, the fixtures and these files, served on an origin of its own. */
export async function makeSite(files = {}, { headers = {}, withKit = true } = {}) {
  const common = {
    ...(withKit ? kit : {}),
    ...(await fixtureFiles()),
    // Beside the test workers, as beside every one.
    'engine.part.js': { linkTo: path.join(root, 'dist/engine.part.js') },
    'kit.js': kitModule('.'),
  };
  const folder = await makeFolder({ 'index.html': html(), ...common, ...files });
  const site = await serve(folder, { headers });
  closeLater(() => site.close());
  return { ...site, folder };
}

/**
 * A site behind a server that holds some files back until `open()`, or refuses them until then. Not by
 * the browser's own interception, under which workers wait for ever.
 *
 * @param {{url: string}} site
 * @param {RegExp} pattern of their addresses
 */
export async function gate(site, pattern, { refuse = false } = {}) {
  let open;
  let isOpen = false;
  const opened = new Promise((resolve) => (open = () => resolve((isOpen = true))));
  const server = createServer(async ({ url }, response) => {
    const isGated = pattern.test(url);
    if (isGated && refuse && !isOpen) return response.writeHead(404).end();
    if (isGated) await opened;
    const answer = await fetch(site.url + url);
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, open };
}

/** A folder that a page is opened from without a server. */
export async function makeDisk(files) {
  return makeFolder({ ...(await fixtureFiles()), ...files });
}

/** A module that loads the kit and leaves its exports in `window.kit`. */
export function kitModule(base) {
  return `import * as kit from '${base}/dist/convlens.js';\nwindow.kit = kit;\n`;
}

/** A page with the harness and the kit; `script` replaces the tag that loads the kit. */
export function html(body = '', script = '<script type="module" src="kit.js"></script>') {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Test</title>
<link rel="icon" href="data:,">
<script src="harness.js"></script>
${script}
<body>${body}</body>
</html>`;
}

/** `window.explain` of the harness. */
export function explain(page, request = {}) {
  return page.evaluate((wanted) => window.explain(wanted), request);
}

/** How the widget with this id ended: {type, detail}. `since` skips that many events of the page. */
export function settled(page, id, since = 0) {
  return page.evaluate((...wanted) => window.settled(...wanted), id, since);
}

export async function assertCompletes(page, id, since) {
  const { type, detail } = await settled(page, id, since);
  assert.equal(type, 'explain-complete', JSON.stringify(detail).slice(0, 300));
  return detail;
}

export function assertResult(result) {
  assert.equal(result.error, undefined, JSON.stringify(result.error));
  assert.ok(
    result.map.some((value) => value !== 0),
    'the map is all zero',
  );
  return result;
}

export function assertFailure(result, code) {
  assert.ok(result.error, `a result came instead of ${code}`);
  assert.equal(result.error.code, code, JSON.stringify(result.error));
  assert.ok(result.error.message.length > 10 && result.error.hint.length > 10);
  return result.error;
}

/** Maps are equal up to `tolerance` of the largest value. */
export function assertSameMap(actual, expected, tolerance = 1e-4) {
  assert.equal(actual.length, expected.length);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const difference = expected.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - actual[index])),
    0,
  );
  assert.ok(largest > 0, 'the expected map is all zero');
  assert.ok(difference <= tolerance * largest, `differs by ${difference / largest}`);
}

let oracle;

/** The makers of networks and of Keras files that the numeric tests use. */
export function oracleModule() {
  oracle ??= (async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export * from './net.ts'; export { toKeras } from './keras.ts';`,
        resolveDir: path.join(root, 'test/oracle'),
      },
      bundle: true,
      format: 'esm',
      write: false,
    });
    return import(
      `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
    );
  })();
  return oracle;
}

/** The files of a small generated model: `{ 'NAME/model.json', 'NAME/weights.bin' }`. */
export async function modelFiles(name, shape, layers, change = () => {}) {
  const { toKeras, build: buildNet } = await oracleModule();
  const { json, weights } = toKeras(buildNet(shape, 7, layers), { dialect: 'keras2' });
  change(json);
  return {
    [`${name}/model.json`]: JSON.stringify(json),
    [`${name}/weights.bin`]: new Uint8Array(weights),
  };
}

/** A model that takes long enough on the cpu backend to be interrupted in the middle. */
export async function slowModel(name = 'slow') {
  const { conv, flatten, dense, maxPool } = await oracleModule();
  return modelFiles(
    name,
    [48, 48, 3],
    [
      conv(5, 12, { activation: 'relu', padding: 'same', name: 'conv1' }),
      conv(5, 12, { activation: 'relu', padding: 'same', name: 'conv2' }),
      maxPool(4),
      flatten(),
      dense(4),
    ],
  );
}
