import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * Draws the pictures that stand in for the blog post's live figures where no script runs: in print,
 * in feed readers, before the kit has loaded. Run it after a change to the figures.
 */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'examples/blog-post/figures');

const server = await serve(root);
const browser = await launch(await launchOptions());
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1080, height: 900, deviceScaleFactor: 2 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(`${server.url}/examples/blog-post/`);
  await mkdir(folder, { recursive: true });
  for (const figure of await page.$$(
    ':is(saliency-map, deconv-viewer, occlusion-grid, lrp-heatmap, codespace-am, relu-backward)[id]',
  )) {
    const name = await figure.evaluate(async (element) => {
      element.controls = 'none';
      const answered = new Promise((resolve) => {
        element.addEventListener('occluder-answer', resolve, { once: true });
      });
      await element.explain();
      // Where the occluder stands, the lists of classes are filled after the figure.
      if (element.localName === 'occlusion-grid') await answered;
      await element.updateComplete;
      return element.id;
    });
    // The epochs take the place of the panels, and come when their weights have.
    const panels = await page.waitForFunction(
      ({ shadowRoot }) =>
        shadowRoot.querySelector('.epochs:has(canvas)') ??
        shadowRoot.querySelector('.panels, .grids, .generators'),
      { timeout: 60_000 },
      figure,
    );
    await panels.asElement().screenshot({ path: path.join(folder, `${name}.png`) });
    console.log(`examples/blog-post/figures/${name}.png`);
  }
} finally {
  await browser.close();
  await server.close();
}
