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
    '<saliency-map id="many" model="many/model.json" loading="eager" controls="all"></saliency-map>',
  ),
});

test('thousands of classes, and hundreds of samples, are searched, not drawn as a menu', async (t) => {
  const page = await openPage(t, site.url);
  await settled(page, 'many');
  const fields = () =>
    page.$eval('#many', ({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('[role="combobox"]')].map(({ value }) => value),
    );
  await page.waitForFunction(
    () =>
      document.querySelector('#many').shadowRoot.querySelectorAll('[role="combobox"]').length === 3,
  );
  // Samples, classes, and what a class is compared with.
  assert.deepEqual(await fields(), ['sample 0', 'predicted class', 'nothing']);
  const options = await page.$eval(
    '#many',
    ({ shadowRoot }) => shadowRoot.querySelectorAll('option, [role="option"]').length,
  );
  assert.ok(options < 100, `${options} options`);
  const [samples, classes] = await page.$$('#many >>> [role="combobox"]');
  await classes.click();
  await page.keyboard.type('123');
  const listed = await page.$eval('#many', ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('[role="option"]')].map(({ innerText }) => innerText),
  );
  assert.equal(listed[0], 'class 123');
  assert.ok(listed.length <= 100 && listed.includes('class 4123'));
  await classes.click({ count: 3 });
  await page.keyboard.type('Class 1234');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('#many').result?.target.label === 'class 1234',
  );
  await samples.click();
  await page.keyboard.type('sample 499');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#many').src === 'sample:499');
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
