import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { assertCompletes, makeFolder, makeSite, openPage } from './helpers.js';
import { pngOf } from './png.js';
import { convlens } from './render-site.js';

const digit = '<saliency-map id="digit" model="mnist-cnn" src="sample:3">';
const grey = (shade) => pngOf(28, 28, (x) => [x > 9 && x < 18 ? shade : 0, 0, 0, 255]);
/** Odd on purpose: what is not ours stays byte for byte. */
const before =
  '<!DOCTYPE html>\r\n<HTML Lang=en><title>T</title ><Body   class=a>\n<P>Text &amp; <b>more</P >\n';
const after =
  '\n<!-- <saliency-map> --><template>\n<saliency-map></saliency-map></template>\n<p>End';
const rendering = /<figure data-convlens-render="[\da-f]{16}"[^]*<\/figure>/;

const pageOf = (...widgets) => `${before}${widgets.join('\n')}${after}`;
const html = (folder, name = 'page.html') => readFile(path.join(folder, name), 'utf8');

const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>
<link rel="icon" href="data:,"><script src="harness.js"></script>
<script type="module" src="kit.js"></script><body>
<p>Inline <saliency-map id="in" model="mnist-cnn" src="sample:1"></saliency-map></p>
<div>${digit}</saliency-map></div></body></html>`;
const site = await makeSite({ 'index.html': body });
assert.equal(convlens(site.folder, 'render', 'index.html').status, 0);

test('a widget gets its picture, and nothing else changes', async () => {
  const folder = await makeFolder({ 'page.html': pageOf(`${digit}\n </saliency-map>`) });
  const { status, stdout, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 0, stderr);
  assert.equal(stdout, 'page.html: 1 rendered\n');
  const rendered = await html(folder);
  assert.match(rendered, rendering);
  assert.equal(rendered.replace(rendering, ''), pageOf(`${digit}\n </saliency-map>`));
  const [, src] = /<img src="([^"]+)" alt="The network predicts 3 [^"]{40,}"/.exec(rendered);
  assert.match(src, /^page\.convlens\/digit-[\da-f]{10}\.png$/);
  assert.ok((await readFile(path.join(folder, src))).length > 1000);
});

test('what is up to date is neither computed nor written again', async () => {
  const folder = await makeFolder({ 'page.html': pageOf(`${digit}</saliency-map>`) });
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 1);
  assert.equal(await html(folder), pageOf(`${digit}</saliency-map>`));
  convlens(folder, 'render', 'page.html');
  const rendered = await html(folder);
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 0);
  assert.equal(convlens(folder, 'render', 'page.html').stdout, 'page.html: 1 up to date\n');
  assert.equal(await html(folder), rendered);
  convlens(folder, 'render', '--force', 'page.html');
  assert.equal(await html(folder), rendered);
});

test('--check sees other attributes, another picture, another model, a lost PNG', async () => {
  const model = { 'own/model.json': '', 'own/weights.bin': '' };
  for (const name of Object.keys(model)) {
    model[name] = { copyOf: path.resolve('models/mnist-cnn', path.basename(name)) };
  }
  const widget = '<saliency-map model="own/model.json" src="grey.png" width="300">';
  const folder = await makeFolder({
    'page.html': pageOf(`${widget}</saliency-map>`),
    'grey.png': grey(200),
    ...model,
  });
  const check = () => convlens(folder, 'render', '--check', 'page.html');
  const render = () => convlens(folder, 'render', 'page.html');
  assert.equal(render().status, 0);
  const rendered = await html(folder);
  const isOutdated = async () => {
    const { status, stderr } = check();
    assert.equal(status, 1);
    assert.match(stderr, /^page\.html:4: <saliency-map model="own\/model\.json".*: out of date$/m);
    assert.equal(render().status, 0);
    assert.equal(check().status, 0);
  };
  await writeFile(path.join(folder, 'page.html'), rendered.replace('width="300"', 'width="301"'));
  assert.equal(check().status, 0);
  await writeFile(
    path.join(folder, 'page.html'),
    rendered.replace('width="300"', 'method="gradient"'),
  );
  await isOutdated();
  await writeFile(path.join(folder, 'grey.png'), grey(255));
  await isOutdated();
  const weights = await readFile(path.join(folder, 'own/weights.bin'));
  weights.writeFloatLE(0.5, 0);
  await writeFile(path.join(folder, 'own/weights.bin'), weights);
  await isOutdated();
  const pictures = path.join(folder, 'page.convlens');
  const left = (await readdir(pictures)).filter((name) => name.endsWith('.png'));
  assert.equal(left.length, 1, 'older pictures are removed');
  await rm(pictures, { recursive: true });
  await isOutdated();
});

test('an author’s fallback stays unless --replace; a slotted picture is explained', async () => {
  const own = `${digit}<img src="mine.png" alt="mine"></saliency-map>`;
  const slotted =
    '<saliency-map id="b" model="mnist-cnn"><img slot="image" src="grey.png"></saliency-map>';
  const folder = await makeFolder({ 'page.html': pageOf(own, slotted), 'grey.png': grey(220) });
  const { stdout } = convlens(folder, 'render', 'page.html');
  assert.equal(stdout, 'page.html: 1 with a fallback of their own, 1 rendered\n');
  assert.ok((await html(folder)).includes(own));
  assert.equal(convlens(folder, 'render', '--replace', 'page.html').status, 0);
  const replaced = await html(folder);
  assert.ok(!replaced.includes('mine.png') && replaced.includes('slot="image"'));
  assert.equal(replaced.match(/data-convlens-render/g).length, 2);
});

test('the author’s words for a slotted image are told, as the live figure tells them', async () => {
  const slotted = (alt) =>
    `<saliency-map model="mnist-cnn" reveal><p slot="image"><img src="grey.png" alt="${alt}"></p></saliency-map>`;
  const folder = await makeFolder({ 'page.html': pageOf(slotted('My 3')), 'grey.png': grey(220) });
  assert.equal(convlens(folder, 'render', 'page.html').status, 0);
  const rendered = await html(folder);
  assert.match(rendered, /<img src="page\.convlens[^>]* alt="[^"]*Input: My 3\./);
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 0);
  await writeFile(path.join(folder, 'page.html'), rendered.replace('alt="My 3"', 'alt="Her 3"'));
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 1);
});

test('what holds an image in its slot is rendered, and what holds none is an error', async () => {
  const slotted = (id, inner) =>
    `<saliency-map id="${id}" model="mnist-cnn">${inner}</saliency-map>`;
  const held = slotted(
    'held',
    '<picture slot="image"><source srcset="none.avif"><img alt="" src="grey.png"></picture>',
  );
  const lazy = slotted(
    'lazy',
    '<p slot="image"><img alt="" srcset="grey.png 1x" loading="lazy"></p>',
  );
  const drawn = ['<svg></svg>', '<canvas></canvas>', '<div></div>'].map((inner, index) =>
    slotted(`no-${index}`, inner.replace('>', ' slot="image">')),
  );
  const folder = await makeFolder({
    'page.html': pageOf(held, lazy, slotted('src', '<img slot="image" alt="" src="grey.png">')),
    'none.html': pageOf(...drawn, '<saliency-map model="mnist-cnn" src=""></saliency-map>'),
    'grey.png': grey(220),
  });
  assert.equal(convlens(folder, 'render', 'page.html').stdout, 'page.html: 3 rendered\n');
  const texts = (await html(folder)).match(/alt="The network predicts [^"]+"/g);
  assert.deepEqual(texts, [texts[0], texts[0], texts[0]]);
  const { stdout, stderr } = convlens(folder, 'render', 'none.html');
  assert.match(stdout, /4 failed/);
  assert.equal(stderr.match(/image-missing/g).length, 4);
});

test('a widget that fails is named; the others are rendered', async () => {
  const folder = await makeFolder({
    'page.html': pageOf(
      '<saliency-map model="mnist-cnn" layer="nowhere"></saliency-map>',
      '<saliency-map model="mnist-cnn" src="lost.png"></saliency-map>',
      '<saliency-map model="mnist-cnn" src="drawing.svg"></saliency-map>',
      `${digit}</saliency-map>`,
    ),
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  const { status, stdout, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 1);
  assert.equal(stdout, 'page.html: 3 failed, 1 rendered\n');
  assert.match(
    stderr,
    /^page\.html:4: <saliency-map model="mnist-cnn" layer="nowhere">: .* \(layer-unknown\)$/m,
  );
  assert.match(stderr, /^page\.html:5: .*There is no file .*lost\.png.*\(image-not-found\)$/m);
  assert.match(stderr, /^page\.html:6: .*\(image-not-decodable\)$/m);
});

test('an element without an end tag, and wrong use, are refused', async () => {
  const folder = await makeFolder({ 'page.html': '<div><relu-backward /></div><p>More</p>' });
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 1);
  assert.match(stderr, /\(render-unclosed\)/);
  assert.equal(convlens(folder, 'render', 'absent.html').status, 2);
  assert.equal(convlens(folder, 'render', '--nonsense', 'page.html').status, 2);
  assert.equal(convlens(folder, 'render').status, 2);
  const [unknown, none] = [convlens(folder, 'paint'), convlens(folder)];
  assert.deepEqual([unknown.status, none.status], [2, 2]);
  assert.match(unknown.stderr, /^There is no command "paint"\.\n\nUsage: convlens COMMAND/);
  const help = convlens(folder, '--help').stdout;
  for (const command of ['render', 'copy', 'offline', 'inspect']) {
    assert.ok(help.includes(`Usage: convlens ${command}`));
    // One line each, before all that they take.
    for (const { stderr } of [unknown, none])
      assert.match(stderr, RegExp(`^  ${command} +\\w`, 'm'));
  }
  assert.match(convlens(folder, '--version').stdout, /^\d+\.\d+\.\d+\n$/);
});

test('fragments, paragraphs, scenes, tables of numbers', async () => {
  const folder = await makeFolder({
    'part.html':
      '# Markdown\n\n<p>Inline <saliency-map id="in" model="mnist-cnn" src="sample:3"></saliency-map> text</p>\n' +
      '<explain-scene model="mnist-cnn" src="sample:8" target="3"><lrp-heatmap id="of"></lrp-heatmap></explain-scene>\n' +
      '<relu-backward values="1 -2" signal="3 4"></relu-backward>\n',
  });
  const { status, stderr } = convlens(folder, 'render', '--out', 'figures', 'part.html');
  assert.equal(status, 0, stderr);
  const rendered = await html(folder, 'part.html');
  assert.ok(rendered.startsWith('# Markdown\n\n<p>Inline <saliency-map'));
  assert.match(rendered, /<span role="figure"[^>]*><img src="figures\/part\.convlens\/in-/);
  assert.match(rendered, /alt="The network predicts 8 [^"]*Explained class: 3 /);
  assert.match(rendered, /<td[^>]*>3<\/td><td[^>]*><i>\(0\)<\/i><\/td>/);
  assert.equal(convlens(folder, 'render', '--check', '--out', 'figures', 'part.html').status, 0);
});

test('the words are those of the nearest lang; English says that it is English', async () => {
  const map = (attributes) =>
    `<saliency-map model="mnist-cnn" src="sample:3" method="gradient"${attributes}></saliency-map>`;
  const page = `<html lang="de"><body>${map('')}<div lang="es-ES">${map('')}</div>${map(' lang="fr"')}</body></html>`;
  const folder = await makeFolder({ 'page.html': page });
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 0, stderr);
  const rendered = await html(folder);
  const [german, spanish, english] = rendered.match(/<figure[^]*?<\/figure>/g);
  assert.match(german, /alt="Das Netz sagt 3 voraus \((&#62;|&gt;|>)99,9\s%\)\. Eingabe: [^.]+\./);
  assert.match(
    german,
    /Farben: Gradient −\d+,\d+ … 0 … \d+,\d+\.<[^]*Vorab berechnet von convlens/,
  );
  assert.match(spanish, /<span>Entrada<\/span>[^]*alt="La red predice 3 [^]*Calculado de antemano/);
  assert.match(english, / lang="en"[^]*<span>Input<\/span>[^]*Computed in advance/);
  assert.doesNotMatch(german + spanish, / lang="|The |Colours|Computed/);
});

test('images under marks stay when the page is rendered again', async () => {
  const folder = await makeFolder({
    'page.html': pageOf('<occlusion-grid model="mnist-cnn" src="sample:3"></occlusion-grid>'),
  });
  const render = () => convlens(folder, 'render', 'page.html').stdout;
  assert.equal(render(), 'page.html: 1 rendered\n');
  const images = await readdir(path.join(folder, 'page.convlens'));
  assert.equal(render(), 'page.html: 1 up to date\n');
  assert.deepEqual(await readdir(path.join(folder, 'page.convlens')), images);
  await rm(
    path.join(
      folder,
      'page.convlens',
      images.find((name) => name.endsWith('.png')),
    ),
  );
  assert.equal(render(), 'page.html: 1 rendered\n');
});

test('--only takes an id or a tag, --root the site that addresses begin at', async () => {
  const folder = await makeFolder({
    'site/a/page.html': pageOf(
      `${digit}</saliency-map>`,
      '<saliency-map id="rooted" model="mnist-cnn" src="/grey.png"></saliency-map>',
      '<relu-backward></relu-backward>',
    ),
    'site/grey.png': grey(90),
  });
  const render = (...options) => convlens(folder, 'render', ...options, 'site/a/page.html');
  assert.equal(render('--only', 'relu-backward').stdout, 'site/a/page.html: 1 rendered\n');
  assert.equal(render('--only', 'digit').stdout, 'site/a/page.html: 1 rendered\n');
  assert.match(render('--only', 'rooted').stderr, /image-not-found/);
  assert.equal(render('--root', 'site').status, 0);
  assert.equal(render('--root', 'site', '--check').status, 0);
});

test('without JavaScript the pictures show, each inside its element', async (t) => {
  const page = await openPage(t, site.url, {
    before: (opened) => opened.setJavaScriptEnabled(false),
  });
  const shown = await page.$$eval('saliency-map img', (images) =>
    images.map((image) => [image.naturalWidth >= 2 * image.width, image.width > 300]),
  );
  assert.deepEqual(shown, [
    [true, true],
    [true, true],
  ]);
});

test('the picture stays until the live figure is there, which is printed then', async (t) => {
  const page = await openPage(t, site.url, {
    before: (opened) =>
      opened.evaluateOnNewDocument(() => {
        const isShown = (target) => target.querySelector('img').checkVisibility();
        window.shown = [];
        addEventListener('explain-progress', ({ target }) => window.shown.push(isShown(target)));
      }),
  });
  await assertCompletes(page, 'digit');
  const [during, afterwards] = await page.$eval('#digit img', (image) => [
    window.shown,
    image.checkVisibility(),
  ]);
  assert.ok(during.length > 0 && during.every(Boolean));
  assert.equal(afterwards, false);
  await page.emulateMediaType('print');
  assert.equal(await page.$eval('#digit img', (image) => image.checkVisibility()), false);
  const canvas = await page.$('#digit >>> [part="map-canvas"]');
  assert.equal(await canvas.evaluate((element) => element.checkVisibility()), true);
});
