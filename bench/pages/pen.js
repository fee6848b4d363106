import { launch } from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.js';
import { percentile } from '../statistics.js';
import { drag, eight, rest, thereAndBack } from './hand.js';

/** How often each thing is done, and the events of the hand each time. */
const [TIMES, EVENTS] = [4, 200];
/** Milliseconds between two of them: what was done is at rest then. */
const PAUSE = 700;
/** Milliseconds that the camera is watched. */
const CAMERA = 5000;

const pad = 'accept="digit" loading="eager"';
const three = (model, input) => `<explain-scene model="${model}">
  ${input}
  <saliency-map loading="eager" width="300"></saliency-map>
  <lrp-heatmap loading="eager" width="300"></lrp-heatmap>
</explain-scene>`;

/** What is drawn for, by its row of the table. */
const scenes = {
  'pen: prediction, saliency and LRP': three('mnist-cnn', `<image-input ${pad}></image-input>`),
  'pen: an empty job': `<image-input ${pad} for="empty" model="mnist-cnn"></image-input>
    <empty-job id="empty" model="mnist-cnn"></empty-job>`,
};

/** Sliders and surfaces: the element, what the hand moves on, and which events count. */
const handles = {
  'dragging the occluder': {
    markup: '<occlusion-grid model="mnist-cnn" loading="eager" width="700"></occlusion-grid>',
    on: '[part="surface"][role="application"]',
    type: 'pointermove',
    way: eight,
    follow: 'watchAnswered',
  },
  'sliding epsilon': {
    markup:
      '<lrp-heatmap model="mnist-cnn" composite="epsilon" controls="epsilon" loading="eager" width="700"></lrp-heatmap>',
    on: '[part="controls"] [type="range"]',
    type: 'input',
    way: thereAndBack,
    follow: 'watchExplained',
  },
  'scrubbing epochs': {
    markup:
      '<deconv-viewer model="mnist-cnn" layer="conv2" epochs loading="eager" width="700"></deconv-viewer>',
    on: '[part="scrubber"]:not(:disabled)',
    type: 'input',
    way: thereAndBack,
    follow: 'watchEpochs',
  },
  'interpolating between codes': {
    markup:
      '<codespace-am generator="mnist-dcgan" runs="4" loading="eager" width="700"></codespace-am>',
    on: '.along [type="range"]',
    type: 'input',
    way: thereAndBack,
    follow: 'watchAnswered',
    begin: pickTwo,
  },
};

/** From the hand to the painted map: what a movement that goes on waits for. */
export async function measurePen(browser, url) {
  const rows = [];
  for (const [what, markup] of Object.entries(scenes)) {
    rows.push(await measureOn(browser, url, markup, (page) => measureDrawing(page, what)));
  }
  rows.push(await measureCamera(url));
  for (const [what, handle] of Object.entries(handles)) {
    rows.push(
      await measureOn(browser, url, handle.markup, (page) => measureHandle(page, what, handle)),
    );
  }
  return rows;
}

async function measureOn(browser, url, markup, measure) {
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 1600 });
  await page.goto(`${url}/bench/pages/page.html`);
  await page.evaluate(async (content) => {
    const { EmptyJob } = await import('./watch-hand.js');
    customElements.define('empty-job', EmptyJob);
    document.body.innerHTML = content;
  }, markup);
  const figures = await page.$$eval(
    'saliency-map, lrp-heatmap, occlusion-grid, deconv-viewer, codespace-am',
    ({ length }) => length,
  );
  await page.waitForFunction(`done >= ${figures} || failures.length > 0`, { polling: 100 });
  const [failure] = await page.evaluate('failures');
  if (failure) throw new Error(failure);
  const row = await measure(page);
  await page.close();
  return row;
}

async function measureDrawing(page, what) {
  const box = await boxOf(page, 'image-input >>> [part="pad"]');
  await watchImages(page, 'pointermove');
  let seconds = 0;
  for (let time = 0; time < TIMES; time++) {
    seconds += await drag(page, box, eight, EVENTS);
    await rest(PAUSE);
    await page.evaluate(press, 'Clear');
  }
  return rowOf(page, what, seconds);
}

/** A browser of its own: with the picture that Chromium has in place of a camera. */
async function measureCamera(url) {
  const options = await launchOptions();
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await launch({ ...options, args: [...options.args, ...camera] });
  try {
    const input = '<image-input accept="camera" loading="eager"></image-input>';
    return await measureOn(browser, url, three('cifar10-cnn', input), async (page) => {
      await page.waitForSelector('image-input >>> [data-way="camera"]', { visible: true });
      await watchImages(page, 'frame');
      await page.evaluate(press, 'Use the camera');
      await page.waitForFunction('hand.report().frames > 0', { polling: 100 });
      await page.evaluate('hand.forget()');
      await rest(CAMERA);
      return rowOf(page, 'camera: the same of cifar10-cnn', CAMERA / 1000);
    });
  } finally {
    await browser.close();
  }
}

async function measureHandle(page, what, { on, type, way, follow, begin }) {
  const [tag] = await page.$$eval('body > *', (all) => all.map(({ localName }) => localName));
  await begin?.(page);
  const box = await boxOf(page, `${tag} >>> ${on}`);
  await page.evaluate(
    async (element, counted, follow) => {
      const watch = await import('./watch-hand.js');
      const card = await (await fetch('/models/mnist-cnn/card.json')).json();
      window.hand = watch.watchHand(counted);
      const epochs = card.snapshots.map(({ epoch }) => epoch);
      watch[follow](window.hand, document.querySelector(element), epochs);
    },
    tag,
    type,
    follow,
  );
  let seconds = 0;
  for (let time = 0; time < TIMES; time++) {
    seconds += await drag(page, box, way, EVENTS);
    await rest(PAUSE);
  }
  return rowOf(page, what, seconds);
}

async function pickTwo(page) {
  for (const index of [0, 1]) {
    await page.$eval(
      'codespace-am',
      ({ shadowRoot }, number) =>
        shadowRoot.querySelectorAll('[part="grid"] button')[number].click(),
      index,
    );
  }
}

function watchImages(page, type) {
  return page.evaluate(async (counted) => {
    const { watchHand, watchScene } = await import('./watch-hand.js');
    window.hand = watchHand(counted);
    watchScene(window.hand, document.querySelector('explain-scene'));
  }, type);
}

async function boxOf(page, selector) {
  const element = await page.waitForSelector(selector, { visible: true });
  await element.scrollIntoView();
  // Figures grow while they settle.
  for (let box = ''; ; await rest(PAUSE)) {
    const now = await element.boundingBox();
    if (JSON.stringify(now) === box) return now;
    box = JSON.stringify(now);
  }
}

/** In the page. */
function press(words) {
  const { shadowRoot } = document.querySelector('image-input');
  [...shadowRoot.querySelectorAll('button')]
    .find(({ textContent }) => textContent.trim() === words)
    .click();
}

async function rowOf(page, what, seconds) {
  const { latencies, frames } = await page.evaluate(() => window.hand.report());
  if (latencies.length === 0) throw new Error(`${what}: no event was followed by a drawing.`);
  return {
    what,
    events: latencies.length,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    perSecond: Math.round(frames / seconds),
  };
}
