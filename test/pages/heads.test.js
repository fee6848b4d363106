import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCompletes, html, makeSite, openPage, oracleModule } from './helpers.js';

const { build, conv, dense, flatten, maxPool, toKeras } = await oracleModule();

/** The files of a small network that ends like this. */
function model(name, units, activation, labels) {
  const net = build([12, 12, 1], 4, [
    conv(3, 4, { activation: 'relu' }),
    maxPool(2),
    flatten(),
    dense(units, { activation }),
  ]);
  const { json, weights } = toKeras(net);
  return {
    [`${name}/model.json`]: JSON.stringify(json),
    [`${name}/weights.bin`]: new Uint8Array(weights),
    [`${name}/card.json`]: JSON.stringify({ input: { range: [0, 1] }, ...(labels && { labels }) }),
  };
}

const site = await makeSite({
  ...model('unit', 1, 'sigmoid', ['dog']),
  ...model('value', 1, 'linear', ['age']),
  ...model('bare', 1, 'linear'),
  ...model('logits', 3, 'linear'),
  'disc.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><circle cx="5" cy="5" r="4" fill="white"/></svg>',
  ...Object.fromEntries(
    ['saliency-map faithfulness', 'lrp-heatmap', 'occlusion-grid occluder="4" stride="4"'].flatMap(
      (start) =>
        ['unit', 'value', 'bare', 'logits'].map((name) => [
          `${start.split(' ')[0]}-${name}.html`,
          html(
            `<${start} id="it" model="${name}/model.json" src="disc.svg" backend="wasm"></${start.split(' ')[0]}>`,
          ),
        ]),
    ),
  ),
  'codespace-am-value.html': html(
    '<codespace-am id="it" model="value/model.json" generator="" pixels="noise" runs="2" backend="wasm"></codespace-am>',
  ),
});

/** What an element says when it is done, and what can be chosen in it. */
async function explained(t, tag, name) {
  const page = await openPage(t, `${site.url}/${tag}-${name}.html`);
  const result = await assertCompletes(page, 'it');
  const told = await page.evaluate(async () => {
    const element = document.querySelector('#it');
    await element.updateComplete;
    const root = element.shadowRoot;
    const words = ({ textContent }) => textContent.replace(/\s+/g, ' ').trim();
    return {
      words: words(root),
      html: root.innerHTML,
      parts: Object.fromEntries(
        ['answer', 'head', 'label', 'meaning', 'extremes'].map((part) => [
          part,
          [...root.querySelectorAll(`[part~="${part}"]`)].map(words).join(' | '),
        ]),
      ),
      choices: [...root.querySelectorAll('option')].map(words),
    };
  });
  assert.doesNotMatch(told.html, /NaN|undefined/);
  return { page, result, ...told };
}

for (const tag of ['saliency-map', 'lrp-heatmap', 'occlusion-grid']) {
  test(`<${tag}>: one sigmoid unit has two classes to choose from`, async (t) => {
    const { parts, choices } = await explained(t, tag, 'unit');
    assert.match(parts.answer, /^The network predicts (not )?dog \(\d+\.\d%\)\.$/);
    assert.ok(choices.includes('dog') && choices.includes('not dog'), choices.join());
    assert.equal(parts.head, '');
  });

  test(`<${tag}>: a value is an output, not a class`, async (t) => {
    const { parts, choices, words } = await explained(t, tag, 'value');
    assert.match(parts.answer, /^Output \(age\): −?\d+(\.\d+)?\.$/);
    assert.doesNotMatch(words, /probabilit|(speaks?|for|on) the class\b/i);
    assert.ok(!choices.includes('predicted class'), choices.join());
    const bare = await explained(t, tag, 'bare');
    assert.match(bare.parts.answer, /^Output: −?\d/);
  });

  test(`<${tag}>: logits are said to be shown through a softmax`, async (t) => {
    const { page } = await explained(t, tag, 'logits');
    const head = await page.evaluate(async () => {
      const { shadowRoot } = document.querySelector('#it');
      for (;;) {
        shadowRoot.querySelector('details:not([open]) > [part~="more"]')?.click();
        const told = shadowRoot.querySelector('[part~="head"]');
        if (told) return told.textContent;
        await new Promise(requestAnimationFrame);
      }
    });
    assert.equal(head, 'The probabilities are a softmax of the network’s raw outputs.');
  });
}

test('occlusion of a value is in its units, and no class wins', async (t) => {
  const { page, parts } = await explained(t, 'occlusion-grid', 'value');
  assert.match(parts.label, /Output at each position/);
  assert.match(parts.label, /Mean drop of the output by pixel/);
  assert.match(parts.extremes, /the output/);
  const seen = await page.evaluate(async () => {
    const element = document.querySelector('#it');
    element.cells = 'class';
    await element.updateComplete;
    const root = element.shadowRoot;
    const { details, target } = element.result;
    const all = [...details.logits, target.logit, 0];
    const meter = root.querySelector('[part~="meter"]');
    return {
      bounds: [meter.ariaValueMin, meter.ariaValueMax].map(Number),
      expected: [Math.min(...all), Math.max(...all)],
      keys: Object.keys(details),
      title: root.querySelector('[part~="grid-panel"] [part~="label"]').textContent.trim(),
      lists: root.querySelectorAll('[part~="before"], [part~="after"]').length,
    };
  });
  seen.bounds.forEach((bound, end) => assert.ok(Math.abs(bound - seen.expected[end]) < 1e-6));
  assert.ok(!seen.keys.includes('probabilities'));
  assert.equal(seen.title, 'Output at each position');
  assert.equal(seen.lists, 0);
});

test('<codespace-am> climbs a value, which has no goal', async (t) => {
  const { words, page } = await explained(t, 'codespace-am', 'value');
  assert.match(words, /Each run maximizes the output\./);
  const has = await page.evaluate(() => {
    const { target, details } = document.querySelector('#it').result;
    return 'probability' in target || 'probability' in details.run;
  });
  assert.equal(has, false);
});
