import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../build/examples');

const looks = [
  { suffix: '', width: 1280, scheme: 'light' },
  { suffix: '-360', width: 360, scheme: 'light' },
  { suffix: '-dark', width: 1280, scheme: 'dark' },
];

/** Takes the page wide, on a phone and in dark colours; it must fit each. */
export async function takeScreenshots(page, name) {
  await mkdir(folder, { recursive: true });
  for (const { suffix, width, scheme } of looks) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    // Figures follow their width, and a frame's height its figure, a few frames later.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(overflow <= 0, `the page is ${overflow} px wider than its ${width} px`);
    await takePieces(page, path.join(folder, `${name}${suffix}`), width);
  }
}

/** Beyond this height a picture repeats itself. */
const TALLEST = 8_000;

/** Takes the whole page, in several pictures where it is too tall for one. */
async function takePieces(page, file, width) {
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < tall; y += TALLEST) {
    await page.setViewport({ width, height: Math.min(TALLEST, tall - y) });
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
    const piece = y > 0 ? `-${y / TALLEST + 1}` : '';
    await page.screenshot({ path: `${file}${piece}.png`, captureBeyondViewport: false });
  }
}
