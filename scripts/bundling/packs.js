import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashOf } from './build-id.js';
import { importWorker } from './workers.js';

const require = createRequire(import.meta.url);

/** Models with larger weights are only fetched: a page from disk is told so by name. */
const LARGEST_PACKED = 2_000_000;

/** The folder of tfjs's wasm binaries. */
const binaryFolder = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));

/**
 * Without the one with threads.
 *
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function binaries() {
  const names = (await readdir(binaryFolder)).filter((name) =>
    /(?<!threaded-simd)\.wasm$/.test(name),
  );
  const files = names.map(async (name) => [name, await readFile(path.join(binaryFolder, name))]);
  return new Map(await Promise.all(files));
}

let made;

/**
 * The wasm binaries and the built-in models once more, and the importer's worker, as scripts that bundlers
 * carry along and that pages from disk can load. Each is both a module and a classic script: it exports nothing, and adds
 * its files, gzip in base64, to the global `convlensPacks`. client/packed/ reads them.
 *
 * @returns {Promise<Map<string, {hash: string, code: string}>>} by name
 */
export function packs() {
  made ??= (async () => {
    const contents = {
      ...(await packsOfBinaries()),
      'import.worker': { 'import.worker.js': Buffer.from(await importWorker()) },
      ...(await packsOfModels('models')),
    };
    const entries = Object.entries(contents).map(([name, files]) => {
      const packed = Object.entries(files).map(([file, bytes]) => [file, pack(bytes)]);
      const [key, value] = [name, Object.fromEntries(packed)].map((part) => JSON.stringify(part));
      const code = `(globalThis.convlensPacks ??= {})[${key}] = ${value};\n`;
      return [name, { hash: hashOf(code), code }];
    });
    return new Map(entries);
  })();
  return made;
}

/** @param {string} folder is emptied first */
export async function writePacks(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, { hash, code }] of await packs()) {
    await writeFile(path.join(folder, `${name}.${hash}.pack.js`), code);
  }
}

/** Names in `client/packed/load-pack.ts` are written without hashes. */
export const hashedPacks = {
  name: 'hashed-packs',
  // They lie below dist/ as they do below src/ for whoever imports them: the path stays as it is.
  resolveId: (id) => (id.endsWith('.pack.js') ? { id, external: true } : null),
  async transform(code, id) {
    if (!id.endsWith('/client/packed/load-pack.ts')) return null;
    const all = await packs();
    const hashed = code.replace(
      /packs\/([\w.-]+)\.pack\.js/g,
      (_, name) => `packs/${name}.${all.get(name).hash}.pack.js`,
    );
    return { code: hashed, map: null };
  },
};

const pack = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');

async function packsOfBinaries() {
  const files = [...(await binaries())];
  return Object.fromEntries(
    files.map(([file, bytes]) => [path.parse(file).name, { [file]: bytes }]),
  );
}

async function packsOfModels(folder) {
  const packs = {};
  for (const name of (await readdir(folder)).sort()) {
    const { size } = await stat(path.join(folder, name, 'weights.bin'));
    if (size > LARGEST_PACKED) continue;
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
