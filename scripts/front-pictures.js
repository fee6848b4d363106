import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * Takes the pictures of the front page from the kit's own elements, light and dark: `node scripts/front-pictures.js`
 * writes all of examples/pictures, with words those whose names contain one of them.
 */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'examples/pictures');
const photograph = 'model="efficientnet-lite0" controls="none" toolbar="none" loading="eager"';
const quiet = 'controls="none" toolbar="none" loading="eager"';

/** The markup of each picture, how large it is drawn, and the parts that are too small to be read in it. */
const pictures = {
  'saliency-map': {
    markup: `<saliency-map ${photograph} src="sample:0" method="guided-backprop"></saliency-map>`,
    zoom: 1.09,
    without: 'caption legend',
  },
  'lrp-heatmap': {
    markup: `<lrp-heatmap ${photograph} src="sample:4"></lrp-heatmap>`,
    zoom: 1.09,
    without: 'caption legend reading conservation books',
  },
  'occlusion-grid': {
    markup: `<occlusion-grid ${photograph} src="sample:5" strip="0"></occlusion-grid>`,
    zoom: 1.09,
    without: 'caption legend answer-panel grid-panel',
  },
  'deconv-viewer': {
    markup: `<deconv-viewer ${quiet} model="cifar10-cnn" src="sample:6" layer="conv2" keep="all" width="440"></deconv-viewer>`,
    without: 'caption legend',
  },
  'method-contest': {
    markup: `<method-contest ${quiet} model="cifar10-cnn" src="sample:6" methods="guided-backprop lrp random"></method-contest>`,
    zoom: 1.25,
    without: 'caption picture-panel curves measures',
  },
  'codespace-am': {
    markup: `<codespace-am ${quiet} target="8" generator="mnist-gan" runs="8" width="400"></codespace-am>`,
    zoom: 1.15,
    without: 'caption',
  },
  'relu-backward': {
    markup: `<relu-backward ${quiet} width="840"></relu-backward>`,
    zoom: 0.72,
    without: 'caption about',
  },
  'deconv-learner': {
    markup: `<deconv-learner ${quiet} src="sample:3" steps="10"></deconv-learner>`,
    without: 'caption',
  },
  'explain-scene': {
    markup: `<explain-scene model="efficientnet-lite0" src="sample:2" controls="image">
      <saliency-map ${quiet} compare="grad-cam guided-backprop"></saliency-map></explain-scene>`,
    without: 'caption legend reading',
  },
  'image-input': {
    markup: `<div style="display: grid; grid-template-columns: 240px 1fr; gap: 16px; align-items: start"><image-input for="fed" accept="digit"></image-input>
      <saliency-map id="fed" ${quiet} model="mnist-cnn" method="gradient"></saliency-map></div>`,
    without: 'caption legend hint ways',
    act: drawFour,
  },
};

const size = { width: 640, height: 360 };

function pageOf({ markup, zoom = 1, without = '' }, scheme) {
  const tags = Object.keys(pictures);
  const hidden = without
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => tags.map((tag) => `${tag}::part(${part})`))
    .join(', ');
  return `<!doctype html><meta charset="utf-8"><title>A picture</title>
<script type="module" src="/dist/convlens.js"></script>
<style>:root { color-scheme: ${scheme}; }
body { margin: 0; padding: 16px; font: 15px/1.4 system-ui, sans-serif; background: light-dark(#fffffd, #161616); color: light-dark(#1c1c1c, #e4e2dd); --convlens-accent: light-dark(#a4313a, #f0a58f); }
body { display: grid; justify-content: center; }
${hidden} { display: none; }</style><div style="zoom: ${zoom}; min-width: ${markup.includes(' width=') ? 0 : (size.width - 32) / zoom}px">${markup}</div>`;
}

const words = process.argv.slice(2);
const server = await serve(root);
const browser = await launch({ ...(await launchOptions()), protocolTimeout: 300_000 });
try {
  await mkdir(folder, { recursive: true });
  for (const [name, picture] of Object.entries(pictures)) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    for (const scheme of ['light', 'dark']) await take(name, picture, scheme);
  }
} finally {
  await browser.close();
  await server.close();
}

/** Two strokes of the mouse on the pad, seen by the network a moment later. */
async function drawFour(tab) {
  const pad = await tab.$('image-input >>> [part~="pad"]');
  const { x, y, width, height } = await pad.boundingBox();
  const strokes = [
    [
      [0.4, 0.15],
      [0.28, 0.55],
      [0.75, 0.55],
    ],
    [
      [0.66, 0.3],
      [0.6, 0.88],
    ],
  ];
  for (const [first, ...rest] of strokes) {
    await tab.mouse.move(x + first[0] * width, y + first[1] * height);
    await tab.mouse.down();
    for (const [left, top] of rest) {
      await tab.mouse.move(x + left * width, y + top * height, { steps: 12 });
    }
    await tab.mouse.up();
  }
  await tab.mouse.move(0, 0);
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

async function take(name, picture, scheme) {
  const tab = await browser.newPage();
  await tab.setViewport({ ...size, deviceScaleFactor: 1.5 });
  await tab.goto(`${server.url}/examples/index.html`);
  await tab.setContent(pageOf(picture, scheme));
  await tab.evaluate(async (tag) => {
    await customElements.whenDefined(tag);
    for (const element of document.querySelectorAll('body *')) await element.explain?.();
    // What is drawn comes with the next frames.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, name);
  await picture.act?.(tab);
  const file = `${name}${scheme === 'dark' ? '.dark' : ''}.webp`;
  await tab.screenshot({ path: path.join(folder, file), type: 'webp', quality: 82 });
  await tab.close();
  console.log(`examples/pictures/${file}`);
}
