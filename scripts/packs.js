import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Writes the wasm binaries and the built-in models once more, as scripts that bundlers carry along and
 * that pages from disk can load. Each is both a module and a classic script: it exports nothing, and
 * adds its files, gzip in base64, to the global `convlensPacks`. client/packed/ reads them.
 *
 * @param {string} folder is emptied first
 * @param {{models: string, binaries: string}} from folders
 */
export async function writePacks(folder, { models, binaries }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const packs = { ...(await packsOfBinaries(binaries)), ...(await packsOfModels(models)) };
  for (const [name, files] of Object.entries(packs)) {
    const packed = Object.entries(files).map(([file, bytes]) => [file, pack(bytes)]);
    const [key, value] = [name, Object.fromEntries(packed)].map((part) => JSON.stringify(part));
    const code = `(globalThis.convlensPacks ??= {})[${key}] = ${value};\n`;
    await writeFile(path.join(folder, `${name}.pack.js`), code);
  }
}

const pack = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');

async function packsOfBinaries(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wasm'));
  const packs = names.map(async (name) => [
    path.parse(name).name,
    { [name]: await readFile(path.join(folder, name)) },
  ]);
  return Object.fromEntries(await Promise.all(packs));
}

async function packsOfModels(folder) {
  const packs = {};
  for (const name of (await readdir(folder)).sort()) {
    for (const [file, bytes] of await filesOf(path.join(folder, name))) {
      const [top] = file.split('/');
      const isCore = /^(model|card)\.json$|^weights\.bin$/.test(file);
      const key = isCore ? name : `${name}.${path.parse(top).name}`;
      (packs[key] ??= {})[`${name}/${file}`] = bytes;
    }
  }
  return packs;
}

/** What a model's card lists, with the small samples inside of the card: `<img>`s show them there. */
async function filesOf(folder) {
  const read = (name) => readFile(path.join(folder, name));
  const card = JSON.parse(await read('card.json'));
  const names = [
    ...(card.samples ?? []).map(({ large }) => large),
    ...(card.snapshots ?? []).map(({ weights }) => weights),
    card.trainingDigits?.src,
    'model.json',
    'weights.bin',
  ];
  for (const sample of card.samples ?? []) {
    sample.src = `data:image/png;base64,${(await read(sample.src)).toString('base64')}`;
  }
  const listed = [...new Set(names.filter(Boolean))];
  const files = await Promise.all(listed.map(async (name) => [name, await read(name)]));
  return [...files, ['card.json', Buffer.from(JSON.stringify(card))]];
}
