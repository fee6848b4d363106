import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainName } from '../../scripts/hashed-names.js';
import { assertCompletes, html, makeSite, openPage } from './helpers.js';

const figure = (attributes = '', fallback = '') =>
  `<relu-backward id="relu" ${attributes}>${fallback}</relu-backward>`;
const paragraphs = (count) => '<p>Words that stand around the figure, in lines.</p>'.repeat(count);
const digit = '<saliency-map id="digit" model="mnist-cnn"></saliency-map>';
const site = await makeSite({
  'index.html': html(figure('', '<p id="fallback">In words.</p>')),
  'versioned.html': html(
    figure() + digit,
    '<script type="module" src="dist/convlens.js?v=1"></script>',
  ),
  'disk.html': html(figure(), '<script src="dist/convlens.iife.js"></script>'),
  ...Object.fromEntries(
    ['height="760"', 'height="1280"', ''].map((height) => [
      `between-${height.replace(/\D/g, '')}.html`,
      html(
        `${paragraphs(3)}${figure(height)}${paragraphs(6)}`,
        '<script src="dist/convlens.iife.js"></script>',
      ),
    ]),
  ),
  'below.html': html(`<div style="height: 8000px"></div>${figure()}`),
  'strict.html': html(
    figure(),
    `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">
    <script type="module" src="kit.js"></script>`,
  ),
});

const texts = (page, name) =>
  page.$eval(
    '#relu',
    (element, label) =>
      [...element.shadowRoot.querySelectorAll(`[aria-label="${label}"] .cell`)].map(
        (cell) => cell.querySelector('input')?.value ?? cell.textContent.trim(),
      ),
    name,
  );
const focused = (page) =>
  page.$eval('#relu', (element) => element.shadowRoot.activeElement?.ariaLabel ?? null);
const scripts = async (page) => {
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  return addresses
    .map((address) => plainName(address.split('/').at(-1)))
    .filter((name) => /relu-view|worker-source/.test(name));
};

test('a reader changes a number with the keyboard alone', async (t) => {
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'relu');
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // The button of the sketch comes first.
  await press('Tab', 'Tab', 'ArrowRight');
  assert.equal(await focused(page), 'input, row 1, column 2');
  // The minus sign alone is no number yet; nothing is refused before the reader moves on.
  const since = await page.evaluate(() => window.events.length);
  await page.keyboard.type('-2.5');
  await assertCompletes(page, 'relu', since);
  assert.deepEqual(await texts(page, 'input'), '1 -2.5 5 2 -5 -7 -3 2 4'.split(' '));
  await press('ArrowDown', 'ArrowRight', '4');
  await page.waitForFunction(
    () =>
      document
        .querySelector('#relu')
        .shadowRoot.querySelector('[aria-label^="output"]')
        .innerText.replace(/\s+/g, ' ') === '1 0 5 2 0 4 0 2 4',
  );
  assert.deepEqual(await texts(page, 'passed by guided backprop'), '0 0 0 6 0 1 0 0 3'.split(' '));
  // In a field that is opened with Enter the browser's own keys work.
  await press('Enter', 'ArrowUp', 'Home', 'Delete', '7', 'Escape', 'ArrowLeft');
  assert.equal((await texts(page, 'input'))[5], '7');
  assert.equal(await focused(page), 'input, row 2, column 2');
  await press('Tab');
  assert.match(await focused(page), /^row 2, column 2: 0, blocked by the input/);
  const refused = (events) => events.filter(({ type }) => /-error$/.test(type));
  assert.deepEqual(refused(await page.evaluate(() => window.events)), []);
  assert.deepEqual(page.problems, []);
});

test('an unfinished number stays in its field and is refused when the reader moves on', async (t) => {
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'relu');
  const since = await page.evaluate(() => window.events.length);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('-');
  await page.keyboard.press('ArrowDown');
  const { code, message, hint } = (
    await page.evaluate((from) => window.awaitEvent('relu', ['part-error'], from), since)
  ).detail;
  assert.equal(code, 'relu-values');
  assert.match(message, /Row 1, column 1 of the input/);
  assert.match(hint, /Escape/);
  const field = await page.$('#relu >>> input');
  assert.equal(await field.evaluate(({ validity }) => validity.badInput), true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  assert.equal(await field.evaluate(({ value }) => value), '1');
  assert.deepEqual(page.problems, []);
});

test('a tap on a cell tells what happened to it', async (t) => {
  const page = await openPage(t, site.url, {
    before: (opened) => opened.setViewport({ width: 360, height: 740, hasTouch: true }),
  });
  await assertCompletes(page, 'relu');
  await (await page.$('#relu >>> [aria-label="passed by deconvnet"] .cell')).tap();
  const sentence = await page.waitForFunction(
    () =>
      document
        .querySelector('#relu')
        .shadowRoot.querySelector('[part="explanation"] [part="finding"]')
        .textContent.trim() || null,
  );
  assert.match(await sentence.jsonValue(), /^Row 1, column 1: the input is 1, so backpropagation/);
});

test('nothing of the figure is fetched before the reader comes near', async (t) => {
  const page = await openPage(t, `${site.url}/below.html`);
  await page.evaluate(() => customElements.whenDefined('relu-backward').then(() => {}));
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  assert.deepEqual(await scripts(page), []);
  await page.evaluate(() => document.getElementById('relu').scrollIntoView());
  await assertCompletes(page, 'relu');
  assert.deepEqual((await scripts(page)).sort(), ['relu-view.js', 'worker-source.js']);
});

for (const [width, file, name] of [
  [800, 'between-760.html', 'with its height'],
  [360, 'between-1280.html', 'with its height'],
  [800, 'between-.html', 'of nine numbers, without a height'],
  [640, 'between-.html', 'of nine numbers, without a height'],
  [580, 'between-.html', 'of nine numbers, without a height'],
  [414, 'between-.html', 'of nine numbers, without a height'],
  [360, 'between-.html', 'of nine numbers, without a height'],
  [320, 'between-.html', 'of nine numbers, without a height'],
]) {
  test(`nothing jumps around a figure ${name}, ${width} pixels wide`, async (t) => {
    const page = await openPage(t, `${site.url}/${file}`, {
      before: async (opened) => {
        await opened.setViewport({ width, height: 1400 });
        await opened.evaluateOnNewDocument(() => {
          window.shift = 0;
          new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) window.shift += value;
          }).observe({ type: 'layout-shift', buffered: true });
        });
      },
    });
    await assertCompletes(page, 'relu');
    await page.hover('#relu >>> .cell');
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const shift = await page.evaluate(() => window.shift);
    assert.ok(shift < 0.01, String(shift));
  });
}

test('one worker serves the page, also where the script has a query that its chunks do not have', async (t) => {
  const page = await openPage(t, `${site.url}/versioned.html`);
  await assertCompletes(page, 'relu');
  await page.evaluate(() => document.getElementById('digit').scrollIntoView());
  await assertCompletes(page, 'digit');
  assert.equal(await page.evaluate(() => window.workers.length), 1);
  assert.deepEqual(await texts(page, 'passed by deconvnet'), '0 3 0 6 0 1 2 0 3'.split(' '));
  assert.deepEqual(page.problems, []);
});

test('the classic script draws it too', async (t) => {
  const page = await openPage(t, `${site.url}/disk.html`);
  await assertCompletes(page, 'relu');
  assert.deepEqual(await texts(page, 'passed by deconvnet'), '0 3 0 6 0 1 2 0 3'.split(' '));
});

test('it is styled under a policy that allows no style elements', async (t) => {
  const page = await openPage(t, `${site.url}/strict.html`);
  await assertCompletes(page, 'relu');
  const display = await page.$eval('#relu', (element) => {
    const box = element.shadowRoot.querySelector('.grids');
    return getComputedStyle(box).display;
  });
  assert.equal(display, 'grid');
});

test('in print the figure stands without its controls', async (t) => {
  const page = await openPage(t, site.url);
  await assertCompletes(page, 'relu');
  const shows = () =>
    page.evaluate(() =>
      [
        document.querySelector('#fallback'),
        document.querySelector('#relu').shadowRoot.querySelector('figure'),
        document.querySelector('#relu').shadowRoot.querySelector('[part="controls"]'),
      ].map((element) => Boolean(element?.checkVisibility())),
    );
  assert.deepEqual(await shows(), [false, true, true]);
  await page.emulateMediaType('print');
  assert.deepEqual(await shows(), [false, true, false]);
});

test('without JavaScript the fallback is the figure', async (t) => {
  const page = await openPage(t, site.url, {
    before: (opened) => opened.setJavaScriptEnabled(false),
  });
  const box = await (await page.$('#fallback')).boundingBox();
  assert.ok(box.width > 0 && box.height > 0);
});
