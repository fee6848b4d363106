import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/** Draws the picture of the README from the kit's own elements: `npm run figures`. */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'docs/images');

const page = `<!doctype html><meta charset="utf-8"><title>convlens</title>
<script type="module" src="/dist/convlens.js"></script>
<style>
  body { margin: 0; padding: 16px; width: 1328px; height: max-content; font: 15px/1.4 system-ui, sans-serif; background: #fff; color: #1c1c1c;
    display: grid; grid-template-columns: repeat(3, 1fr); gap: 20px 28px; --convlens-accent: #a4313a; }
  .wide { grid-column: 1 / -1; }
  h2 { font: inherit; font-weight: 600; margin: 0 0 6px; }
  code { font-size: 0.9em; }
  :is(saliency-map, lrp-heatmap, occlusion-grid, codespace-am)::part(caption),
  :is(saliency-map, lrp-heatmap, occlusion-grid, codespace-am)::part(controls),
  occlusion-grid::part(answer-panel), occlusion-grid::part(grid-panel), occlusion-grid::part(strip), lrp-heatmap::part(reading), lrp-heatmap::part(conservation), lrp-heatmap::part(books),
  :is(saliency-map, lrp-heatmap, occlusion-grid)::part(input-toggle) { display: none; }
</style>
<section class="wide"><h2><code>&lt;saliency-map&gt;</code></h2>
  <saliency-map model="efficientnet-lite0" src="sample:0" compare="gradient guided-backprop grad-cam" controls="none" toolbar="none" width="1328"></saliency-map></section>
<section><h2><code>&lt;lrp-heatmap&gt;</code></h2>
  <lrp-heatmap model="efficientnet-lite0" src="sample:4" controls="none" toolbar="none" width="424"></lrp-heatmap></section>
<section><h2><code>&lt;occlusion-grid&gt;</code></h2>
  <occlusion-grid model="efficientnet-lite0" src="sample:5" strip="0" controls="none" toolbar="none" width="424"></occlusion-grid></section>
<section><h2><code>&lt;codespace-am&gt;</code></h2>
  <codespace-am target="0" generator="mnist-gan" runs="8" controls="none" toolbar="none" width="424"></codespace-am></section>`;

const server = await serve(root);
const browser = await launch(await launchOptions());
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1360, height: 640, deviceScaleFactor: 1.25 });
  await tab.goto(`${server.url}/examples/index.html`);
  await tab.setContent(page);
  await tab.waitForFunction(() => customElements.get('codespace-am'));
  await tab.evaluate(async () => {
    const figures = document.querySelectorAll(
      'saliency-map, lrp-heatmap, occlusion-grid, codespace-am',
    );
    for (const figure of figures) await figure.explain();
  });
  await mkdir(folder, { recursive: true });
  const body = await tab.$('body');
  await body.screenshot({ path: path.join(folder, 'kit.webp'), type: 'webp', quality: 88 });
  console.log('docs/images/kit.webp');
} finally {
  await browser.close();
  await server.close();
}
