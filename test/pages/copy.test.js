import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { plainName } from '../../scripts/hashed-names.js';
import {
  assertCompletes,
  html,
  makeDisk,
  makeFolder,
  makeSite,
  openPage,
  root,
} from './helpers.js';

const cli = path.join(root, 'dist/node/cli.js');

/** Runs `convlens copy` in a folder. */
function copy(cwd, ...args) {
  return spawnSync(process.execPath, [cli, 'copy', ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
  });
}

function copied(cwd, ...args) {
  const { status, stdout, stderr } = copy(cwd, ...args);
  assert.equal(status, 0, stderr);
  return stdout;
}

function assertRefused(run, code) {
  assert.equal(run.status, 2, run.stdout);
  assert.ok(run.stderr.includes(`(${code})`), run.stderr);
}

const listOf = async (folder) =>
  JSON.parse(await readFile(path.join(folder, 'kit/convlens.json'), 'utf8'));
const sha = (text) => createHash('sha256').update(text).digest('hex');

test('what was copied for these models is enough for every element, and for the page for frames', async (t) => {
  const figures = [
    '<saliency-map id="saliency" model="mnist-cnn" loading="eager" sanity></saliency-map>',
    '<deconv-viewer id="deconv" model="mnist-cnn" loading="eager"></deconv-viewer>',
    '<occlusion-grid id="occlusion" model="mnist-cnn" loading="eager"></occlusion-grid>',
    '<lrp-heatmap id="lrp" model="mnist-cnn" loading="eager" layers></lrp-heatmap>',
    '<codespace-am id="codespace" generator="mnist-gan" model="mnist-cnn" runs="1" loading="eager"></codespace-am>',
    '<relu-backward id="relu" loading="eager"></relu-backward>',
    '<explain-scene model="mnist-cnn"><image-input></image-input><saliency-map id="inside" loading="eager" lang="de"></saliency-map></explain-scene>',
  ];
  const site = await makeSite({}, { withKit: false });
  const printed = copied(
    site.folder,
    'kit',
    '--models',
    'mnist-gan,mnist-cnn mnist-judge',
    '--embed',
  );
  const [script, base] = /<script .*src="(.*)dist\/convlens\.js".*<\/script>/.exec(printed);
  assert.match(base, /^kit\/\d+\.\d+\.\d+-[\da-f]{8}\/$/);
  await writeFile(path.join(site.folder, 'page.html'), html(figures.join(''), script));
  const missing = [];
  const page = await openPage(t, `${site.url}/page.html`, {
    before: (opened) =>
      opened.on('response', (answer) => answer.status() > 399 && missing.push(answer.url())),
  });
  for (const id of ['saliency', 'deconv', 'occlusion', 'lrp', 'codespace', 'relu', 'inside']) {
    await assertCompletes(page, id);
  }
  await page.goto(`${site.url}/${base}dist/embed.html?element=relu-backward`);
  await page.waitForFunction(() =>
    document.querySelector('relu-backward')?.shadowRoot.querySelector('.cell'),
  );
  assert.deepEqual(missing, []);
  assert.deepEqual(page.problems, []);
  assert.ok(!existsSync(path.join(site.folder, base, 'models/cifar10-cnn')));
});

test('the classic script, copied, works from disk', async (t) => {
  const folder = await makeDisk({
    'page.html': html(
      '<saliency-map id="map" model="mnist-cnn" loading="eager"></saliency-map>',
      '<script src="kit/dist/convlens.iife.js" defer></script>',
    ),
  });
  const printed = copied(folder, 'kit', '--models=mnist-cnn', '--classic', '--names', 'fixed');
  assert.ok(printed.includes('src="kit/dist/convlens.iife.js"'));
  assert.ok(!existsSync(path.join(folder, 'kit/dist/chunks')));
  const page = await openPage(t, pathToFileURL(path.join(folder, 'page.html')).href);
  await assertCompletes(page, 'map');
});

test('sizes, what to paste and headers are printed; --json has each file', async () => {
  const folder = await makeFolder({});
  const printed = copied(
    folder,
    'site/kit',
    ...['--models', 'none', '--languages', 'es', '--names', 'fixed'],
  );
  assert.match(printed, /^chunks.* \(\d+ files\) +\d+\.\d KB +\d+\.\d KB$/m);
  assert.match(printed, /^all \(\d+ files\) +\d/m);
  assert.ok(printed.includes('src="kit/dist/convlens.js"'));
  assert.match(printed, /immutable\n.*no-cache/);
  const report = JSON.parse(copied(folder, 'site/kit', '--models', 'none', '--json'));
  assert.deepEqual([report.schema, report.exitCode, report.code], [1, 0, null]);
  const plain = Object.fromEntries(report.files.map((file) => [plainName(file.path), file]));
  assert.equal(plain['dist/chunks/es.js'].status, 'current');
  assert.equal(plain['dist/chunks/de.js'].status, 'written');
  const { bytes, gzip } = plain['dist/convlens.js'];
  assert.ok(bytes > gzip && gzip > 10_000);
  assert.ok(!report.files.some(({ path: name }) => name.startsWith('models/')));
});

test('a second run removes what the first has written and this one does not want, and nothing else', async () => {
  const folder = await makeFolder({ 'secret.txt': 'secret', 'kit/mine.txt': 'mine' });
  copied(folder, 'kit', '--models', 'mnist-cnn,mnist-judge', '--names', 'fixed');
  const kit = path.join(folder, 'kit');
  // As if by another version: a chunk of another name, one that was changed since, and a forged entry.
  const list = await listOf(folder);
  const old = 'dist/chunks/old-view.0123abcd.js';
  const changed = 'dist/chunks/changed-view.0123abcd.js';
  await writeFile(path.join(kit, old), 'old');
  await writeFile(path.join(kit, changed), 'changed');
  for (const [name, content] of [
    [old, 'old'],
    [changed, 'before'],
    ['../secret.txt', 'secret'],
    ['dist/../../secret.txt', 'secret'],
    ['mine.txt', 'mine'],
  ]) {
    list.files.push({ path: name, hash: sha(content) });
  }
  await writeFile(path.join(kit, 'convlens.json'), JSON.stringify(list));
  const keeping = JSON.parse(
    copied(folder, 'kit', '--models', 'mnist-cnn', '--keep-old', '--json'),
  );
  assert.deepEqual(keeping.kept, [old]);
  assert.ok(keeping.removed.includes('models/mnist-judge/weights.bin'));
  assert.ok(!existsSync(path.join(kit, 'models/mnist-judge')));
  assert.ok(existsSync(path.join(kit, old)));
  const later = JSON.parse(copied(folder, 'kit', '--models', 'mnist-cnn', '--json'));
  assert.deepEqual([later.removed, later.kept], [[old], []]);
  assert.ok(later.files.every(({ status }) => status === 'current'));
  const left = ['kit/mine.txt', `kit/${changed}`, 'secret.txt'];
  for (const name of left) assert.ok(existsSync(path.join(folder, name)), name);
});

test('a folder for each version; a copy with fixed names keeps them', async () => {
  const folder = await makeFolder({});
  const kit = path.join(folder, 'kit');
  const few = ['kit', '--models', 'none', '--languages', 'none'];
  const first = JSON.parse(copied(folder, ...few, '--engine', '--json'));
  const { base } = first;
  assert.match(base, /^\d+\.\d+\.\d+-[\da-f]{8}\/$/);
  assert.ok(first.files.every((file) => file.path.startsWith(base)));
  assert.ok(existsSync(path.join(kit, base, 'dist/convlens-engine.js')));
  // As if by another version.
  const old = '0.0.9-0123abcd/dist/convlens.js';
  await mkdir(path.dirname(path.join(kit, old)), { recursive: true });
  await writeFile(path.join(kit, old), 'old');
  const list = await listOf(folder);
  list.files.push({ path: old, hash: sha('old') });
  await writeFile(path.join(kit, 'convlens.json'), JSON.stringify(list));
  const printed = copied(folder, ...few, '--keep-old');
  assert.match(printed, /kit\/\d.*\/\* +Cache-Control: public, max-age=31536000, immutable/);
  assert.match(printed, /pages that load 0\.0\.9-0123abcd: change the address/);
  assert.ok(!existsSync(path.join(kit, base, 'dist/convlens-engine.js')));
  assert.ok(existsSync(path.join(kit, old)));
  copied(folder, ...few);
  assert.ok(!existsSync(path.join(kit, '0.0.9-0123abcd')));
  copied(folder, ...few, '--names', 'fixed');
  assert.ok(existsSync(path.join(kit, 'dist/convlens.js')) && !existsSync(path.join(kit, base)));
  assert.equal(JSON.parse(copied(folder, ...few, '--json')).base, '');
  const moved = copied(folder, ...few, '--names', 'versioned');
  assert.match(moved, /pages that load dist: change the address/);
});

test('files that it has not written are not overwritten, unless by --force', async () => {
  const folder = await makeFolder({ 'kit/dist/convlens.js': 'mine', 'kit/other.txt': 'other' });
  const refused = copy(folder, 'kit', '--models', 'none', '--names', 'fixed');
  assertRefused(refused, 'copy-foreign-files');
  assert.match(refused.stderr, /dist\/convlens\.js/);
  assert.ok(!existsSync(path.join(folder, 'kit/convlens.json')));
  copied(folder, 'kit', '--models', 'none', '--names', 'fixed', '--force');
  assert.ok(existsSync(path.join(folder, 'kit/other.txt')));
  // The same for what was changed since, and for a list that is none of its own.
  await writeFile(path.join(folder, 'kit/NOTICE'), 'mine');
  assertRefused(copy(folder, 'kit', '--models', 'none'), 'copy-foreign-files');
  const another = await makeFolder({ 'kit/convlens.json': '{"version":1,"pages":{}}' });
  const json = copy(another, 'kit', '--models', 'none', '--json');
  assertRefused(json, 'copy-foreign-files');
  assert.deepEqual(JSON.parse(json.stdout).code, 'copy-foreign-files');
});

test('a model that is not there, a language, a folder that cannot be written, wrong use', async () => {
  const outside = await makeFolder({ 'keep.txt': 'keep' });
  const folder = await makeFolder({ file: 'no folder', 'linked/dist': { linkTo: outside } });
  const unknown = copy(folder, 'kit', '--models', 'mnist-cnn,resnet');
  assertRefused(unknown, 'model-unknown');
  assert.match(unknown.stderr, /"resnet".*mnist-cnn, cifar10-cnn.*mnist-judge/);
  assertRefused(copy(folder, 'kit', '--languages', 'fr'), 'setting-out-of-range');
  assertRefused(copy(folder, 'file', '--models', 'none'), 'copy-unwritable');
  assertRefused(copy(folder, 'linked', '--models', 'none', '--names', 'fixed'), 'copy-unwritable');
  for (const wrong of [
    [],
    ['a', 'b'],
    ['kit', '--model', 'mnist-cnn'],
    ['kit', '--names', 'odd'],
  ]) {
    const { status, stderr } = copy(folder, ...wrong);
    assert.equal(status, 2);
    assert.match(stderr, /Usage: convlens copy/);
  }
  assert.match(copied(folder, '--help'), /^Usage: convlens copy/);
  assert.ok(!existsSync(path.join(folder, 'kit')));
});

test('a package that lacks files is an error', async () => {
  const folder = await makeFolder({
    'broken/dist/node': { copyOf: path.join(root, 'dist/node') },
    'broken/models/none.txt': '',
    'broken/package.json': { copyOf: path.join(root, 'package.json') },
  });
  await mkdir(path.join(folder, 'broken/dist/chunks'));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['broken/dist/node/cli.js', 'copy', 'kit', '--models', 'none'],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.equal(status, 2);
  assert.ok(stderr.includes('(copy-failed)'), stderr);
});
