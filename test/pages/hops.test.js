import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { browserFlags } from '../../scripts/browser.js';
import { launch, openPage, root } from './helpers.js';
import { hopServer } from './hop-server.js';

const browser = await launch([...browserFlags, '--ignore-certificate-errors']);
const read = (file) => readFile(path.join(root, file), 'utf8');
const { version } = JSON.parse(await read('package.json'));
const [, snippet] = /```html\n(<script [^]*?)```/.exec(await read('README.md'));
const [scriptTag] = snippet.split('\n');

/** A page that says when its figure is there; asking for nothing itself. */
const pageOf = (body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hops</title>
<link rel="icon" href="data:,">
<script>
  window.ended = new Promise((resolve) => {
    for (const type of ['explain-complete', 'explain-error']) {
      document.addEventListener(type, ({ detail }) => resolve({ type, code: detail.code }));
    }
  });
</script>
<body>${body}</body>
</html>`;

/** Opens a page of this markup, which takes the kit from another server, with nothing in any cache. */
async function openCold(t, markup, folders = {}) {
  const kit = `/convlens@${version}/`;
  const server = await hopServer({ ...folders, [kit]: root }, (cdn) =>
    pageOf(markup.replace('https://unpkg.com', cdn)),
  );
  const page = await openPage(t, server.url, { browser });
  const ended = await page.evaluate(() => window.ended);
  assert.equal(ended.type, 'explain-complete', JSON.stringify(ended));
  const [html, ...hops] = server.hops;
  assert.deepEqual(html, ['/']);
  return hops.map((urls) => urls.map((url) => url.replace(kit, '')));
}

function assertFew(hops, { mostHops, mostRequests }) {
  const told = JSON.stringify(hops, null, 1);
  const requests = hops.flat();
  assert.deepEqual(requests, [...new Set(requests)], `something is fetched twice: ${told}`);
  assert.ok(hops.length <= mostHops, `${hops.length} hops: ${told}`);
  assert.ok(requests.length <= mostRequests, `${requests.length} requests: ${told}`);
}

test('the README pins its address', () => {
  assert.ok(snippet.includes(`https://unpkg.com/convlens@${version}/dist/convlens.js`), snippet);
});

test('the README: two hops after the page, and nine requests', async (t) => {
  assertFew(await openCold(t, snippet), { mostHops: 2, mostRequests: 9 });
});

const figures = {
  'another built-in model': '<saliency-map model="efficientnet-lite0"></saliency-map>',
  reconstructions: '<deconv-viewer model="mnist-cnn" src="sample:3"></deconv-viewer>',
  occlusion: '<occlusion-grid model="mnist-cnn" src="sample:3"></occlusion-grid>',
  relevance: '<lrp-heatmap model="mnist-cnn" src="sample:3"></lrp-heatmap>',
  'the figure of a ReLU, which has no model': '<relu-backward></relu-backward>',
};
for (const [what, markup] of Object.entries(figures)) {
  test(`${what}: two hops and nine requests`, async (t) => {
    assertFew(await openCold(t, scriptTag + markup), { mostHops: 2, mostRequests: 9 });
  });
}

test('a sample that readers see larger is one request more', async (t) => {
  const hops = await openCold(t, `${scriptTag}<saliency-map model="cifar10-cnn"></saliency-map>`);
  assertFew(hops, { mostHops: 2, mostRequests: 10 });
});

test('a generator and its classifier: two hops, and one to the judge of what has been drawn', async (t) => {
  const ascent = '<codespace-am generator="mnist-gan" model="mnist-cnn" runs="1"></codespace-am>';
  assertFew(await openCold(t, scriptTag + ascent), { mostHops: 3, mostRequests: 14 });
});

/** As if an author had published it. */
const own = { '/own/': path.join(root, 'models/mnist-cnn') };
for (const [what, attributes] of [
  ['and its own sample', 'model="/own/model.json"'],
  ['and an image', 'model="/own/model.json" src="/own/samples/7.png"'],
  ['and a card of another name', 'model="/own/model.json" card="/own/card.json" src="sample:3"'],
]) {
  test(`a model of the author's ${what}: three hops`, async (t) => {
    const figure = `<saliency-map ${attributes}></saliency-map>`;
    assertFew(await openCold(t, scriptTag + figure, own), { mostHops: 3, mostRequests: 9 });
  });
}
