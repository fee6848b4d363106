import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, hashOf, hashOfFolder } from './build-id.js';
import { binaries, packs } from './packs.js';

/** Fills in `src/build.ts` and `client/packed/pack-hashes.ts`. */
export const buildFacts = {
  name: 'build-facts',
  async load(id) {
    if (id.endsWith('/src/build.ts')) {
      const binaryHashes = from(await binaries(), (bytes) => hashOf(bytes));
      return moduleOf({
        build,
        modelHashes: await modelHashes(),
        modelSamples: await modelSamples(),
        binaryHashes,
      });
    }
    if (id.endsWith('/packed/pack-hashes.ts')) {
      return moduleOf({ packHashes: from(await packs(), ({ hash }) => hash) });
    }
    return null;
  },
};

function moduleOf(values) {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

async function modelHashes() {
  const names = (await readdir('models')).sort();
  const hashes = names.map(async (name) => [name, await hashOfFolder(path.join('models', name))]);
  return Object.fromEntries(await Promise.all(hashes));
}

async function modelSamples() {
  const names = (await readdir('models')).sort();
  const samples = names.map(async (name) => {
    const card = JSON.parse(await readFile(path.join('models', name, 'card.json'), 'utf8'));
    return [name, (card.samples ?? []).map(({ src, large }) => shortly(src, large)).join(' ')];
  });
  return Object.fromEntries(await Promise.all(samples));
}

/** As `src/build.ts` has it; the page could not ask for files of other names before it has the card. */
function shortly(src, large) {
  const [, file, stem] = /^samples\/(([\w-]+)\.\w+)$/.exec(src) ?? [];
  if (file && !large) return file;
  if (file === `${stem}.png` && large === `samples/${stem}-large.jpg`) return stem;
  throw new Error(`The sample ${src} of a built-in model needs another name.`);
}

function from(map, value) {
  return Object.fromEntries([...map].map(([name, each]) => [name, value(each)]));
}
