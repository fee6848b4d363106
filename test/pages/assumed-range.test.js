import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeSite, modelFiles, openPage, oracleModule } from './helpers.js';
import { greyPng } from './png.js';

const { conv, dense, flatten, relu } = await oracleModule();
const layers = [conv(3, 2, { name: 'conv1' }), relu('relu1'), flatten(), dense(3, { name: 'out' })];
const model = await modelFiles('bare', [8, 8, 1], layers);
const files = Object.entries(model);
const site = await makeSite({
  ...model,
  ...Object.fromEntries(files.map(([name, file]) => [name.replace('bare', 'stated'), file])),
  'stated/card.json': JSON.stringify({ input: { range: [0, 1] } }),
  'grey.png': greyPng(8, 8),
  'index.html': html(),
});

const elements = {
  'saliency-map': '',
  'lrp-heatmap': '',
  'occlusion-grid': 'occluder="4" stride="4"',
  'deconv-viewer': 'layer="conv1"',
  'codespace-am': 'target="1" runs="1" pixels="noise" generator="" prior="l2"',
};
const assumed = 'No model card states the input range; values from 0 to 1 are assumed.';

/** Notes of the result, and the line that the figure shows. */
async function told(page, tag, attributes, image) {
  return page.evaluate(
    async (name, markup, tensor) => {
      document.body.innerHTML = `<${name} loading="eager" ${markup}></${name}>`;
      const element = document.body.firstElementChild;
      if (tensor) element.image = { ...tensor, data: Float32Array.from(tensor.data) };
      const { details } = await element.explain();
      await element.updateComplete;
      const remarks = [...element.shadowRoot.querySelectorAll('.remark')];
      const lines = remarks.map(({ textContent }) => textContent.trim());
      return {
        notes: details.notes,
        line: lines.find((line) => /assumed|angenommen/.test(line)) ?? null,
      };
    },
    tag,
    attributes,
    image,
  );
}

test('where nobody states the input range, every figure and result say what is assumed', async (t) => {
  const page = await openPage(t, site.url);
  for (const [tag, attributes] of Object.entries(elements)) {
    const bare = await told(page, tag, `model="bare/model.json" src="grey.png" ${attributes}`);
    assert.deepEqual(bare, { notes: [assumed], line: assumed }, tag);
    const stated = await told(page, tag, `model="stated/model.json" src="grey.png" ${attributes}`);
    assert.deepEqual(stated, { notes: [], line: null }, tag);
    const builtIn = await told(page, tag, 'model="mnist-cnn" src="sample:3"');
    assert.deepEqual(builtIn, { notes: [], line: null }, tag);
  }
});

test('a tensor goes in as it is: nothing is assumed', async (t) => {
  const page = await openPage(t, site.url);
  const tensor = { data: Array(64).fill(0.5), shape: [8, 8, 1] };
  const { notes } = await told(page, 'saliency-map', 'model="bare/model.json"', tensor);
  assert.deepEqual(notes, []);
});

test('the line is in the language of the page', async (t) => {
  const page = await openPage(t, site.url);
  const attributes = 'lang="de" model="bare/model.json" src="grey.png"';
  const { line } = await told(page, 'saliency-map', attributes);
  assert.match(line, /angenommen werden Werte von 0 bis 1/);
});
