import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { cors, makeSite, openPage, root } from './helpers.js';

const site = await makeSite({}, { headers: cors });
const documentation = await readFile(path.join(root, 'docs/embedding.md'), 'utf8');
/** The lines that docs/embedding.md gives to pages with frames. */
const [snippet] = /<script>\n {2}addEventListener[^]*?<\/script>/.exec(documentation);

const address = (query) => `${site.url}/dist/embed.html?${new URLSearchParams(query)}`;
const digit = { element: 'saliency-map', model: 'mnist-cnn', src: 'sample:3', backend: 'wasm' };

/** Waits for the element's result, and gives what the network answers. */
async function answerIn(frame, tag = 'saliency-map') {
  const found = await frame.waitForFunction(
    (name) => document.querySelector(name)?.result,
    {},
    tag,
  );
  return found.evaluate(({ target, method }) => `${method} ${target.label}`);
}

/** Waits for a part of the figure. */
function inFigure(page, selector) {
  const find = (wanted) => document.querySelector('saliency-map')?.shadowRoot.querySelector(wanted);
  return page.waitForFunction(find, {}, selector);
}

/** A page of another origin with a frame of this query. */
async function framed(t, query, attributes = '') {
  const files = {
    'index.html': `<!doctype html><title>Host</title>${snippet}
      <iframe id="other" height="50" srcdoc="Another"></iframe>
      <iframe id="framed" height="50" width="700" ${attributes} src="${address(query).replaceAll('&', '&amp;')}"></iframe>`,
  };
  const host = await makeSite(files, { withKit: false });
  const page = await openPage(t, host.url);
  const element = await page.$('#framed');
  return { page, frame: await element.contentFrame() };
}

test('embed.html shows the element that its address describes, by all its attributes', async (t) => {
  const page = await openPage(
    t,
    address({ ...digit, method: 'gradient', target: '8', sanity: '', width: '300', utm: 'x' }),
  );
  assert.equal(await answerIn(page), 'gradient 8');
  const attributes = await page.$eval('saliency-map', (element) => element.getAttributeNames());
  assert.deepEqual(attributes.sort(), [
    'backend',
    'method',
    'model',
    'sanity',
    'src',
    'target',
    'width',
  ]);
  assert.deepEqual(page.problems, []);
});

test('it follows the wish for a colour scheme and a language', async (t) => {
  const look = (page) =>
    page.evaluate(() => [
      getComputedStyle(document.documentElement).colorScheme,
      getComputedStyle(document.body).color,
      document.documentElement.lang,
    ]);
  const dark = await openPage(t, address({ ...digit, scheme: 'dark', lang: 'de' }));
  await answerIn(dark);
  assert.deepEqual(await look(dark), ['dark', 'rgb(255, 255, 255)', 'de']);
  const light = await openPage(t, address({ ...digit, scheme: 'url(x)', lang: '"><b>' }));
  await answerIn(light);
  assert.deepEqual(await look(light), ['light dark', 'rgb(0, 0, 0)', 'en']);
});

test('the frame becomes as high as the figure, and no other one', async (t) => {
  const { page, frame } = await framed(t, digit);
  assert.equal(await answerIn(frame), 'guided-backprop 3');
  await page.waitForFunction(() => document.querySelector('#framed').height > 300);
  const fits = () =>
    frame.waitForFunction(
      () => innerHeight === Math.ceil(document.body.getBoundingClientRect().height),
    );
  await fits();
  const before = await page.$eval('#framed', ({ height }) => Number(height));
  await frame.$eval('saliency-map', (element) => {
    element.shadowRoot.querySelector('.toolbar summary').click();
  });
  await page.waitForFunction(
    (known) => document.querySelector('#framed').height > known,
    {},
    before,
  );
  await fits();
  assert.equal(await page.$eval('#other', ({ height }) => height), '50');
  const scrolls = await frame.evaluate(
    () => document.documentElement.scrollHeight > window.innerHeight,
  );
  assert.equal(scrolls, false);
});

test('it works in a sandbox, on wasm, and tells its height', async (t) => {
  const { page, frame } = await framed(t, digit, 'sandbox="allow-scripts"');
  assert.equal(await frame.evaluate(() => window.origin), 'null');
  assert.equal(await answerIn(frame), 'guided-backprop 3');
  assert.equal(await frame.$eval('saliency-map', ({ result }) => result.backend), 'wasm');
  await page.waitForFunction(() => document.querySelector('#framed').height > 300);
});

test('every element of the kit is shown', async (t) => {
  for (const query of [
    { element: 'relu-backward', values: '1 -1; 2 3', signal: '1 1; 1 1' },
    { element: 'occlusion-grid', model: 'mnist-cnn', occluder: '14', stride: '7' },
    { element: 'lrp-heatmap', model: 'mnist-cnn', composite: 'gamma' },
    { element: 'deconv-viewer', model: 'mnist-cnn', layer: 'conv2' },
    { element: 'codespace-am', runs: '1' },
  ]) {
    const page = await openPage(t, address({ ...query, backend: 'wasm' }));
    await page.waitForFunction((tag) => document.querySelector(tag)?.result, {}, query.element);
    assert.deepEqual(page.problems, []);
  }
});

test('elements inside are described by queries of their own', async (t) => {
  const child = String(new URLSearchParams({ ...digit, method: 'gradient', onclick: 'alert(1)' }));
  const page = await openPage(t, address({ element: 'relu-backward', child }));
  const inner = await page.waitForSelector('relu-backward > saliency-map');
  const names = await inner.evaluate((element) => element.getAttributeNames().sort());
  assert.deepEqual(names, ['backend', 'method', 'model', 'src']);
});

test('a query can set nothing but the attributes of an element of the kit', async (t) => {
  const hostile = {
    ...digit,
    onclick: 'document.title = "taken"',
    onload: 'document.title = "taken"',
    style: 'position: fixed; inset: 0; background: red',
    class: 'taken',
    id: 'taken',
    slot: 'image',
    is: 'taken',
    innerHTML: '<img src=x onerror="document.title = 1">',
    image: 'x',
    target: '"><img src=x onerror="document.title = \'taken\'">',
  };
  const page = await openPage(t, address(hostile));
  const failed = await inFigure(page, '[part="error"]');
  assert.match(await failed.evaluate(({ textContent }) => textContent), /onerror/);
  assert.equal(await page.title(), 'saliency-map · convlens');
  const attributes = await page.$eval('saliency-map', (element) => element.getAttributeNames());
  assert.deepEqual(attributes.sort(), ['backend', 'model', 'src', 'target']);
  assert.deepEqual(await page.$$('img'), []);
  for (const element of ['script', 'img', 'iframe', '__proto__', 'constructor', '<b>x</b>', '']) {
    const other = await openPage(
      t,
      address({ element, src: 'javascript:alert(1)', onerror: 'alert(1)' }),
    );
    await other.waitForSelector('body > p');
    const shown = await other.evaluate(() => [
      document.body.querySelectorAll('*').length,
      document.querySelector('p').textContent,
    ]);
    assert.equal(shown[0], (await other.$('noscript')) ? 2 : 1);
    assert.match(shown[1], element ? /There is no element/ : /Say which element/);
  }
});

test('sizes, lengths and counts in a query have limits', async (t) => {
  const sizes = { 1e12: '4096', 300: '300', '-5': null, NaN: null, wide: null, Infinity: '4096' };
  for (const [given, kept] of Object.entries(sizes)) {
    const page = await openPage(t, address({ ...digit, width: given, height: given }));
    const set = await page.$eval('saliency-map', (element) => [
      element.getAttribute('width'),
      element.getAttribute('height'),
    ]);
    assert.deepEqual(set, [kept, kept], given);
  }
  const query = new URLSearchParams({ element: 'explain-scene', model: 'mnist-cnn' });
  const child = new URLSearchParams({ element: 'relu-backward', child: 'element=relu-backward' });
  for (let count = 0; count < 50; count++) query.append('child', child);
  const page = await openPage(t, address(query));
  const counts = await page.evaluate(() =>
    ['explain-scene > relu-backward', 'relu-backward relu-backward'].map(
      (selector) => document.querySelectorAll(selector).length,
    ),
  );
  assert.deepEqual(counts, [12, 0]);
});

test('its policy runs no script that is not its own', async (t) => {
  const page = await openPage(t, address(digit));
  await answerIn(page);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.taken = true';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.taken = true');
    button.click();
    const other = document.createElement('script');
    other.src = 'data:text/javascript,window.taken = true';
    const ended = new Promise((resolve) => (other.onload = other.onerror = resolve));
    document.body.append(other);
    await ended;
    return Boolean(window.taken);
  });
  assert.equal(ran, false);
});

test('the address that "Open alone" has shows the same', async (t) => {
  const page = await openPage(t, address({ ...digit, method: 'gradient' }));
  await answerIn(page);
  await page.$eval('saliency-map', (element) => {
    element.src = 'sample:7';
    element.shadowRoot.querySelector('.toolbar summary').click();
  });
  await inFigure(page, '.tools a');
  await page.$eval('saliency-map', (element) => {
    void element.explain().then(() => (window.explained = true));
  });
  await page.waitForFunction(() => window.explained);
  await page.$eval('saliency-map', ({ shadowRoot }) => {
    const buttons = shadowRoot.querySelectorAll('.tools button');
    [...buttons].find(({ textContent }) => /Embed code/.test(textContent)).click();
  });
  const code = await inFigure(page, '.code:nth-child(2) textarea');
  const source = await code.evaluate((field) => {
    const holder = document.implementation.createHTMLDocument().body;
    holder.innerHTML = field.value;
    return holder.firstElementChild.getAttribute('src');
  });
  const again = await openPage(t, source);
  assert.equal(await answerIn(again), 'gradient 7');
  // Alone already, it does not offer that.
  await again.$eval('saliency-map', ({ shadowRoot }) => {
    shadowRoot.querySelector('.toolbar summary').click();
  });
  await inFigure(again, '.tools a');
  await again.waitForNetworkIdle();
  const words = await again.$eval(
    'saliency-map',
    ({ shadowRoot }) => shadowRoot.querySelector('.tools').textContent,
  );
  assert.match(words, /Full screen/);
  assert.doesNotMatch(words, /Open alone/);
});

test('each documented height fits the figure, at both widths, without much to spare', async (t) => {
  const rows = [...documentation.matchAll(/^\| `([a-z-]+)` +\| (\d+) +\| (\d+) +\|$/gm)];
  assert.equal(rows.length, 5);
  const page = await openPage(t, address({ element: 'relu-backward' }));
  const misfits = [];
  for (const [, element, wide, narrow] of rows) {
    for (const [width, given] of [
      [700, Number(wide)],
      [360, Number(narrow)],
    ]) {
      await page.setViewport({ width, height: given });
      await page.goto(address({ element, model: 'mnist-cnn' }));
      await answerShown(page, element);
      const needed = await page.evaluate(() => document.body.getBoundingClientRect().height);
      if (needed > given || needed < given - 60) misfits.push([element, width, needed]);
    }
  }
  assert.deepEqual(misfits, []);
});

/** Waits for the result of an element and until it is drawn. */
async function answerShown(page, tag) {
  await page.waitForFunction((name) => document.querySelector(name)?.result, {}, tag);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
