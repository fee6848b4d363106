import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { browserFlags } from '../../scripts/browser.js';
import { runAxe } from '../../scripts/story-page.js';
import { html, launch, makeSite, openPage } from './helpers.js';
import { greyPng } from './png.js';

const site = await makeSite({
  'index.html':
    html(`<image-input for="map" accept="samples digit upload paste camera"></image-input>
    <saliency-map id="map" model="mnist-cnn" backend="wasm"></saliency-map>`),
  'photo.png': greyPng(300, 200),
});
const photo = path.join(site.folder, 'photo.png');
const fake = '--use-fake-device-for-media-stream';
const granted = '--use-fake-ui-for-media-stream';

/** Notes every stream that the page opens, and what its elements tell. */
const listen = () => {
  window.streams = [];
  window.told = [];
  const { mediaDevices } = navigator;
  if (mediaDevices) {
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      window.streams.push(stream);
      return stream;
    };
  }
  for (const type of ['image-change', 'part-error', 'explain-complete']) {
    addEventListener(type, ({ detail }) =>
      window.told.push({ type, source: detail.source, code: detail.code, says: detail.message }),
    );
  }
};

/** Waits for something in the element's shadow tree, whose changes `waitForSelector` does not see. */
async function shown(page, selector) {
  const find = (wanted) => document.querySelector('image-input').shadowRoot?.querySelector(wanted);
  return (await page.waitForFunction(find, {}, selector)).asElement();
}

async function open(t, { browser, url = site.url } = {}) {
  const before = (page) => page.evaluateOnNewDocument(listen);
  const page = await openPage(t, url, { browser, before });
  await shown(page, '[type="radio"]');
  await page.waitForFunction(() => window.told.some(({ type }) => type === 'explain-complete'));
  return page;
}

/** What an element tells when something is done on the page. */
async function told(page, type, act) {
  const since = await page.evaluate(() => window.told.length);
  await act();
  const found = await page.waitForFunction(
    (wanted, from) => window.told.slice(from).find((event) => event.type === wanted),
    {},
    type,
    since,
  );
  return found.jsonValue();
}

async function click(page, words) {
  const button = await page.evaluateHandle(
    (wanted) =>
      [...document.querySelector('image-input').shadowRoot.querySelectorAll('button')].find(
        ({ textContent }) => textContent.trim() === wanted,
      ),
    words,
  );
  await button.asElement().click();
}

const liveTracks = (page) =>
  page.evaluate(
    () =>
      window.streams
        .flatMap((stream) => stream.getTracks())
        .map((track) => track.readyState)
        .filter((state) => state === 'live').length,
  );

async function openCamera(page) {
  await click(page, 'Use the camera');
  await page.waitForFunction(
    () => document.querySelector('image-input').shadowRoot.querySelector('video')?.videoWidth > 0,
  );
  assert.equal(await liveTracks(page), 1);
}

/** A picture in the clipboard, put there as another program would. */
const copyPicture = (page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 60);
    canvas.getContext('2d').fillRect(10, 10, 20, 20);
    const picture = await canvas.convertToBlob({ type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  });

async function permit(page, name, setting) {
  const session = await page.createCDPSession();
  await session.send('Browser.setPermission', {
    permission: { name },
    setting,
    origin: new URL(page.url()).origin,
  });
}

async function draw(page) {
  const pad = await shown(page, '[part="pad"]');
  const { x, y, width, height } = await pad.boundingBox();
  await page.mouse.move(x + 0.5 * width, y + 0.2 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.48 * width, y + 0.8 * height, { steps: 6 });
  await page.mouse.up();
}

test('what the reader gives leaves the page in no request', async (t) => {
  const browser = await launch([...browserFlags, fake, granted]);
  const page = await open(t, { browser });
  await permit(page, 'clipboard-read', 'granted');
  await permit(page, 'clipboard-write', 'granted');
  const asked = [];
  page.on('request', (request) => asked.push(request));
  const file = await page.$('image-input >>> [type="file"]');
  const given = [
    await told(page, 'image-change', () => file.uploadFile(photo)),
    await told(page, 'image-change', async () => {
      await copyPicture(page);
      await click(page, 'Paste');
    }),
    await told(page, 'image-change', async () => {
      await click(page, 'Draw a digit');
      await draw(page);
    }),
    await told(page, 'image-change', async () => {
      await openCamera(page);
      await click(page, 'Take photo');
    }),
  ];
  assert.deepEqual(
    given.map(({ source }) => source),
    ['upload', 'paste', 'digit', 'camera'],
  );
  await page.waitForNetworkIdle();
  for (const request of asked) {
    const { protocol, origin, pathname, search } = new URL(request.url());
    if (protocol === 'blob:' || protocol === 'data:') continue;
    assert.equal(origin, site.url);
    assert.match(pathname, /^\/dist\/chunks\/[\w-]+\.[\da-f]{8}\.js$/);
    assert.deepEqual([search, request.method(), request.postData()], ['', 'GET', undefined]);
  }
  assert.deepEqual(page.problems, []);
});

test('the camera is let go after a picture, on cancel, when the page is hidden, on removal', async (t) => {
  const browser = await launch([...browserFlags, `${fake}=device-count=2`, granted]);
  const page = await open(t, { browser });
  await openCamera(page);
  await told(page, 'image-change', () => click(page, 'Take photo'));
  assert.equal(await liveTracks(page), 0);
  await shown(page, '[part="crop"]');

  await openCamera(page);
  await click(page, 'Cancel');
  assert.equal(await liveTracks(page), 0);
  const focused = await page.$eval('image-input', ({ shadowRoot }) =>
    shadowRoot.activeElement.textContent.trim(),
  );
  assert.equal(focused, 'Use the camera');

  await openCamera(page);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    delete document.hidden;
  });
  assert.equal(await liveTracks(page), 0);

  await openCamera(page);
  const first = await page.evaluate(() => window.streams.at(-1).getTracks()[0].label);
  const before = await page.evaluate(() => window.streams.length);
  await click(page, 'Other camera');
  await page.waitForFunction((count) => window.streams.length > count, {}, before);
  const second = await page.evaluate(() => window.streams.at(-1).getTracks()[0].label);
  assert.notEqual(first, second);
  assert.equal(await liveTracks(page), 1);
  await page.$eval('image-input', (input) => input.remove());
  assert.equal(await liveTracks(page), 0);
  assert.deepEqual(page.problems, []);
});

test('no camera, or one that is refused: a named error, and the other ways work', async (t) => {
  const page = await open(t, { browser: await launch([...browserFlags, granted]) });
  const missing = await told(page, 'part-error', () => click(page, 'Use the camera'));
  assert.equal(missing.code, 'camera-missing');
  const refusing = await launch([...browserFlags, fake, `${granted}=deny`]);
  const other = await open(t, { browser: refusing });
  const refused = await told(other, 'part-error', () => click(other, 'Use the camera'));
  assert.equal(refused.code, 'camera-refused', refused.says);
  const file = await other.$('image-input >>> [type="file"]');
  const { source } = await told(other, 'image-change', () => file.uploadFile(photo));
  assert.equal(source, 'upload');
  const errors = await other.$$('image-input >>> [part="error"]');
  assert.equal(errors.length, 0);
});

test('the clipboard: its picture by the button and by the keys; refused, a named error', async (t) => {
  const page = await open(t);
  await permit(page, 'clipboard-read', 'denied');
  const refused = await told(page, 'part-error', () => click(page, 'Paste'));
  assert.equal(refused.code, 'clipboard-refused');
  await permit(page, 'clipboard-read', 'granted');
  await permit(page, 'clipboard-write', 'granted');
  await copyPicture(page);
  assert.equal((await told(page, 'image-change', () => click(page, 'Paste'))).source, 'paste');
  // The button still has the focus.
  const { source } = await told(page, 'image-change', async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyV', { commands: ['Paste'] });
    await page.keyboard.up('Control');
  });
  assert.equal(source, 'paste');
  await page.evaluate(() => navigator.clipboard.writeText('words'));
  assert.equal(
    (await told(page, 'part-error', () => click(page, 'Paste'))).code,
    'clipboard-empty',
  );
});

test('a file is dropped by a real drag, anywhere on the element', async (t) => {
  const page = await open(t);
  const box = await (await page.$('image-input')).boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height - 20 };
  const data = { items: [], files: [photo], dragOperationsMask: 1 };
  const session = await page.createCDPSession();
  const drag = (type) => session.send('Input.dispatchDragEvent', { type, ...at, data });
  const { source } = await told(page, 'image-change', async () => {
    await drag('dragEnter');
    await drag('dragOver');
    await shown(page, '.dropping');
    await drag('drop');
  });
  assert.equal(source, 'drop');
  await shown(page, '[part="crop"]');
  assert.equal(page.url(), `${site.url}/`);
});

test('without a secure context neither camera nor clipboard is offered', async (t) => {
  const rules = '--host-resolver-rules=MAP insecure.example 127.0.0.1';
  const browser = await launch([...browserFlags, rules]);
  const url = site.url.replace('127.0.0.1', 'insecure.example');
  const page = await open(t, { browser, url });
  assert.equal(await page.evaluate(() => isSecureContext), false);
  const ways = await page.$eval('image-input', ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('[part="way"]')].map(({ textContent }) => textContent.trim()),
  );
  assert.deepEqual(ways, ['Draw a digit', 'Choose a file']);
});

test('the keyboard reaches everything: one stop for the samples, arrows between them', async (t) => {
  const page = await open(t);
  const focused = () =>
    page.$eval('image-input', ({ shadowRoot }) => {
      const { activeElement } = shadowRoot;
      return (activeElement?.closest('label') ?? activeElement)?.textContent.trim();
    });
  await page.focus('image-input >>> [type="radio"]');
  await told(page, 'image-change', () => page.keyboard.press('ArrowRight'));
  assert.equal(await page.$eval('#map', (map) => map.src), 'sample:1');
  const stops = [];
  for (let stop = 0; stop < 4; stop++) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  assert.deepEqual(stops, ['Draw a digit', 'Choose a file', 'Paste', 'Use the camera']);
});

test('axe finds nothing wrong with the pad, the crop, the camera and an error', async (t) => {
  const page = await open(t, { browser: await launch([...browserFlags, fake, granted]) });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const check = async () => assert.deepEqual(await runAxe(page, 'image-input'), []);
  await click(page, 'Draw a digit');
  await told(page, 'image-change', () => draw(page));
  await shown(page, '[part="seen"]');
  await check();
  const file = await page.$('image-input >>> [type="file"]');
  await told(page, 'image-change', () => file.uploadFile(photo));
  await shown(page, '[part="crop"]');
  await check();
  await openCamera(page);
  await check();
  const text = path.join(site.folder, 'index.html');
  await told(page, 'part-error', () => file.uploadFile(text));
  await shown(page, '[part="error"]');
  await check();
});
