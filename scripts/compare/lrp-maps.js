/**
 * What training/lrp_zennit.py compares with zennit: the inputs and maps of the networks of
 * compare-lrp.js as float32 values in one file, and an index of them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const composites = ['epsilon-plus', 'epsilon-gamma-box', 'epsilon-alpha2-beta1'];

/**
 * @param {import('puppeteer-core').Page} page one of the kit's
 * @param {string} folder where `index.json` and `maps.bin` are written
 * @param {{title: string, given: object}[]} networks
 * @param {{src: string, title: string}[]} photos
 */
export async function writeMaps(page, folder, networks, photos) {
  const parts = [];
  let length = 0;
  const keep = (base64) => {
    const bytes = Buffer.from(base64, 'base64');
    const offset = length;
    parts.push(bytes);
    length += bytes.length;
    return offset;
  };
  const described = [];
  for (const { title, given } of networks) {
    const images = [];
    let bounds;
    for (const photo of photos) {
      const found = await page.evaluate(mapsOf, given, photo.src, composites);
      bounds = found.bounds;
      images.push({
        title: photo.title,
        shape: found.shape,
        target: found.target,
        input: keep(found.input),
        maps: Object.fromEntries(
          Object.entries(found.maps).map(([name, base64]) => [name, keep(base64)]),
        ),
      });
    }
    described.push({ title, bounds, images });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.json'), JSON.stringify(described));
  await writeFile(path.join(folder, 'maps.bin'), Buffer.concat(parts));
}

/** In the page: a photograph as the network gets it, and its maps. */
async function mapsOf(given, address, composites) {
  const kit = await import('/dist/convlens.js');
  const explainer = kit.createExplainer({ ...given, backend: 'wasm' });
  const { preprocessing } = await explainer.describe();
  const { input } = await explainer.picture(address);
  const base64Of = (values) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let text = '';
    for (let start = 0; start < bytes.length; start += 4096)
      text += String.fromCharCode(...bytes.subarray(start, start + 4096));
    return btoa(text);
  };
  const maps = {};
  let target;
  for (const composite of composites) {
    const result = await explainer.lrpOf(input, { composite });
    target = result.target.index;
    maps[composite] = base64Of(result.map);
  }
  return {
    shape: input.shape,
    input: base64Of(Float32Array.from(input.data)),
    bounds: { low: preprocessing.black, high: preprocessing.white },
    target,
    maps,
  };
}
