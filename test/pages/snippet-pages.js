import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSite, modelFiles, openPage, oracleModule, root } from './helpers.js';

/** The kit's addresses in the docs, each as this site has it. */
const published = [
  [/https:\/\/(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/convlens@[\d.]+\//g, '/convlens/'],
  [/https:\/\/cdn\.example\/convlens\//g, '/convlens/'],
  [/convlens\/\d+\.\d+\.\d+-[0-9a-f]{8}\//g, 'convlens/'],
  [/https:\/\/teachablemachine\.withgoogle\.com\/models\/XXXX\//g, '/teachable-machine/'],
];

const modules = {
  convlens: '/convlens/dist/convlens.js',
  'convlens/define': '/convlens/dist/convlens.js',
  'convlens/engine': '/convlens/dist/convlens-engine.js',
};

/** Milliseconds for all figures of a page; a busy machine may take its time. */
const patience = 60_000;

const { dense, flatten, maxPool, softmax } = await oracleModule();
const inRoot = (name) => ({ copyOf: path.join(root, name) });
const photograph = inRoot('models/efficientnet-lite0/samples/dog.jpg');

/** The reader's own files, by the names that the docs give them. */
const files = {
  'photo.jpg': photograph,
  'dog.jpg': photograph,
  'wren.jpg': inRoot('models/efficientnet-lite0/samples/lorikeet.jpg'),
  'resnet18.onnx': inRoot('test/onnx/resnet18/script.onnx'),
  'network.onnx': inRoot('test/onnx/resnet18/dynamo.onnx'),
  'birds.keras': inRoot('test/keras-files/float16.keras'),
  'sequence.keras': inRoot('test/unsupported/words.keras'),
  'teachable-machine': inRoot('test/fixtures/teachable-machine'),
  ...(await modelFiles('birds', [96, 96, 3], [maxPool(16), flatten(), dense(3), softmax()])),
  'birds/card.json': JSON.stringify({ input: { range: [0, 1] } }),
  'pixels.json': JSON.stringify(Array.from({ length: 96 * 96 * 3 }, (_, at) => (at % 97) / 96)),
  'birds.json': JSON.stringify({ labels: ['wren', 'robin', 'tit'] }),
  'card.json': JSON.stringify({ input: { preset: 'imagenet-torch' } }),
  'service-worker.js': '',
};

/** A page for each block of HTML and script, beside the kit and the files that the blocks name. */
export async function snippetSite(blocks) {
  const pages = blocks
    .filter(({ language }) => language === 'html' || language === 'js')
    .map((block) => [pageName(block), pageOf(block)]);
  const framed = blocks.find(({ text }) => text.includes('parent.postMessage'));
  return makeSite({
    'convlens/dist': { linkTo: path.join(root, 'dist') },
    // As in a page from disk.
    ...linksInto('convlens', ['convlens.iife.js', 'packs', 'tfjs-backend-wasm-simd.wasm']),
    'convlens/models': { linkTo: path.join(root, 'models') },
    ...files,
    ...Object.fromEntries(pages),
    ...Object.fromEntries(
      blocks.filter(isWorker).map((block) => [workerName(block), workerOf(block)]),
    ),
    ...(framed ? { 'figure.html': pageOf(framed) } : {}),
  });
}

const linksInto = (folder, names) =>
  Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, { linkTo: path.join(root, 'dist', name) }]),
  );

const isWorker = ({ words }) => words.includes('worker');
const pageName = ({ file, line }) => `${file.replaceAll(/\W+/g, '-')}-${line}.html`;
const workerName = (block) => pageName(block).replace(/html$/, 'js');

/** As the reader's page has it: whole, or inside the least that a page needs. */
function pageOf(block) {
  const text = local(block.text);
  if (/<!doctype/i.test(text)) return text;
  const body = block.language === 'html' ? withKit(text) : scriptOf(block, text);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Snippet</title>
${body}`;
}

/** Pages load the kit once, above what is pasted below. */
function withKit(text) {
  const loads = /convlens[\w.]*\.js|import 'convlens'/.test(text);
  return loads ? text : `<script type="module" src="convlens/dist/convlens.js"></script>\n${text}`;
}

function scriptOf(block, text) {
  const code = isWorker(block)
    ? `const worker = new Worker('${workerName(block)}', { type: 'module' });
       const image = await (await fetch('photo.jpg')).blob();
       worker.postMessage(await createImageBitmap(image));
       const { data } = await new Promise((done, fail) =>
         Object.assign(worker, { onmessage: done, onerror: () => fail(new Error('worker')) }));
       if (!data.some(Number)) throw new Error('The map is empty.');`
    : text;
  return `<script type="importmap">${JSON.stringify({ imports: modules })}</script>
<script type="module">\n${code}\n;window.ended = true;\n</script>`;
}

/** Import maps do not reach workers. */
function workerOf({ text }) {
  return local(text).replaceAll(/'(convlens[\w/]*)'/g, (_, name) => `'${modules[name]}'`);
}

function local(text) {
  return published.reduce((made, [address, place]) => made.replaceAll(address, place), text);
}

/**
 * Opens the page of a block: every figure on it and in its frames is computed, every script ends, and
 * the console stays empty.
 */
export async function opensWithoutProblems(block, t, site) {
  const page = await openPage(t, `${site.url}/${pageName(block)}`, {
    before: async (opened) => {
      await opened.setViewport({ width: 900, height: 2000 });
      await opened.evaluateOnNewDocument(noteEvents);
      opened.on('console', (message) => {
        if (!['error', 'warn', 'assert'].includes(message.type())) return;
        opened.problems.push(`${message.text()} (${message.location().url})`);
      });
      opened.on('requestfailed', (request) => {
        if (!request.response()?.ok()) opened.problems.push(`failed: ${request.url()}`);
      });
    },
  });
  const isOver = (frame) => frame.evaluate(isSettled, block.language === 'js');
  const end = Date.now() + patience;
  for (let settled = []; !settled.length || settled.includes(false);) {
    settled = await Promise.all(page.frames().map(isOver));
    if (page.problems.length > 0) break;
    assert.ok(Date.now() < end, 'a figure or a script did not end');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const failures = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => window.failures)),
  );
  assert.deepEqual([...page.problems, ...failures.flat()], []);
}

function noteEvents() {
  window.failures = [];
  window.done = new Set();
  addEventListener('explain-complete', ({ target }) => window.done.add(target), true);
  for (const type of ['explain-error', 'part-error']) {
    addEventListener(
      type,
      ({ target, detail }) => {
        window.done.add(target);
        window.failures.push(`${type} ${detail.code}: ${detail.message}`);
      },
      true,
    );
  }
}

/** Every element in sight that explains something has; of a script, it has ended. */
function isSettled(isScript) {
  if (isScript && !window.ended && window === top) return false;
  if (document.readyState !== 'complete' || document.querySelector(':not(:defined)')) return false;
  const explaining = [...document.querySelectorAll('*')].filter(
    (element) => element.explain && element.checkVisibility(),
  );
  return explaining.every((element) => window.done.has(element));
}

/** A style sheet of which a browser drops nothing, and which names no property that the kit lacks. */
export async function isUnderstood({ text }, t, site) {
  const page = await openPage(t, site.url);
  const manifest = await readFile(path.join(root, 'dist/custom-elements.json'), 'utf8');
  const dropped = await page.evaluate((css) => {
    const plain = css.replaceAll(/\/\*.*?\*\//gs, '');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(plain);
    const count = (rules) =>
      [...rules].reduce((sum, { cssRules }) => sum + 1 + count(cssRules ?? []), 0);
    const bad = [...plain.matchAll(/^\s*([\w-]+)\s*:\s*([^;{]+);/gm)]
      .filter(([, name, value]) => !CSS.supports(name, value))
      .map(([declaration]) => declaration.trim());
    const missing = plain.split('{').length - 1 - count(sheet.cssRules);
    return missing > 0 ? [...bad, `${missing} rules`] : bad;
  }, text);
  assert.deepEqual(dropped, []);
  for (const [name] of text.matchAll(/--convlens-[\w-]+/g)) {
    assert.ok(manifest.includes(`"${name}"`), `${name} is no property of the kit`);
  }
}
