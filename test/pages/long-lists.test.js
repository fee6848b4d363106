import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeSite, modelFiles, openPage, oracleModule, settled } from './helpers.js';
import { greyPng } from './png.js';

const CLASSES = 5000;
const { dense, flatten, softmax } = await oracleModule();
const layers = [flatten(), dense(CLASSES, { name: 'scores' }), softmax()];
const site = await makeSite({
  ...(await modelFiles('many', [4, 4, 1], layers)),
  'many/card.json': JSON.stringify({
    labels: Array.from({ length: CLASSES }, (_, index) => `class ${index}`),
    input: { range: [0, 1] },
    samples: Array.from({ length: 500 }, (_, index) => ({
      src: 'grey.png',
      label: `class ${index}`,
      title: `sample ${index}`,
    })),
  }),
  'many/grey.png': greyPng(4, 4),
  'index.html': html(
    '<saliency-map id="many" model="many/model.json" loading="eager"></saliency-map>',
  ),
});

test('thousands of classes are searched, not drawn as a menu', async (t) => {
  const page = await openPage(t, site.url);
  await settled(page, 'many');
  const { options, listed } = await page.$eval('#many', async (element) => {
    await element.updateComplete;
    const { shadowRoot } = element;
    const options = shadowRoot.querySelectorAll('select option').length;
    const field = shadowRoot.querySelector('input[type="search"]');
    field.value = '123';
    field.dispatchEvent(new Event('input'));
    const listed = Array.from(field.list.options, ({ value }) => value);
    field.value = 'Class 1234';
    field.dispatchEvent(new Event('change'));
    return { options, listed };
  });
  // The samples, and what else there is to choose.
  assert.ok(options > 500 && options < 600, `${options} options`);
  assert.ok(listed.length <= 100 && listed.includes('class 123') && listed.includes('class 4123'));
  await page.waitForFunction(
    () => document.querySelector('#many').result?.target.label === 'class 1234',
  );
});

test('thousands of addresses in src show the first of them', async (t) => {
  const page = await openPage(t, site.url);
  const shown = await page.evaluate(async (src) => {
    document.body.innerHTML = `<saliency-map model="mnist-cnn" loading="eager" src="${src}"></saliency-map>`;
    const element = document.body.firstElementChild;
    await element.explain();
    await element.updateComplete;
    return element.shadowRoot.querySelectorAll('[part~="gallery"] > *').length;
  }, 'sample:3 '.repeat(5000));
  assert.ok(shown > 0 && shown <= 25, `${shown} images`);
});
