import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { renderPage } from '../../dist/node/render.js';
import { serve } from '../../scripts/server.js';
import { makeFolder, root } from './helpers.js';
import { blackPng, pngOf } from './png.js';
import { convlens } from './render-site.js';

/** What a page of a stranger may contain, and what `convlens render` makes of it. */
const map = (attributes = 'src="sample:3"') =>
  `<saliency-map model="mnist-cnn" ${attributes}></saliency-map>\n`;
const grey = pngOf(28, 28, (x) => [x * 9, x * 9, x * 9, 255]);
const pictures = async (folder) =>
  (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
const rendered = (bytes) => /<img src="([^"]+)"/.exec(bytes)?.[1];

test('names of pictures are made of safe characters and a hash, whatever the ids are', async () => {
  const ids = [
    'up/../../../escaped',
    'fig/1',
    'fig#1?a',
    'a b%2e%2e%2fq',
    'Größe 数',
    'CON',
    'nul.',
    'Fig',
    'fig',
    '.',
    '..',
    '-',
    'x'.repeat(5000),
    '\\\\server\\share',
    'C:\\x',
    '&lt;b&gt;&quot;',
    'same',
    'same',
    '__proto__',
  ];
  const page = ids.map((id) => map(`id="${id}" src="sample:3" method="gradient"`)).join('');
  const folder = await makeFolder({ 'a/b/page.html': page });
  const { status, stderr } = convlens(folder, 'render', 'a/b/page.html');
  assert.equal(status, 0, stderr);
  const html = await readFile(path.join(folder, 'a/b/page.html'), 'utf8');
  const named = [...html.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src);
  assert.equal(named.length, ids.length);
  for (const src of named) assert.match(src, /^page\.convlens\/[a-z0-9-]{1,60}\.png$/);
  const there = await pictures(path.join(folder, 'a/b/page.convlens'));
  assert.deepEqual(there, [...new Set(named.map((src) => path.basename(src)))].sort());
  assert.deepEqual(await readdir(folder), ['a']);
  assert.deepEqual((await readdir(path.join(folder, 'a/b'))).sort(), [
    'page.convlens',
    'page.html',
  ]);
});

/** A page that names a picture as its own. */
const claiming = (src) =>
  map().replace('></s', `><figure data-convlens-render="x"><img src="${src}" alt=""></figure></s`);

test('only pictures that the page’s own manifest lists are removed', async () => {
  const folder = await makeFolder({
    'page.html': [
      'other.convlens/keep-0123456789.png',
      'page.convlens/mine.png',
      '/etc/hostname',
      '../outside.png',
      'page.convlens/../keep.png',
      'page.convlens/..%2fkeep.png',
      '%00',
      'page.convlens/keep-0123456789.png',
    ]
      .map(claiming)
      .join(''),
    'other.convlens/keep-0123456789.png': 'keep',
    'page.convlens/mine.png': 'keep',
    'page.convlens/keep-0123456789.png': 'keep',
    'keep.png': 'keep',
  });
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 0, stderr);
  for (const kept of [
    'other.convlens/keep-0123456789.png',
    'page.convlens/mine.png',
    'page.convlens/keep-0123456789.png',
    'keep.png',
  ]) {
    assert.equal(await readFile(path.join(folder, kept), 'utf8'), 'keep');
  }
});

test('a manifest that was tampered with removes nothing else', async () => {
  const secret = await makeFolder({ 'keep-0123456789.png': 'keep' });
  const folder = await makeFolder({
    'page.html': map(),
    'keep-0123456789.png': 'keep',
    'page.convlens/other-0123456789.png': 'keep',
    'page.convlens/link-0123456789.png': { linkTo: path.join(secret, 'keep-0123456789.png') },
    'page.convlens/folder-0123456789.png/x': 'keep',
  });
  const names = [
    '../keep-0123456789.png',
    path.join(secret, 'keep-0123456789.png'),
    'link-0123456789.png',
    'folder-0123456789.png',
    7,
    null,
  ];
  const manifest = {
    version: 1,
    pages: { '../page.html': names, '../other.html': ['other-0123456789.png'], __proto__: 3 },
  };
  await writeFile(path.join(folder, 'page.convlens/convlens.json'), JSON.stringify(manifest));
  assert.equal(convlens(folder, 'render', 'page.html').status, 0);
  for (const kept of [
    'keep-0123456789.png',
    'page.convlens/other-0123456789.png',
    'page.convlens/link-0123456789.png',
  ]) {
    assert.equal(await readFile(path.join(folder, kept), 'utf8'), 'keep');
  }
  assert.ok(existsSync(path.join(folder, 'page.convlens/folder-0123456789.png/x')));
  for (const broken of ['', '[', 'null', '{"pages": [1]}', '{"pages": {"../page.html": "x"}}']) {
    await writeFile(path.join(folder, 'page.convlens/convlens.json'), broken);
    assert.equal(convlens(folder, 'render', '--force', 'page.html').status, 0);
  }
});

test('pages that share a folder keep each other’s pictures', async () => {
  const folder = await makeFolder({
    'a/index.html': map('id="one" src="sample:3"'),
    'b/index.html': map('id="two" src="sample:4"'),
  });
  const render = (...pages) => convlens(folder, 'render', '--out', 'figures', ...pages);
  assert.equal(render('a/index.html', 'b/index.html').status, 0);
  await writeFile(path.join(folder, 'a/index.html'), '<p>No figure any more');
  assert.equal(render('a/index.html').status, 0);
  const left = await pictures(path.join(folder, 'figures/index.convlens'));
  assert.equal(left.length, 1);
  assert.match(left[0], /^two-/);
  assert.equal(convlens(folder, 'render', '--check', '--out', 'figures', 'b/index.html').status, 0);
});

test('a folder, a page or a picture that is a link is not followed to elsewhere', async () => {
  const elsewhere = await makeFolder({ 'page.html': map(), 'sub/x.png': grey });
  const folder = await makeFolder({
    'linked.html': { linkTo: path.join(elsewhere, 'page.html') },
    'page.html': map(),
    'page.convlens': { linkTo: elsewhere },
    'picture.html': map('src="leak.png"'),
    'leak.png': { linkTo: path.join(elsewhere, 'sub/x.png') },
    inside: { linkTo: elsewhere },
    'deep.html': map('src="inside/sub/x.png"'),
  });
  const { status, stderr } = convlens(
    folder,
    'render',
    'linked.html',
    'page.html',
    'picture.html',
    'deep.html',
    'inside/page.html',
  );
  assert.equal(status, 2);
  assert.match(stderr, /^linked\.html: .*\(render-outside\)$/m);
  assert.match(stderr, /^inside\/page\.html: .*\(render-outside\)$/m);
  assert.match(stderr, /^page\.html: .*\(render-unwritable\)$/m);
  assert.match(stderr, /^picture\.html:1: .*\(render-outside\)$/m);
  assert.match(stderr, /^deep\.html:1: .*\(render-outside\)$/m);
  assert.equal(await readFile(path.join(folder, 'page.html'), 'utf8'), map());
  assert.deepEqual((await readdir(elsewhere)).sort(), ['page.html', 'sub']);
  assert.equal(await readFile(path.join(elsewhere, 'page.html'), 'utf8'), map());
  // With the folder given, it may.
  assert.equal(
    convlens(folder, 'render', '--root', elsewhere, 'picture.html', 'linked.html').status,
    0,
  );
  assert.ok((await lstat(path.join(folder, 'linked.html'))).isSymbolicLink());
});

/** A model of files beside the page; `change` makes another manifest or card of it. */
async function ownModel(change = {}) {
  const model = JSON.parse(await readFile(path.join(root, 'models/mnist-cnn/model.json'), 'utf8'));
  const card = JSON.parse(await readFile(path.join(root, 'models/mnist-cnn/card.json'), 'utf8'));
  if (change.paths) model.weightsManifest[0].paths = change.paths;
  if (change.sample) card.samples = [{ src: change.sample, label: 0 }];
  return {
    'm/model.json': JSON.stringify(model),
    'm/card.json': JSON.stringify(card),
    'm/weights.bin': { copyOf: path.join(root, 'models/mnist-cnn/weights.bin') },
  };
}

test('only files below the current directory are read', async () => {
  const outside = await makeFolder({
    'x.png': grey,
    'w.bin': { copyOf: path.join(root, 'models/mnist-cnn/weights.bin') },
  });
  const file = pathToFileURL(path.join(outside, 'x.png')).href;
  const up = (target) => path.relative('/x/m', target).replace(/^(\.\.\/)+/, '../../../../../../');
  const cases = {
    'absolute.html': map(`src="${file}"`),
    'up.html': map(`src="${up(path.join(outside, 'x.png'))}"`),
    'base.html': `<base href="${pathToFileURL(outside).href}/">${map('src="x.png"')}`,
    'scene.html': `<explain-scene model="mnist-cnn" src="${file}"><lrp-heatmap></lrp-heatmap></explain-scene>`,
    'slotted.html': `<saliency-map model="mnist-cnn"><img slot="image" src="${file}"></saliency-map>`,
    'card.html': map(`src="sample:3" card="${pathToFileURL(outside).href}/card.json"`),
    'hidden.html': map('src=".git/x.png"'),
    'model.html': `<saliency-map model="${pathToFileURL(outside).href}/model.json"></saliency-map>`,
    'list.html': map(`src="sample:3 ${file}"`),
    'http.html': map('src="http://example.invalid/x.png"'),
    'schemeless.html': map('src="//example.invalid/x.png"'),
    'ftp.html': map('src="ftp://127.0.0.1/x.png"'),
    'climb.html': `<codespace-am generator="${pathToFileURL(outside).href}/model.json"></codespace-am>`,
  };
  const folder = await makeFolder({
    'site/.git/x.png': grey,
    ...Object.fromEntries(Object.entries(cases).map(([name, page]) => [`site/${name}`, page])),
  });
  const site = path.join(folder, 'site');
  const { status, stderr } = convlens(site, 'render', ...Object.keys(cases));
  assert.equal(status, 1);
  for (const name of Object.keys(cases)) {
    const code = /^(http|ftp)/.test(name) ? 'render-network' : 'render-outside';
    assert.match(stderr, new RegExp(`^${name}:1: .*\\(${code}\\)$`, 'm'), name);
    assert.equal(await readFile(path.join(site, name), 'utf8'), cases[name]);
  }
  // The same rules hold for a check.
  const checked = convlens(site, 'render', '--check', ...Object.keys(cases));
  assert.equal(checked.status, 1);
  assert.equal(checked.stderr.match(/\((render-outside|render-network)\)$/gm).length, 13);
});

test('what a model and its card name is read by the same rules', async () => {
  const outside = await makeFolder({
    'x.png': grey,
    'w.bin': { copyOf: path.join(root, 'models/mnist-cnn/weights.bin') },
  });
  for (const change of [
    { paths: [pathToFileURL(path.join(outside, 'w.bin')).href] },
    { paths: ['../../../../../../etc/passwd'] },
    { sample: pathToFileURL(path.join(outside, 'x.png')).href },
    { sample: 'https://example.invalid/x.png' },
  ]) {
    const page = '<saliency-map model="m/model.json"></saliency-map>';
    const folder = await makeFolder({ 'page.html': page, ...(await ownModel(change)) });
    const { status, stderr } = convlens(folder, 'render', 'page.html');
    assert.equal(status, 1);
    assert.match(stderr, /\((render-outside|render-network)\)$/m);
    assert.equal(await readFile(path.join(folder, 'page.html'), 'utf8'), page);
  }
  const folder = await makeFolder({
    'page.html': '<saliency-map model="m/model.json"></saliency-map>',
    ...(await ownModel({ sample: '../x.png' })),
    'x.png': grey,
  });
  assert.equal(convlens(folder, 'render', 'page.html').status, 0);
  // A sample of a card of one's own is part of what the figure follows from.
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 0);
  await writeFile(
    path.join(folder, 'x.png'),
    pngOf(28, 28, (x) => [0, x, 0, 255]),
  );
  assert.equal(convlens(folder, 'render', '--check', 'page.html').status, 1);
});

test('--allow-network lets servers be asked, and follows no redirect to a cloud’s own address', async () => {
  const folder = await makeFolder({ 'x.png': grey });
  const server = await serve(folder);
  try {
    const site = await makeFolder({
      'page.html': map(`src="${server.url}/x.png"`),
      'local.html': map('src="http://169.254.169.254/x.png"'),
    });
    const options = { url: pathToFileURL(path.join(site, 'page.html')), pictures: 'p/' };
    const html = await readFile(path.join(site, 'page.html'), 'utf8');
    const [closed] = (await renderPage(html, options)).widgets;
    assert.equal(closed.error.code, 'render-network');
    const [open] = (await renderPage(html, { ...options, allowNetwork: true })).widgets;
    assert.equal(open.outcome, 'rendered', JSON.stringify(open.error));
    const { stderr } = convlens(site, 'render', '--allow-network', 'local.html');
    assert.match(stderr, /link-local.*\(render-network\)$/m);
  } finally {
    await server.close();
  }
});

/** A PNG with a chunk of this content before its end. */
function withChunk(png, kind, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const end = png.length - 12;
  return Buffer.concat([
    png.subarray(0, 33),
    length,
    Buffer.from(kind),
    data,
    Buffer.alloc(4),
    png.subarray(33, end),
    png.subarray(end),
  ]);
}

/** The header says less than the data hold. */
function understated(width, height) {
  const png = Buffer.from(blackPng(width, height));
  png.writeUInt32BE(28, 16);
  png.writeUInt32BE(28, 20);
  return png;
}

const cmyk = Buffer.from(
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDk/D/8Ncn/AGF/sUV6dXp3h/8Aho/sL/YoorzHw/8Aw16d/YX+xRRXp3h/+Gj+wv8AYoor/9k=',
  'base64',
);

test('files that would fill the memory, block or be misread are refused by name', async () => {
  const bomb = deflateSync(Buffer.alloc(300e6));
  const webp = Buffer.alloc(40);
  webp.write('RIFF');
  webp.write('WEBPVP8L', 8);
  webp.writeUInt32LE(12, 16);
  webp.writeUInt32LE(0x0fffffff, 21);
  const jpeg = Buffer.from('ffd8ffc00011084e204e2003012200021101031101', 'hex');
  const cases = {
    'large.png': [blackPng(20000, 20000), 'image-too-large'],
    'large.webp': [webp, 'image-too-large'],
    'large.jpg': [jpeg, 'image-too-large'],
    'understated.png': [understated(4000, 4000), 'image-not-decodable'],
    'print.jpg': [cmyk, 'image-not-decodable'],
    'folder.png/x': ['x', 'render-not-a-file'],
  };
  const names = Object.keys(cases).map((name) => name.split('/')[0]);
  const folder = await makeFolder({
    ...Object.fromEntries(Object.entries(cases).map(([name, [bytes]]) => [name, bytes])),
    'profile.png': withChunk(grey, 'iCCP', Buffer.concat([Buffer.from('p\0\0'), bomb])),
    'text.png': withChunk(grey, 'zTXt', Buffer.concat([Buffer.from('p\0\0'), bomb])),
    'page.html': [...names, 'pipe.png', 'zero.png', 'profile.png', 'text.png']
      .map((name) => map(`id="${name}" src="${name}"`))
      .join(''),
  });
  execFileSync('mkfifo', [path.join(folder, 'pipe.png')]);
  await symlink('/dev/zero', path.join(folder, 'zero.png'));
  const script = `
    const { renderPage } = await import(${JSON.stringify(path.join(root, 'dist/node/render.js'))});
    const { readFileSync } = await import('node:fs');
    const { widgets } = await renderPage(readFileSync('page.html', 'utf8'), { url: new URL('page.html', 'file://' + process.cwd() + '/'), pictures: 'p/' });
    const codes = widgets.map(({ id, error }) => [id, error?.code ?? null, error?.message ?? '']);
    console.log(JSON.stringify({ codes, peak: process.resourceUsage().maxRSS / 1024 }));`;
  const { codes, peak } = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    }),
  );
  const found = Object.fromEntries(codes.map(([id, code]) => [id, code]));
  for (const [name, [, code]] of Object.entries(cases))
    assert.equal(found[name.split('/')[0]], code, name);
  assert.equal(found['pipe.png'], 'render-not-a-file');
  assert.equal(found['zero.png'], 'render-outside');
  // What the pixels do not follow from is left out unread.
  assert.equal(found['profile.png'], null);
  assert.equal(found['text.png'], null);
  assert.match(codes.find(([id]) => id === 'print.jpg')[2], /CMYK/);
  assert.ok(peak < 600, `${peak} MB were needed`);
});

test('a page that cannot be read or written is one line; the others are written', async () => {
  const folder = await makeFolder({
    'deep.html': `${'<div>'.repeat(50_000)}${map()}`,
    'folder.html/x': '',
    'blocked.html': map(),
    'blocked.convlens': 'a file in the place of the folder',
    'taken.html': map(),
    'fine.html': map(),
  });
  convlens(folder, 'render', 'taken.html');
  const before = await readFile(path.join(folder, 'taken.html'), 'utf8');
  const picture = rendered(before);
  // A folder has the name of the picture that comes next.
  await writeFile(path.join(folder, 'probe.html'), map('method="gradient" src="sample:3"'));
  convlens(folder, 'render', 'probe.html');
  const [next] = await pictures(path.join(folder, 'probe.convlens'));
  await mkdir(path.join(folder, 'taken.convlens', next, 'x'), { recursive: true });
  const changed = before.replace('src="sample:3"', 'method="gradient" src="sample:3"');
  await writeFile(path.join(folder, 'taken.html'), changed);
  const names = [
    'deep.html',
    'folder.html',
    'absent.html',
    'blocked.html',
    'taken.html',
    'fine.html',
  ];
  const { status, stdout, stderr } = convlens(folder, 'render', ...names);
  assert.equal(status, 2);
  assert.match(stderr, /^deep\.html: .*\(render-too-deep\)$/m);
  assert.match(stderr, /^folder\.html: .*\(render-not-a-file\)$/m);
  assert.match(stderr, /^absent\.html: .*\(render-unreadable\)$/m);
  assert.match(stderr, /^blocked\.html: .*\(render-unwritable\)$/m);
  assert.match(stderr, /^taken\.html: .*\(render-unwritable\)$/m);
  assert.doesNotMatch(stderr, /^\s+at /m);
  assert.match(stdout, /^fine\.html: 1 rendered$/m);
  assert.equal(await readFile(path.join(folder, 'taken.html'), 'utf8'), changed);
  assert.ok(existsSync(path.join(folder, picture)), 'the old picture is whole');
  assert.equal(await readFile(path.join(folder, 'blocked.html'), 'utf8'), map());
  const drafts = (await readdir(folder, { recursive: true })).filter((name) => /tmp$/.test(name));
  assert.deepEqual(drafts, []);
  await rm(path.join(folder, 'taken.convlens', next), { recursive: true });
  assert.equal(convlens(folder, 'render', 'taken.html').status, 0);
  assert.deepEqual(await pictures(path.join(folder, 'taken.convlens')), [next]);
});

test('a changed PNG is out of date, and control characters stay out of the terminal', async () => {
  const folder = await makeFolder({ 'page.html': map('id="a\x1b[2J\x9b" src="sample:3"') });
  assert.equal(convlens(folder, 'render', 'page.html').status, 0);
  const [name] = await pictures(path.join(folder, 'page.convlens'));
  await writeFile(path.join(folder, 'page.convlens', name), grey);
  const { status, stderr } = convlens(folder, 'render', '--check', 'page.html');
  assert.equal(status, 1);
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(stderr, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
});

test('--json tells page by page and figure by figure; progress goes to the other stream', async () => {
  const folder = await makeFolder({
    'page.html': `${map('id="a" src="sample:3"')}<relu-backward id="b"></relu-backward>${map('id="c" src="lost.png"')}`,
    'empty.html': '<p>nothing',
  });
  const run = (...options) => {
    const result = convlens(
      folder,
      'render',
      '--json',
      ...options,
      'page.html',
      'empty.html',
      'absent.html',
    );
    return { ...result, report: JSON.parse(result.stdout) };
  };
  const before = run('--check');
  assert.equal(before.status, 2);
  assert.equal(before.report.exitCode, 2);
  assert.deepEqual(
    before.report.pages.map(({ file, status, code }) => [file, status, code]),
    [
      ['page.html', 'failed', null],
      ['empty.html', 'current', null],
      ['absent.html', 'failed', 'render-unreadable'],
    ],
  );
  const figures = ({ report }) =>
    report.pages[0].figures.map(({ id, line, status, code }) => [id, line, status, code]);
  assert.deepEqual(figures(before), [
    ['a', 1, 'outdated', null],
    ['b', 2, 'outdated', null],
    ['c', 2, 'failed', 'image-not-found'],
  ]);
  const after = run();
  assert.deepEqual(
    figures(after).map(([, , status]) => status),
    ['rendered', 'rendered', 'failed'],
  );
  assert.match(after.stderr, /page 1 of 3, figure 2 of 3/);
  assert.doesNotMatch(run('--quiet').stderr, /figure/);
  assert.deepEqual(Object.keys(after.report), ['schema', 'version', 'check', 'exitCode', 'pages']);
});

test('a figure that takes too long is given up, the next one is rendered', async () => {
  const long =
    '<occlusion-grid model="cifar10-allcnn" src="sample:1" occluder="8" stride="1"></occlusion-grid>';
  const folder = await makeFolder({ 'page.html': `${long}<relu-backward></relu-backward>` });
  const { status, stdout, stderr } = convlens(folder, 'render', '--timeout', '0.5', 'page.html');
  assert.equal(status, 1);
  assert.match(stderr, /\(render-timeout\)$/m);
  assert.match(stdout, /1 failed, 1 rendered/);
});

test('what is not finite is never written', async () => {
  const files = await ownModel();
  const weights = await readFile(path.join(root, 'models/mnist-cnn/weights.bin'));
  for (let at = 0; at + 4 <= weights.length; at += 4) weights.writeFloatLE(NaN, at);
  const folder = await makeFolder({
    ...files,
    'm/weights.bin': weights,
    'page.html':
      '<saliency-map model="m/model.json"></saliency-map><lrp-heatmap model="m/model.json"></lrp-heatmap>',
  });
  const { status } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 1);
  assert.doesNotMatch(await readFile(path.join(folder, 'page.html'), 'utf8'), /NaN|figure/);
});
