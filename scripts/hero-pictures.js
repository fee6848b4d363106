import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * The first figure of the front page as an image, which readers see until the figure itself has come:
 * `node scripts/hero-pictures.js` takes its panels, as wide as on a desktop and as on a phone.
 */
const root = path.join(import.meta.dirname, '..');
const widths = { '': 564, '.phone': 350 };
const left = ['caption', 'controls', 'other-controls'];

const front = await readFile(path.join(root, 'examples/index.html'), 'utf8');
const [, attributes] = /<div class="hero">\s*<saliency-map([^>]*)>/.exec(front);
const pageOf = (width, scheme) => `<!doctype html><meta charset="utf-8"><title>A picture</title>
<link rel="stylesheet" href="article.css"><link rel="stylesheet" href="front.css">
<script type="module" src="../dist/convlens.js"></script>
<style>:root { color-scheme: ${scheme}; } body { padding: 0; } .hero { width: ${width}px; }
.hero > * { margin: 0; } ${left.map((part) => `saliency-map::part(${part})`).join(', ')} { display: none; }</style>
<div class="hero"><saliency-map ${attributes} loading="eager"></saliency-map></div>`;

const server = await serve(root);
const browser = await launch({ ...(await launchOptions()), protocolTimeout: 300_000 });
try {
  for (const [name, width] of Object.entries(widths)) {
    for (const scheme of ['light', 'dark']) await take(name, width, scheme);
  }
} finally {
  await browser.close();
  await server.close();
}

async function take(name, width, scheme) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: width + 20, height: 800, deviceScaleFactor: 1.5 });
  await tab.goto(`${server.url}/examples/index.html`);
  await tab.setContent(pageOf(width, scheme));
  await tab.waitForFunction(() => document.querySelector('saliency-map').result);
  // What is drawn comes with the next frames.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const figure = await tab.$('saliency-map');
  const { height } = await figure.boundingBox();
  const file = `examples/pictures/hero${name}${scheme === 'dark' ? '.dark' : ''}.webp`;
  await figure.screenshot({ path: path.join(root, file), type: 'webp', quality: 80 });
  console.log(`${file}: ${width} x ${height}`);
  await tab.close();
}
