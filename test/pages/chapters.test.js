import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../../dist/node/render.js';
import { makeSite, openPage, root } from './helpers.js';

/** The examples of docs/chapters.md, with the package beside each, as an author has it. */
const names = ['chapter', 'quiz', 'two-models'];
const files = Object.fromEntries(
  (
    await Promise.all(
      names.map(async (name) => {
        const folder = path.join(root, 'examples', name);
        const own = (await readdir(folder)).filter((file) => file !== 'convlens');
        return [
          [`${name}/convlens`, { linkTo: root }],
          ...own.map((file) => [`${name}/${file}`, { copyOf: path.join(folder, file) }]),
        ];
      }),
    )
  ).flat(),
);
const site = await makeSite(files);

/** Waits until an element has explained, wherever it is. */
const explained = (page, selector) =>
  page.$eval(selector, async (element) => {
    await customElements.whenDefined(element.localName);
    await element.explain();
    await element.updateComplete;
  });

const heard = (page, selector) =>
  page.$eval(selector, ({ shadowRoot }) =>
    shadowRoot.querySelector('.unseen[aria-live]').textContent.trim(),
  );

const shown = (page, selector, part) =>
  page.$eval(
    selector,
    ({ shadowRoot }, name) =>
      [...shadowRoot.querySelectorAll(`[part~="${name}"]`)]
        .filter((element) => element.checkVisibility())
        .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
        .join(' | '),
    part,
  );

test('the chapter’s paragraph follows the reader', async (t) => {
  const page = await openPage(t, `${site.url}/chapter/`);
  const says = (text) =>
    page.waitForFunction(
      (wanted) => document.querySelector('#reaction').textContent.includes(wanted),
      {},
      text,
    );
  await says('predicts a 3');
  await page.$eval('#digits', (scene) => {
    const select = scene.shadowRoot.querySelector('select');
    select.value = 'sample:8';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await says('predicts a 8');
  assert.deepEqual(page.problems, []);
});

test('its second figure stands still, in the author’s words', async (t) => {
  const page = await openPage(t, `${site.url}/chapter/`);
  await explained(page, '#locked');
  assert.equal(await shown(page, '#locked', 'controls'), '');
  assert.equal(await shown(page, '#locked', 'toolbar'), '');
  assert.equal(await shown(page, '#locked', 'answer'), '');
  assert.ok(await page.$eval('#locked > [slot="caption"]', (caption) => caption.checkVisibility()));
  await explained(page, '#gallery');
  assert.equal(
    await shown(page, '#gallery', 'cell-caption'),
    'open on the left | closed above, on the left | closed on both sides',
  );
  assert.deepEqual(page.problems, []);
});

test('the quiz keeps its answer until the reader has found it', async (t) => {
  const page = await openPage(t, `${site.url}/quiz/`);
  await explained(page, 'saliency-map');
  assert.equal(await shown(page, 'saliency-map', 'answer'), '');
  assert.doesNotMatch(await heard(page, 'saliency-map'), /dog/);
  const answer = async (value) => {
    await page.click(`saliency-map ~ fieldset [value="${value}"]`);
    await page.click('.question:first-of-type button:not([part])');
    await page.$eval('saliency-map', (figure) => figure.updateComplete);
  };
  await answer('cat');
  assert.equal(await shown(page, 'saliency-map', 'answer'), 'The network predicts dog.');
  await answer('dog');
  assert.match(await shown(page, 'saliency-map', 'answer'), /^The network predicts dog \(/);
  assert.match(await heard(page, 'saliency-map'), /dog/);
  assert.equal(
    await page.$eval('.verdict', ({ textContent }) => textContent),
    'Right. The figure now shows the rest.',
  );
  assert.deepEqual(page.problems, []);
});

test('two models share an image, and each has its name', async (t) => {
  const page = await openPage(t, `${site.url}/two-models/`);
  for (const selector of ['saliency-map:not([model])', 'saliency-map[model]']) {
    await explained(page, selector);
    await page.waitForFunction(
      (wanted) => {
        const { shadowRoot } = document.querySelector(wanted);
        return shadowRoot.querySelector('[part~="model"]')?.textContent.includes('Handwritten');
      },
      {},
      selector,
    );
    assert.match(await shown(page, selector, 'answer'), /^The network predicts 4/);
    assert.equal(await shown(page, selector, 'picture-panel'), '');
  }
  const [one, other] = await page.$$eval('saliency-map', (maps) =>
    maps.map(({ result }) => Array.from(result.details.input.data)),
  );
  assert.deepEqual(other, one);
  assert.deepEqual(page.problems, []);
});

test('convlens render keeps the answer, the author’s caption, and the scene’s sample', async () => {
  const { html, widgets } = await renderPage(
    `<!doctype html><html lang="en"><body>
      <saliency-map id="quiz" model="cifar10-cnn" src="sample:6" reveal="none"></saliency-map>
      <saliency-map id="class" model="cifar10-cnn" src="sample:6" reveal="class"></saliency-map>
      <saliency-map id="own" model="mnist-cnn"><p slot="caption">Mine.</p></saliency-map>
      <explain-scene model="mnist-cnn" src="sample:4" reveal="none">
        <saliency-map id="second" model="mnist-judge"></saliency-map>
        <saliency-map id="first" reveal="all"></saliency-map>
      </explain-scene></body></html>`,
    { url: pathToFileURL(path.join(root, 'index.html')), pictures: 'pictures/' },
  );
  const written = (id) => html.match(new RegExp(`id="${id}"[^]*?</saliency-map>`))[0];
  const resultOf = (id) => widgets.find((widget) => widget.id === id).result;
  assert.doesNotMatch(written('quiz'), /dog/);
  assert.match(written('quiz'), /patterns that raise the score|Only positive signals/);
  assert.match(written('class'), /The network predicts dog\./);
  assert.doesNotMatch(written('class'), /dog \(/);
  assert.match(written('own'), /<img [^>]*alt="The network predicts/);
  assert.doesNotMatch(written('own').replace(/<img[^>]*>/, ''), /The network predicts/);
  assert.equal(resultOf('second').predictions[0].label, '4');
  assert.equal(resultOf('second').model, 'mnist-judge');
  assert.doesNotMatch(written('second'), /answers/);
  assert.match(written('first'), /The network predicts 4 \(/);
});
