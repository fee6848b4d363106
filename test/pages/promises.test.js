import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'parse5';
import { assertCompletes, cors, html, makeFolder, makeSite, openPage, root } from './helpers.js';
import { blackPng, greyPng } from './png.js';
import { loggedBrowser } from './request-log.js';
import { completed, drop } from './workbench-page.js';

/** What SECURITY.md and docs/threat-model.md promise of requests, storage and markup. */
const { browser, requests } = await loggedBrowser(after);

const elements = [
  '<saliency-map id="saliency" compare="gradient rise" masks="20" sanity faithfulness',
  '<deconv-viewer id="deconv" top="2" epochs train',
  '<occlusion-grid id="occlusion" occluder="14" stride="7"',
  '<method-contest id="contest" methods="gradient random" measures="deletion"',
  '<lrp-heatmap id="lrp" layers conservation sanity',
  '<codespace-am id="codespace" generator="mnist-gan" runs="1" stop-at="0.3"',
  '<relu-backward id="relu"',
  '<deconv-learner id="learner" steps="1"',
]
  .map((tag) => `${tag} loading="eager"></${tag.slice(1).split(' ')[0]}>`)
  .join('\n');
const everything = `<explain-scene id="scene" model="mnist-cnn" src="sample:3" picture permalink>${elements}</explain-scene>
<image-input id="input" for="saliency" loading="eager"></image-input>`;
const ids = [...elements.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);

/** A model of the kit with a card that a stranger has written. */
const markup = (mark) => `<img src="taken-${mark}" onerror="window.taken = '${mark}'">`;
const hostileCard = {
  title: markup('title'),
  description: markup('description'),
  licence: markup('licence'),
  source: 'javascript:window.taken = "source"',
  input: { shape: [28, 28, 1], range: [0, 1] },
  labels: Array.from({ length: 10 }, (_, index) => `${markup('label')}${index}`),
  layers: [{ name: 'conv1', title: markup('layer') }],
  samples: [
    {
      src: 'sample.png',
      label: markup('label'),
      title: markup('sample'),
      credit: markup('credit'),
    },
  ],
  languages: { de: { [markup('title')]: markup('german') } },
};
const inModels = (name) => path.join(root, 'models/mnist-cnn', name);
const hostileModel = {
  'evil/model.json': { copyOf: inModels('model.json') },
  'evil/weights.bin': { copyOf: inModels('weights.bin') },
  'evil/sample.png': { copyOf: inModels('samples/3.png') },
  'evil/card.json': JSON.stringify(hostileCard),
};

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" onload="parent.taken = 'onload'">
<script>top.taken = 'script'; fetch('http://elsewhere.example/fetched')</script>
<style>@import 'http://elsewhere.example/style.css';</style>
<image href="http://elsewhere.example/image.png" width="9" height="9"/>
<circle cx="14" cy="14" r="8" fill="white"/></svg>`;

const site = await makeSite(
  {
    'index.html': html(everything),
    'evil.html': html(`<explain-scene model="evil/model.json" picture>
<saliency-map id="map" lang="de" loading="eager"></saliency-map>
<deconv-viewer id="deconv" layer="conv1" loading="eager"></deconv-viewer>
<lrp-heatmap id="lrp" layers loading="eager"></lrp-heatmap></explain-scene>
<image-input model="evil/model.json" loading="eager"></image-input>`),
    'empty.html': html(),
    ...hostileModel,
    'huge.png': blackPng(8000, 8000),
    'evil.svg': svg,
  },
  // `eval` and inline handlers would be violations, in workers from a blob: too.
  {
    headers: {
      ...cors,
      'Content-Security-Policy': "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:",
    },
  },
);
const files = await makeFolder({
  'photo.png': greyPng(40, 30),
  'birds.keras': { copyOf: path.join(root, 'test/keras-files/float16.keras') },
});

/** Notes whatever on a page could keep or send something, and what its policy forbade. */
function watch() {
  window.touched = [];
  const note = (name) => void window.touched.push(name);
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(window, name, { get: () => note(name) });
  }
  Object.defineProperty(Document.prototype, 'cookie', {
    get: () => note('cookie') ?? '',
    set: () => {
      note('cookie');
    },
  });
  navigator.sendBeacon = () => note('sendBeacon');
  for (const name of [
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'RTCPeerConnection',
    'BroadcastChannel',
    'SharedWorker',
  ]) {
    window[name] = function () {
      note(name);
    };
  }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    note(`${effectiveDirective} ${blockedURI}`),
  );
}

/** Opens a page of the site in the browser whose requests are written down. */
async function open(t, address, before = (page) => page.evaluateOnNewDocument(watch)) {
  requests.length = 0;
  return openPage(t, `${site.url}/${address}`, { browser, before });
}

/** Requests that are not for a file of the site, or that carry more than its version. */
const suspicious = () =>
  requests.filter(
    ({ method, url, bytes }) =>
      method !== 'GET' ||
      bytes > 0 ||
      !url.startsWith(`${site.url}/`) ||
      !/^[^?#]*(\?(v=([\d.]+%2B)?)?[\da-f]+)?$/.test(url.replace(/embed\.html\?.*$/, 'embed.html')),
  );

async function assertClean(page) {
  assert.deepEqual(await page.evaluate(() => window.touched), []);
  assert.deepEqual(suspicious(), []);
  assert.deepEqual(await browser.cookies(), []);
  // Those of workers count as well.
  const session = await page.createCDPSession();
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: site.url });
  assert.equal(usage, 0);
  assert.deepEqual(page.problems, []);
}

test('every element, a frame and the workbench: no request leaves the origin, nothing is stored, nothing is evaluated', async (t) => {
  const page = await open(t, 'index.html');
  for (const id of ids) {
    await page.$eval(`#${id}`, (element) => element.scrollIntoView());
    await assertCompletes(page, id);
  }
  await page.waitForSelector('#input >>> [part]');
  assert.ok(requests.some(({ url }) => url.includes('/models/mnist-gan/')));
  await assertClean(page);

  const query = 'element=lrp-heatmap&model=mnist-cnn&src=sample:3&backend=wasm';
  const frame = await open(t, `dist/embed.html?${query}`);
  await frame.waitForFunction(() => document.querySelector('lrp-heatmap')?.result);
  await assertClean(frame);

  const workbench = await open(t, 'dist/workbench.html');
  await workbench.waitForSelector('#model-files');
  await assertClean(workbench);
});

test('a model and an image that an author drops on the workbench are in no request', async (t) => {
  const page = await open(t, 'dist/workbench.html', (opened) =>
    opened.evaluateOnNewDocument(watch).then(() =>
      opened.evaluateOnNewDocument(() => {
        window.completed = {};
        const note = ({ target, detail }) => (window.completed[target.localName] = detail);
        addEventListener('explain-complete', note, true);
      }),
    ),
  );
  await page.waitForSelector('#model-files');
  await drop(page, path.join(files, 'birds.keras'));
  await completed(page, 'saliency-map');
  await page.evaluate(() => (window.completed = {}));
  await drop(page, path.join(files, 'photo.png'));
  await completed(page, 'saliency-map');
  await assertClean(page);
});

/** All elements of a page, those in shadow roots too. */
function deepElements() {
  const walk = (node) => [
    ...(node instanceof Element ? [node] : []),
    ...(node.shadowRoot ? walk(node.shadowRoot) : []),
    ...[...node.children].flatMap(walk),
  ];
  return walk(document.documentElement);
}

test('markup in labels, titles and phrases stays text, and a source that is no web page is no link', async (t) => {
  const page = await open(t, 'evil.html', (opened) =>
    opened.evaluateOnNewDocument(`(${watch})(); window.deepElements = ${deepElements}`),
  );
  await page.evaluate((phrase) => {
    window.kit.registerLanguage('en', { Input: phrase, Class: phrase });
  }, markup('phrase'));
  for (const id of ['map', 'deconv', 'lrp']) await assertCompletes(page, id);
  await page.$eval('#lrp >>> [part="toolbar"] summary', (summary) => summary.click());
  await page.waitForFunction(() =>
    document.getElementById('lrp').shadowRoot.textContent.includes('taken-description'),
  );
  const found = await page.evaluate(() => {
    const all = window.deepElements();
    return {
      text: all.map((element) => element.shadowRoot?.textContent ?? '').join(' '),
      images: all.filter((element) => /taken/.test(element.getAttribute('src') ?? '')).length,
      handlers: all.filter((element) => element.hasAttribute('onerror')).length,
      links: all
        .flatMap((element) => element.href ?? [])
        .filter((href) => /^javascript/.test(href)),
      taken: window.taken ?? null,
    };
  });
  for (const mark of ['title', 'description', 'licence', 'label', 'layer', 'phrase', 'german']) {
    assert.ok(found.text.includes(`<img src="taken-${mark}"`), `${mark} is not shown as text`);
  }
  assert.deepEqual([found.images, found.handlers, found.links, found.taken], [0, 0, [], null]);
  await assertClean(page);
});

test('markup in a card is escaped in a rendered page', async () => {
  const folder = await makeFolder({
    ...hostileModel,
    'page.html': html('<saliency-map model="evil/model.json" lang="de"></saliency-map>'),
  });
  const cli = path.join(root, 'dist/node/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'render', 'page.html'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const written = await readFile(path.join(folder, 'page.html'), 'utf8');
  assert.ok(written.includes('taken-'));
  const walk = (node) => [node, ...(node.childNodes ?? []).flatMap(walk)];
  const attributes = walk(parse(written)).flatMap(({ attrs }) => attrs ?? []);
  assert.deepEqual(
    attributes.filter(({ name, value }) => name === 'onerror' || /^taken/.test(value)),
    [],
  );
});

test('an image of too many pixels is refused before it is decoded', async (t) => {
  const page = await open(t, 'empty.html', (opened) =>
    opened.evaluateOnNewDocument(() => {
      window.decoded = 0;
      const { createImageBitmap } = window;
      window.createImageBitmap = (...given) => {
        window.decoded++;
        return createImageBitmap(...given);
      };
    }),
  );
  const { error } = await page.evaluate(() => window.explain({ image: 'huge.png' }));
  assert.equal(error.code, 'image-too-large');
  assert.equal(await page.evaluate(() => window.decoded), 0);
});

test('an SVG runs no script and fetches nothing', async (t) => {
  const page = await open(t, 'empty.html');
  const { error, map } = await page.evaluate(() => window.explain({ image: 'evil.svg' }));
  assert.equal(error, undefined, JSON.stringify(error));
  assert.ok(map.some((value) => value !== 0));
  assert.equal(await page.evaluate(() => window.taken), undefined);
  await assertClean(page);
});

test('embed.html hears no messages, and tells its height alone', async (t) => {
  await writeFile(
    path.join(site.folder, 'host.html'),
    `<iframe id="framed" width="600" height="400" src="dist/embed.html?element=relu-backward&amp;backend=wasm"></iframe>`,
  );
  const page = await open(t, 'host.html', (opened) =>
    opened.evaluateOnNewDocument(() => {
      window.heard = [];
      window.listening = [];
      const { addEventListener } = EventTarget.prototype;
      addEventListener.call(window, 'message', ({ data }) => window.heard.push(data));
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (this === window && type === 'message') window.listening.push(type);
        return addEventListener.call(this, type, ...rest);
      };
    }),
  );
  const frame = await (await page.$('#framed')).contentFrame();
  await frame.waitForFunction(() => document.querySelector('relu-backward')?.result);
  await page.waitForFunction(() => window.heard.length > 0);
  const heard = await page.evaluate(() => window.heard);
  for (const message of heard) {
    assert.deepEqual(Object.keys(message), ['type', 'height']);
    assert.ok(message.type === 'convlens-height' && Number.isInteger(message.height));
  }
  assert.deepEqual(await frame.evaluate(() => [window.listening, window.onmessage]), [[], null]);
});
