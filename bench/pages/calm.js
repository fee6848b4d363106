import path from 'node:path';
import { writeLargeNetwork } from './large-network.js';
import { writeLargePhotograph } from './large-photograph.js';
import { tasksDuring } from './tasks.js';
import { markup } from './widgets.js';

/** Every element with all that it can show. */
const elements = {
  'saliency-map': 'model="mnist-cnn" compare="gradient guided-backprop" sanity faithfulness',
  'lrp-heatmap': 'model="mnist-cnn" layers conservation denominators sanity rules',
  'deconv-viewer': 'model="mnist-cnn" layer="conv2" reconstructions epochs train top="3"',
  'occlusion-grid': 'model="mnist-cnn"',
  'relu-backward': '',
  'codespace-am': 'generator="mnist-dcgan" runs="8"',
};
/** The same, of a network with 1,000 classes and about 150 layers, which lies here. */
const LARGE = 'build/large-network';
const large = `model="/${LARGE}/model.json" card="/${LARGE}/card.json"`;
const ofLarge = {
  'saliency-map': `${large} compare="gradient grad-cam" sanity faithfulness`,
  'lrp-heatmap': `${large} layers conservation denominators sanity rules`,
  'deconv-viewer': `${large} reconstructions top="3"`,
  'occlusion-grid': large,
  'codespace-am': `${large} generator="" pixels="noise" runs="2"`,
};
/** Of a photograph at 224 x 224: five maps, relevance, reconstructions, a sweep. */
const photograph = 'model="efficientnet-lite0" src="sample:0"';
const ofPhotograph = {
  'saliency-map': `${photograph} compare="guided-backprop gradient deconvnet gradient-x-input grad-cam"`,
  'lrp-heatmap': photograph,
  'deconv-viewer': photograph,
  'occlusion-grid': photograph,
};
/** All of them in one scene, with the picture's pixels climbing beside. */
const scene = Object.entries({
  ...ofPhotograph,
  'codespace-am': 'generator="" pixels="noise" runs="1"',
})
  .map(([tag, attributes]) => {
    const own = attributes.replace(photograph, '');
    return `<${tag} ${own} loading="eager" width="700"></${tag}>`;
  })
  .join('');
const allOfPhotograph = { 'explain-scene': `${photograph} picture` };
/** Of one with 12 megapixels, as a phone takes them. */
const UPLOAD = 'build/large-photograph/photograph.jpg';
const ofUpload = {
  'saliency-map': `model="efficientnet-lite0" src="/${UPLOAD}" compare="guided-backprop grad-cam"`,
};
/** Milliseconds until all is shown, at most: other programs may have the processor. */
const PATIENCE = 180_000;
/** Milliseconds that a page is watched on, for what follows an explanation, and from one use to the next. */
const AFTERWARDS = 1500;
const BETWEEN = 500;
/** Widgets of all kinds on one page. */
const WIDGETS = 20;
/** Controls that are used at most, spread over all: tables of layers have one in each row. */
const MOST_USED = 60;

/**
 * The tasks of the main thread per element, while it loads and computes and while a reader uses it,
 * with a small network, with a large one and with a photograph; of twenty widgets, and of the blog post.
 */
export async function measureCalm(browser, url) {
  await writeLargeNetwork(path.join(import.meta.dirname, '../..', LARGE));
  return [
    ...(await measureElements(browser, url, elements, '')),
    ...(await measureElements(browser, url, ofLarge, ', 150 layers')),
    ...(await measurePhotographs(browser, url)),
    { what: `${WIDGETS} widgets, loading`, ...(await loadMany(browser, url)) },
    { what: 'blog post, read through', ...(await readBlog(browser, url)) },
  ];
}

/** Explains in so many widgets at once, of all kinds. */
async function loadMany(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 1200 });
  const tasks = await tasksDuring(page, async () => {
    await page.goto(`${url}/bench/pages/page.html`);
    await page.evaluate((text) => (document.body.innerHTML = text), markup(WIDGETS));
    await page.waitForFunction(`done >= ${WIDGETS} || failures.length > 0`, {
      polling: 100,
      timeout: PATIENCE,
    });
    const [failure] = await page.evaluate('failures');
    if (failure) throw new Error(failure);
    await rest();
  });
  await page.close();
  return tasks;
}

/** Those alone that explain a photograph. */
export async function measurePhotographs(browser, url) {
  await writeLargePhotograph(browser, url, path.join(import.meta.dirname, '../..', UPLOAD));
  return [
    ...(await measureElements(browser, url, ofPhotograph, ', photograph')),
    ...(await measureElements(browser, url, allOfPhotograph, ', all of a photograph', scene)),
    ...(await measureElements(browser, url, ofUpload, ', 12 megapixels')),
  ];
}

/** @param inner what stands inside of each */
async function measureElements(browser, url, subjects, note, inner = '') {
  const rows = [];
  for (const [tag, attributes] of Object.entries(subjects)) {
    const page = await browser.newPage();
    await page.setViewport({ width: 800, height: 1200 });
    const content = `<${tag} ${attributes} loading="eager" width="700">${inner}</${tag}>`;
    const loading = await tasksDuring(page, async () => {
      await page.goto(`${url}/bench/pages/page.html`);
      await page.evaluate((text) => (document.body.innerHTML = text), content);
      // The pictures of a large network climb for a minute.
      const climbs = (tag === 'codespace-am' && note) || inner.includes('<codespace-am');
      const explained = inner ? inner.split('</').length - 2 : 0;
      const started = climbs ? `steps > 0 && done >= ${explained}` : 'done > 0';
      await page.waitForFunction(`${started} || failures.length > 0`, {
        polling: 100,
        timeout: PATIENCE,
      });
      const [failure] = await page.evaluate('failures');
      if (failure) throw new Error(`${tag}: ${failure}`);
      await rest();
    });
    const use = await tasksDuring(page, () => useControls(page, tag));
    rows.push(
      { what: `${tag}${note}, loading`, ...loading },
      { what: `${tag}${note}, in use`, ...use },
    );
    await page.close();
  }
  return rows;
}

const rest = (duration = AFTERWARDS) => new Promise((resolve) => setTimeout(resolve, duration));

/** The controls of the element once each, the next before the last has had its effect. */
async function useControls(page, tag) {
  const count = await page.$eval(tag, listControls);
  const step = Math.ceil(count / MOST_USED);
  for (let index = 0; index < count; index += step) {
    await page.$eval(tag, useControl, index);
    await rest(BETWEEN);
  }
  await rest();
}

/** In the page: how many there are in the element and in those inside it, which `useControl` then uses. */
function listControls(element) {
  window.controlsNow = () =>
    [element, ...element.children].flatMap((each) => [
      ...each.shadowRoot.querySelectorAll('select, input, figure button'),
    ]);
  return window.controlsNow().length;
}

/** In the page. */
function useControl(element, index) {
  const control = window.controlsNow()[index];
  if (!control || control.disabled) return;
  if (control instanceof HTMLSelectElement) {
    control.selectedIndex = (control.selectedIndex + 1) % control.length;
  } else if (control.type === 'range' || control.type === 'number') {
    // Some take any number, and have no step.
    control.value = Number(control.value) + (Number(control.max) || 1) / 20;
  } else {
    control.click();
    return;
  }
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Scrolls through the blog post, screen by screen. */
async function readBlog(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  const tasks = await tasksDuring(page, async () => {
    await page.goto(`${url}/examples/blog-post/index.html`);
    const screens = await page.evaluate(() => document.body.scrollHeight / innerHeight);
    for (let screen = 0; screen < screens; screen++) {
      await page.evaluate((top) => scrollTo(0, top * innerHeight), screen);
      await rest();
    }
  });
  await page.close();
  return tasks;
}
