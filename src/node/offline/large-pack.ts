import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { KitFile } from '../copy/kit-files.js';
import { kitFolder } from '../kit-folder.js';
import { imageType } from './addresses.js';

/**
 * A large built-in model as a script that pages from disk can load: the package has none, because it would
 * double its size (scripts/bundling/packs.js writes those of all other models).
 */
export async function largePack(model: string): Promise<KitFile> {
  const read = (name: string): Promise<Buffer> =>
    readFile(new URL(`models/${model}/${name}`, kitFolder));
  const card = JSON.parse(String(await read('card.json'))) as { samples: { src: string }[] };
  // Samples stand inside of the card: `<img>`s show them there.
  for (const sample of card.samples) {
    const image = await read(sample.src);
    sample.src = `data:${imageType(sample.src)};base64,${image.toString('base64')}`;
  }
  const files = {
    'card.json': Buffer.from(JSON.stringify(card)),
    'model.json': await read('model.json'),
    'weights.bin': await read('weights.bin'),
  };
  const packed = Object.entries(files).map(([name, bytes]) => [
    `${model}/${name}`,
    gzipSync(bytes, { level: 9 }).toString('base64'),
  ]);
  const value = JSON.stringify(Object.fromEntries(packed));
  const code = `(globalThis.convlensPacks ??= {})[${JSON.stringify(model)}] = ${value};\n`;
  return {
    path: `dist/packs/${model}.pack.js`,
    group: 'packs, for pages from disk and sandboxed frames',
    bytes: Buffer.from(code),
  };
}
