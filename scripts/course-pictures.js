import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * `node scripts/course-pictures.js`: the images of the course's contents, each a panel of the first static figure
 * of its chapter. `convlens render` draws those figures first.
 */
const root = path.join(import.meta.dirname, '..');
const course = path.join(root, 'examples/course');
/** In CSS pixels; twice as many are drawn. */
const SIDE = 120;
/** Which panel of how many in the figure's row, and how far it is enlarged. */
const panels = {
  '1-activations': [2, 2, 1.08],
  '2-gradients': [2, 2],
  '3-deconvnet-and-guided-backprop': [3, 3],
  '4-occlusion': [1, 3],
  '5-relevance': [3, 3],
  '6-what-a-class-looks-like': [1, 1],
};

await mkdir(path.join(course, 'pictures'), { recursive: true });
const server = await serve(root);
const browser = await launch(await launchOptions());
const page = await browser.newPage();
await page.setViewport({ width: SIDE, height: SIDE, deviceScaleFactor: 2 });
for (const [chapter, [panel, count, zoom = 1]] of Object.entries(panels)) {
  const html = await readFile(path.join(course, `${chapter}.html`), 'utf8');
  const [, src] = /<img\s+src="([^"]+\.convlens\/[^"]+)"/.exec(html) ?? [];
  if (!src) throw new Error(`${chapter}.html has no static figure: run convlens render first.`);
  await page.goto(`${server.url}/examples/course/${src}`);
  await page.evaluate(
    async (side, share) => {
      const image = document.querySelector('img');
      // Gutters are about a twentieth of a panel.
      const width =
        share.count === 1
          ? image.naturalWidth
          : image.naturalWidth / (share.count + (share.count - 1) / 19);
      const scale = (share.zoom * side) / Math.min(width, image.naturalHeight);
      const left = (share.panel - 1) * width * (1 + 1 / 19) * scale;
      document.body.replaceChildren(image);
      document.body.style.cssText = 'margin: 0; overflow: hidden; background: #fff';
      image.style.cssText = `all: unset; display: block; width: ${image.naturalWidth * scale}px; height: auto; translate: ${-left}px 0`;
      await image.decode();
    },
    SIDE,
    { panel, count, zoom },
  );
  const file = path.join(course, 'pictures', `${chapter[0]}.webp`);
  await page.screenshot({ path: file, type: 'webp', quality: 82 });
}
await browser.close();
await server.close();
