import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cors, makeFolder, makeSite, openPage, root } from './helpers.js';

const folder = new URL('../fixtures/pictures/files/', import.meta.url);
const names = await readdir(folder);
const files = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder))])),
);
const rubbish = Buffer.from('\0\xff\xd9;IEND and more that belongs to nothing'.repeat(9), 'latin1');

/** A server that takes its time, or sends too much, by the path. */
const server = createServer((request, response) => {
  const [, path] = request.url.split('/');
  const headers = { ...cors, 'content-type': 'image/png' };
  if (request.method === 'HEAD') {
    response.writeHead(200, headers).end();
    return;
  }
  if (path === 'silent.png') return;
  if (path === 'stops.png') {
    response.writeHead(200, { ...headers, 'content-length': 244 });
    response.write(files['plain.png'].subarray(0, 100));
  } else if (path === 'breaks.png' || path === 'breaks-at-once.png') {
    response.writeHead(200, { ...headers, 'content-length': 244 });
    const wait = path === 'breaks.png' ? 300 : 0;
    response.write(files['plain.png'].subarray(0, 100), () =>
      setTimeout(() => response.destroy(), wait),
    );
  } else if (path === 'announced.png') {
    response.writeHead(200, { ...headers, 'content-length': 3e9 });
    response.write(files['plain.png']);
  } else if (path === 'slow.png') {
    response.writeHead(200, headers);
    const parts = Array.from({ length: 14 }, (_, part) =>
      files['plain.png'].subarray(part * 18, part * 18 + 18),
    );
    const send = () => {
      const part = parts.shift();
      if (!part) return response.end();
      response.write(part);
      setTimeout(send, 250);
    };
    send();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const far = `http://127.0.0.1:${server.address().port}`;
after(() => {
  server.closeAllConnections();
  server.close();
});

/** What reading an image comes to: `ok`, or the error's code; `message` beside it. */
function read(page, source) {
  return page.evaluate(async (given) => {
    const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
    const { bytes, type, markup } = given;
    let image = given;
    if (bytes) image = new Blob([Uint8Array.from(bytes)], { type });
    if (markup) {
      document.body.insertAdjacentHTML('beforeend', markup);
      image = document.body.lastElementChild;
    }
    try {
      const { input } = await explainer.picture(image);
      return { code: 'ok', sum: input.data.reduce((sum, value) => sum + value, 0) };
    } catch (error) {
      return { code: error.code ?? String(error), message: error.message, hint: error.hint };
    }
  }, source);
}

let page;
let site;
before(async () => {
  site = await makeSite({
    ...Object.fromEntries(names.map((name) => [`whole/${name}`, files[name]])),
    ...Object.fromEntries(
      names.map((name) => [`trailing/${name}`, Buffer.concat([files[name], rubbish])]),
    ),
    ...Object.fromEntries(
      names.flatMap((name) =>
        [0.4, 0.7, 0.8].map((share) => [
          `cut/${share}-${name}`,
          files[name].subarray(0, Math.floor(share * files[name].length)),
        ]),
      ),
    ),
    'drawing.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>',
  });
});

test('files of every kind are read whole, also with more behind their end', async (t) => {
  page = await openPage(t, site.url);
  for (const name of names) {
    assert.equal((await read(page, `whole/${name}`)).code, 'ok', name);
    // Boxes have no end marker, and AVIF decoders look at all of them.
    if (name.endsWith('.avif')) continue;
    assert.equal((await read(page, `trailing/${name}`)).code, 'ok', `${name} and more`);
  }
});

test('a file that is cut short is image-truncated', async (t) => {
  page = await openPage(t, site.url);
  for (const name of names) {
    for (const share of [0.4, 0.7, 0.8]) {
      // The first of two images is whole.
      if (name === 'two.jpg' && share > 0.5) continue;
      const { code, message } = await read(page, `cut/${share}-${name}`);
      assert.equal(code, 'image-truncated', `${name} to ${share}`);
      assert.ok(message.includes(`cut/${share}-${name}`), message);
    }
  }
});

test('so are data: addresses, Blobs and slotted images', async (t) => {
  page = await openPage(t, site.url);
  for (const [share, expected] of [
    [1, 'ok'],
    [0.5, 'image-truncated'],
  ]) {
    const bytes = files['plain.png'].subarray(0, share * files['plain.png'].length);
    const address = `data:image/png;base64,${bytes.toString('base64')}`;
    assert.equal((await read(page, address)).code, expected);
    assert.equal((await read(page, { bytes: [...bytes], type: 'image/png' })).code, expected);
    assert.equal((await read(page, { markup: `<img src="${address}">` })).code, expected);
    const place = share === 1 ? 'whole/plain.png' : 'cut/0.7-plain.png';
    assert.equal((await read(page, { markup: `<img src="${place}">` })).code, expected);
  }
  const drawing = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>')}`;
  assert.equal((await read(page, drawing)).code, 'ok');
  assert.equal((await read(page, 'data:image/png;base64,%%%')).code, 'image-not-decodable');
});

test('a server that stalls is given up, one that is only slow is not', async (t) => {
  page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ stallTimeout: 3000 }));
  for (const name of ['silent.png', 'stops.png']) {
    const { code, message, hint } = await read(page, `${far}/${name}`);
    assert.equal(code, 'image-stalled');
    assert.ok(message.includes(`${far}/${name}`) && message.includes('3 s'), message);
    assert.match(hint, /stallTimeout/);
  }
  assert.equal((await read(page, `${far}/slow.png`)).code, 'ok');
  const broken = await read(page, `${far}/breaks.png`);
  assert.equal(broken.code, 'image-unreachable');
  assert.match(broken.message, /broke off/);
  // Too early to be seen; it is not taken for a missing header.
  assert.equal((await read(page, `${far}/breaks-at-once.png`)).code, 'image-unreachable');
});

test('what is too long is cut off at once', async (t) => {
  page = await openPage(t, site.url);
  const { code, message } = await read(page, `${far}/announced.png`);
  assert.equal(code, 'image-too-large');
  assert.match(message, /100 MB/);
});

test('without a network the error says so', async (t) => {
  page = await openPage(t, site.url);
  assert.equal((await read(page, 'sample:3')).code, 'ok');
  await page.setOfflineMode(true);
  const { code, message } = await read(page, 'whole/plain.png?');
  assert.equal(code, 'image-unreachable');
  assert.match(message, /offline/);
  await page.setOfflineMode(false);
  // The browser's processes learn of it one after the other.
  await page.waitForFunction(
    () =>
      navigator.onLine &&
      fetch('whole/plain.png?', { method: 'HEAD' }).then(
        () => true,
        () => false,
      ),
  );
  assert.equal((await read(page, 'whole/plain.png?')).code, 'ok');
});

test('under img-src without blob: images are read all the same, of an SVG the directive is named', async (t) => {
  const policy = "img-src 'self'";
  const strict = await makeSite(
    {
      'plain.png': files['plain.png'],
      'photo.jpg': files['thumbnail.jpg'],
      'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    },
    { headers: { 'Content-Security-Policy': policy } },
  );
  page = await openPage(t, strict.url);
  const free = await openPage(t, site.url);
  const same = await read(page, 'plain.png');
  assert.equal(same.code, 'ok');
  assert.equal(same.sum, (await read(free, 'whole/plain.png')).sum);
  assert.equal((await read(page, 'photo.jpg')).code, 'ok');
  const { code, message, hint } = await read(page, 'drawing.svg');
  assert.equal(code, 'image-blocked');
  assert.match(message, /img-src/);
  assert.match(hint, /img-src blob:/);
});

test('convlens render refuses files that are cut short as well', async () => {
  const cut = ['plain.png', 'progressive.jpg', 'lossy.webp'];
  const widgets = cut.map(
    (name) => `<saliency-map model="mnist-cnn" src="${name}"></saliency-map>`,
  );
  const folder = await makeFolder({
    'page.html': `<!doctype html><title>Page</title>\n${widgets.join('\n')}`,
    ...Object.fromEntries(
      cut.map((name) => [name, files[name].subarray(0, files[name].length / 2)]),
    ),
  });
  const command = [path.join(root, 'dist/node/cli.js'), 'render', 'page.html'];
  const { stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.equal(stderr.match(/\(image-truncated\)/g)?.length, cut.length, stderr);
});
