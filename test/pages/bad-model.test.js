import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, openPage } from './helpers.js';
import { assertFails, assertWorks, makeWidgetSite, testModels } from './widgets.js';
import { greyPng } from './png.js';

const site = await makeWidgetSite({ ...(await testModels()), 'grey.png': greyPng(16, 16) });

const cases = {
  'no model': { model: '', code: 'model-missing' },
  'a name that no built-in model has': {
    model: 'nonsense',
    code: 'model-unknown',
    says: /nonsense/,
  },
  'an address where nothing is': {
    model: 'absent/model.json',
    code: 'model-not-found',
    says: /404/,
  },
  'a web page instead of a model': { model: 'page/model.json', code: 'model-not-json' },
  'JSON that is no model': { model: 'data/model.json', code: 'model-format' },
  'JSON that is no object': { model: 'list/model.json', code: 'model-format' },
  'a graph model without nodes': {
    model: 'nodeless/model.json',
    code: 'model-format',
    says: /no nodes/,
  },
  'a weights file cut short': {
    model: 'truncated/model.json',
    code: 'weights-truncated',
    says: /bytes/,
  },
  'no weights file': { model: 'weightless/model.json', code: 'weights-not-found', says: /weights/ },
  'a layer that is not supported': {
    model: 'unsupported/model.json',
    code: 'layer-unsupported',
    says: /relu1.*LocallyConnected2D/,
  },
  'weights of another size': {
    model: 'mismatched/model.json',
    code: 'model-invalid',
    says: /weight kernel in the shape/,
  },
  'weights that overflow': {
    model: 'overflowing/model.json',
    code: 'result-not-finite',
    says: /scores/,
  },
  'an input that is no picture': {
    model: 'flat/model.json',
    code: 'model-input-shape',
    says: /\[784\]/,
  },
  'an input without fixed sizes': { model: 'flexible/model.json', code: 'model-input-shape' },
  'a card with too few labels': {
    model: 'badcard/model.json',
    code: 'card-invalid',
    says: /label/,
  },
  'a card that is not there': {
    model: 'colour/model.json',
    card: 'absent.json',
    code: 'card-not-found',
  },
};

for (const [name, { code, says, ...attributes }] of Object.entries(cases)) {
  test(`${name}: ${code}`, async (t) => {
    const all = { src: 'grey.png', ...attributes };
    const { message } = await assertFails(t, site, { attributes: all, code });
    if (says) assert.match(message, says);
  });
}

test('a model by its address works, with a card and without', async (t) => {
  const plain = { model: 'colour/model.json', src: 'grey.png' };
  const { target } = await assertWorks(t, site, { attributes: plain });
  assert.equal(target.label, String(target.index));
});

test('a graph model works', async (t) => {
  await assertWorks(t, site, { attributes: { model: 'graph/model.json', src: 'grey.png' } });
});

test('a softmax in the middle of a network works', async (t) => {
  const attributes = { model: 'attention/model.json', src: 'grey.png' };
  await assertWorks(t, site, { attributes });
});

test('a job that fails in the forward pass leaves no tensors behind', async (t) => {
  const page = await openPage(t, site.url);
  const tensors = () =>
    page.evaluate(async () => {
      const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
      // The healthy neighbour on the page has built this network by then, or builds it now.
      await explainer.saliency();
      return (await explainer.memory()).tensors;
    });
  const request = { model: 'overflowing/model.json', image: 'grey.png', backend: 'cpu' };
  assert.ok((await explain(page, request)).error);
  const before = await tensors();
  assert.ok((await explain(page, request)).error);
  assert.ok((await explain(page, request)).error);
  assert.equal(await tensors(), before);
});
