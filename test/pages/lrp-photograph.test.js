import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, makeSite, openPage } from './helpers.js';

const figure = (attributes) => `<lrp-heatmap id="it" loading="eager" ${attributes}></lrp-heatmap>`;
const site = await makeSite({
  'photograph.html': html(figure('model="efficientnet-lite0" src="sample:1"')),
  'plus.html': html(figure('model="efficientnet-lite0" src="sample:1" composite="epsilon-plus"')),
  'digit.html': html(figure('model="mnist-cnn" src="sample:3"')),
});

/** The method, and what the figure says, once it is drawn. */
async function open(t, name) {
  const page = await openPage(t, `${site.url}/${name}.html`);
  await assertCompletes(page, 'it');
  return page.$eval('#it', async (element) => {
    await element.updateComplete;
    const text = (part) =>
      [...element.shadowRoot.querySelectorAll(`[part~="${part}"]`)]
        .map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '))
        .join(' | ');
    const { method, details } = element.result;
    const share = details.conservation.passedOn / details.start;
    return {
      method,
      share,
      label: text('label'),
      told: text('share'),
      legend: text('legend'),
    };
  });
}

test('a photograph: rules for networks with depthwise convolutions, and the share that arrives', async (t) => {
  const { method, share, label, told, legend } = await open(t, 'photograph');
  assert.equal(method, 'epsilon-gamma-box');
  assert.match(label, /LRP, ε, γ and box/);
  assert.ok(share > 0.005 && share < 0.05, `${share}`);
  assert.match(told, /Only [\d.]+ ?% of the score reaches the pixels; biases absorb 99 ?%/);
  assert.match(legend, /99\.5th percentile; 0\.5 ?% of the pixels lie beyond/);
});

test('under epsilon-plus, asked for by name, its share is told too', async (t) => {
  const { method, share, told } = await open(t, 'plus');
  assert.equal(method, 'epsilon-plus');
  assert.ok(share < 0.001, `${share}`);
  assert.match(told, /Only 0\.0\d+ ?% of the score reaches the pixels; biases absorb >99\.9 ?%/);
});

test('a small network opens as it did: the same rules, all of its range', async (t) => {
  const { method, label, told, legend } = await open(t, 'digit');
  assert.equal(method, 'epsilon-plus');
  assert.match(label, / \| LRP, ε and z\+$/);
  assert.equal(told, '');
  assert.doesNotMatch(legend, /percentile/);
});
