import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import encode, { init } from '@jsquash/webp/encode.js';
import { decode } from 'fast-png';

/** Bytes; below, a picture is mostly blocks of one color, of which PNG makes less. */
const SMALL = 60_000;
const QUALITY = 90;

const codec = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm');
await init(await WebAssembly.compile(readFileSync(codec)));

/**
 * Photographs in the images that `convlens render` has written are exact and large: the site has them as
 * WebP, mostly a tenth of the bytes.
 *
 * @param {string} folder of pages, each with its images in NAME.convlens beside it
 */
export async function compressPictures(folder) {
  for (const page of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    const images = page.replace(/html$/, 'convlens');
    const all = existsSync(path.join(folder, images)) ? readdirSync(path.join(folder, images)) : [];
    const written = [];
    for (const name of all.filter((each) => each.endsWith('.png'))) {
      const file = path.join(folder, images, name);
      const png = readFileSync(file);
      if (png.length < SMALL) continue;
      const compressed = await encode(pixelsOf(png), { quality: QUALITY });
      if (compressed.byteLength > png.length) continue;
      writeFileSync(file.replace(/png$/, 'webp'), Buffer.from(compressed));
      rmSync(file);
      written.push(`${images}/${name}`);
    }
    if (written.length > 0) renameIn(path.join(folder, page), written);
  }
}

function renameIn(page, pngs) {
  const html = readFileSync(page, 'utf8');
  const renamed = pngs.reduce(
    (text, png) => text.replaceAll(png, png.replace(/png$/, 'webp')),
    html,
  );
  writeFileSync(page, renamed);
}

/** With the opacity that the encoder expects. */
function pixelsOf(bytes) {
  const { data, width, height, channels } = decode(bytes);
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let index = 0; index < width * height; index++) {
    pixels.set(data.subarray(channels * index, channels * (index + 1)), 4 * index);
  }
  return { data: pixels, width, height };
}
