import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { html, kitModule, makeSite, openPage, root, settled } from './helpers.js';

const digit = 'model="mnist-cnn" src="sample:3" backend="wasm"';
const figures = `
  <saliency-map id="map" ${digit}></saliency-map>
  <saliency-map id="waiting" ${digit} loading="click"></saliency-map>
  <saliency-map id="broken" model="nowhere"></saliency-map>
  <relu-backward id="relu" backend="wasm"></relu-backward>
  <deconv-viewer id="deconv" ${digit}></deconv-viewer>
  <occlusion-grid id="grid" ${digit} stride="7"></occlusion-grid>
  <lrp-heatmap id="lrp" ${digit} conservation></lrp-heatmap>
  <codespace-am id="climb" generator="mnist-gan" runs="2" backend="wasm"></codespace-am>
`;
const ids = ['map', 'broken', 'relu', 'deconv', 'grid', 'lrp', 'climb'];

/** Notes every text that is ever in a shadow root, from before the kit's first line. */
const notebook = `<script>
  window.seen = new Set();
  const note = (node) => {
    if (node.nodeType === Node.TEXT_NODE) seen.add(node.data.replace(/\\s+/g, ' ').trim());
    if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ['aria-label', 'title', 'aria-valuetext']) {
        if (node.hasAttribute(name)) seen.add(node.getAttribute(name));
      }
    }
    if (node.localName !== 'style') node.childNodes.forEach(note);
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const shadow = attach.call(this, options);
    const all = { childList: true, characterData: true, attributes: true, subtree: true };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        note(target);
        addedNodes.forEach(note);
      }
    }).observe(shadow, all);
    return shadow;
  };
</script>`;

const page = (lang, body) => html(body, notebook + script).replace('lang="en"', `lang="${lang}"`);
const script = `<script type="module">${kitModule('.')}</script>`;
const far = `<div style="height: 20000px"></div><saliency-map id="far" ${digit}></saliency-map>`;
const site = await makeSite({
  'german.html': page('de', figures),
  'english.html': page('en', figures),
  'far.html': page('de', far),
  'classic.html': html(
    `<saliency-map id="map" ${digit}></saliency-map>`,
    '<script src="dist/convlens.iife.js"></script>',
  ).replace('lang="en"', 'lang="es"'),
  'map.html': page('de', `<saliency-map id="map" ${digit}></saliency-map>`),
});

/** The site behind a server that holds the German phrases back until `open()`, or never has them. */
async function gate({ refuse = false } = {}) {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  const server = createServer(async ({ url }, response) => {
    const isGerman = /chunks\/de\.[\da-f]{8}\.js/.test(url);
    if (isGerman && refuse) return response.writeHead(404).end();
    if (isGerman) await opened;
    const answer = await fetch(site.url + url);
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.closeAllConnections());
  after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}`, open };
}

/** Whole texts that are English phrases with words in them, and not the German ones. */
async function englishOf(texts) {
  const phrases = JSON.parse(await readFile(path.join(root, 'dist/phrases.json'), 'utf8'));
  const { phrases: german } = await import(path.join(root, 'dist/languages/de.js'));
  const said = new Set(Object.values(german));
  const plain = phrases.filter((phrase) => !/\{\d/.test(phrase) && !said.has(phrase));
  const found = plain.filter((phrase) => texts.includes(phrase));
  const pieces = phrases
    .flatMap((phrase) => (/\{\d/.test(phrase) ? phrase.split(/\{\d+\}/) : []))
    .filter((piece) => piece.trim().length > 12);
  return [...found, ...texts.filter((text) => pieces.some((piece) => text.includes(piece)))];
}

async function settleAll(page) {
  for (const id of ids) {
    await page.$eval(`#${id}`, (element) => element.scrollIntoView());
    await settled(page, id);
  }
  await page.waitForFunction(() =>
    document.querySelector('#waiting').shadowRoot.querySelector('[part="start"]'),
  );
}

test('a page in German never shows English, however late its phrases come', async (t) => {
  const { url, open } = await gate();
  const page = await openPage(t, `${url}/german.html`);
  await page.waitForFunction(() => window.events.some(({ type }) => type === 'explain-start'));
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1 });
  const before = await page.evaluate(() => [...window.seen].filter(Boolean));
  assert.deepEqual(before, []);
  open();
  await settleAll(page);
  const texts = await page.evaluate(() => [...window.seen].filter(Boolean));
  assert.ok(texts.includes('Erneut versuchen') && texts.includes('Dieses Bild erklären'));
  assert.ok(texts.length > 100, String(texts.length));
  assert.deepEqual(await englishOf(texts), []);
  assert.deepEqual(page.problems, []);
});

test('the same page in English would be found out, and fetches no phrases', async (t) => {
  const asked = [];
  const page = await openPage(t, `${site.url}/english.html`, {
    before: (opened) => opened.on('request', (request) => asked.push(request.url())),
  });
  await settleAll(page);
  const texts = await page.evaluate(() => [...window.seen].filter(Boolean));
  assert.ok((await englishOf(texts)).length > 50);
  assert.deepEqual(
    asked.filter((address) => /chunks\/(de|es)\.[\da-f]{8}\.js/.test(address)),
    [],
  );
});

test('phrases are fetched only when an element comes near', async (t) => {
  const asked = [];
  const page = await openPage(t, `${site.url}/far.html`, {
    waitUntil: 'networkidle0',
    before: (opened) => opened.on('request', (request) => asked.push(request.url())),
  });
  const phrasebooks = () =>
    asked.filter((address) => /chunks\/(de|es)\.[\da-f]{8}\.js/.test(address));
  assert.deepEqual(phrasebooks(), []);
  await page.$eval('#far', (element) => element.scrollIntoView());
  await settled(page, 'far');
  assert.equal(phrasebooks().length, 1);
});

test('where the phrases cannot be had the figure is in English', async (t) => {
  const { url } = await gate({ refuse: true });
  const page = await openPage(t, `${url}/map.html`);
  const { type } = await settled(page, 'map');
  assert.equal(type, 'explain-complete');
  const texts = await page.evaluate(() => [...window.seen]);
  assert.ok(texts.includes('The network predicts 3 (>99.9%).'));
  assert.deepEqual(page.problems, []);
});

test('the classic script has the languages inside, and takes others', async (t) => {
  const page = await openPage(t, `${site.url}/classic.html`);
  await settled(page, 'map');
  const answer = () =>
    page.$eval('#map', async (element) => {
      await element.updateComplete;
      return element.shadowRoot.querySelector('[part~="answer"]').textContent;
    });
  assert.match(await answer(), /^La red predice 3 \(>99,9\s%\)\.$/);
  await page.evaluate(() => {
    window.convlens.registerLanguage('es', { 'The network predicts {0} ({1}).': '¡{0}!' });
  });
  assert.equal(await answer(), '¡3!');
  assert.deepEqual(page.problems, []);
});
