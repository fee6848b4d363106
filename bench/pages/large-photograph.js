import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const [WIDTH, HEIGHT] = [4000, 3000];

/**
 * Writes a JPEG file with as many pixels as a phone's photograph, and grain, so that decoding it costs as
 * much: too large to be kept with the code. One that is there stays.
 */
export async function writeLargePhotograph(browser, url, file) {
  if (existsSync(file)) return;
  const page = await browser.newPage();
  await page.goto(`${url}/bench/pages/page.html`);
  const sample = await page.evaluate(async () => {
    const card = await (await fetch('/models/efficientnet-lite0/card.json')).json();
    const [first] = card.samples;
    return new URL(first.src, new URL('/models/efficientnet-lite0/', location.href)).href;
  });
  const base64 = await page.evaluate(enlarged, sample, WIDTH, HEIGHT);
  await page.close();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(base64, 'base64'));
}

/** In the page. */
async function enlarged(source, width, height) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  let state = 1;
  for (let index = 0; index < pixels.data.length; index++) {
    // W. H. Press et al., Numerical Recipes: an even spread is enough.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (index % 4 < 3) pixels.data[index] += ((state >>> 24) % 13) - 6;
  }
  context.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}
