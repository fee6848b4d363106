import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { builtNames } from '../../scripts/hashed-names.js';
import { packedFile } from '../../dist/client/packed/packed-file.js';
import { root } from './helpers.js';

/** Too large for packs: it is only fetched. */
const unpacked = 'efficientnet-lite0';

const folders = { binaries: path.join(root, 'dist'), models: path.join(root, 'models') };

/** All that bundles and pages from disk may ask for, by its path in the packs. */
async function packedPaths() {
  const binaries = (await readdir(folders.binaries)).filter((name) => name.endsWith('.wasm'));
  const models = await readdir(folders.models, { recursive: true, withFileTypes: true });
  const files = models
    .filter((entry) => entry.isFile() && entry.name !== 'SOURCES.md')
    .map((entry) => path.relative(folders.models, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.startsWith(`${unpacked}/`));
  return { binaries, files };
}

test('the packs hold every binary and every file of the models', async () => {
  const { binaries, files } = await packedPaths();
  assert.ok(binaries.length === 2 && files.length > 40);
  // Small samples are inside of the card, which is another for that.
  const inCard = (file) => /samples\/[^/]*\.png$/.test(file);
  await assertPacked('import.worker.js', path.join(folders.binaries, 'import.worker.js'));
  for (const name of binaries) await assertPacked(name, path.join(folders.binaries, name));
  for (const name of files) {
    if (/card\.json$/.test(name) || inCard(name)) continue;
    await assertPacked(name, path.join(folders.models, name));
  }
});

async function assertPacked(name, file) {
  const packed = await packedFile(name);
  assert.ok(packed, `${name} is in no pack`);
  assert.ok(Buffer.from(packed).equals(await readFile(file)), name);
}

test('packed cards carry their samples, and say the same otherwise', async () => {
  const models = await readdir(folders.models);
  for (const model of models.filter((name) => name !== unpacked)) {
    const read = (bytes) => JSON.parse(Buffer.from(bytes).toString());
    const packed = read(await packedFile(`${model}/card.json`));
    const card = read(await readFile(path.join(folders.models, model, 'card.json')));
    for (const [index, sample] of (card.samples ?? []).entries()) {
      const bytes = await readFile(path.join(folders.models, model, sample.src));
      const { src } = packed.samples[index];
      assert.equal(src, `data:image/png;base64,${bytes.toString('base64')}`);
      packed.samples[index].src = sample.src;
    }
    assert.deepEqual(packed, card);
  }
});

test('the modules import every pack that is written', async () => {
  const written = await readdir(path.join(root, 'dist/packs'));
  const names = written.map((file) => file.replace('.pack.js', ''));
  const source = await readFile(path.join(root, 'dist/client/packed/load-pack.js'), 'utf8');
  for (const name of names) assert.ok(source.includes(`packs/${name}.pack.js`), name);
  assert.equal(source.match(/import\(/g).length, names.length);
  // Those of the bundles are asked for by the same names.
  const file = (await builtNames(path.join(root, 'dist'))).get('chunks/packed-file.js');
  const bundled = await readFile(path.join(root, 'dist', file), 'utf8');
  for (const name of names) {
    const [, pack, hash] = /^(.+)\.([\da-f]{8})$/.exec(name);
    assert.match(bundled, new RegExp(`\\b${pack}"?:"${hash}"`));
  }
});

test('what is in no pack is not found', async () => {
  assert.equal(await packedFile('mnist-cnn/nothing.bin'), null);
  assert.equal(await packedFile('no-model/model.json'), null);
  for (const name of ['model.json', 'weights.bin', 'card.json', 'samples/dog.jpg']) {
    assert.equal(await packedFile(`${unpacked}/${name}`), null);
  }
});
