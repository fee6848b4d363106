import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFails, assertWorks, makeWidgetSite } from './widgets.js';

const site = await makeWidgetSite({});

const failing = {
  'a class above the last': { target: '10', code: 'target-out-of-range', says: /10/ },
  'a negative class': { target: '-1', code: 'target-out-of-range' },
  'a label that the model lacks': { target: 'zebra', code: 'target-unknown', says: /zebra/ },
  'a class that is no whole number': { target: '1.5', code: 'target-unknown', says: /1\.5/ },
  'an unknown method': { method: 'magic', code: 'method-unknown', says: /magic/ },
  'an unknown method among known ones': {
    compare: 'gradient magic',
    code: 'method-unknown',
    says: /magic/,
  },
  'a layer that the model lacks': { layer: 'conv9', code: 'layer-unknown', says: /conv9/ },
  'a unit outside its layer': { layer: 'conv1', unit: '99,0,0', code: 'unit-unknown' },
  'a unit of the wrong rank': { layer: 'conv1', unit: '3,3,3,3', code: 'unit-unknown' },
  'a unit that is no number': { layer: 'conv1', unit: 'best', code: 'unit-unknown', says: /best/ },
  'a backend of the future': { backend: 'webgpu', code: 'backend-unsupported' },
  'a backend that does not exist': {
    backend: 'abacus',
    code: 'backend-unsupported',
    says: /abacus/,
  },
};

for (const [name, { code, says, ...attributes }] of Object.entries(failing)) {
  test(`${name}: ${code}`, async (t) => {
    const { message } = await assertFails(t, site, { attributes, code });
    if (says) assert.match(message, says);
  });
}

const working = {
  'a class by its label': [{ target: '7' }, ({ target }) => target.index === 7],
  'a strongest neuron': [{ layer: 'conv2' }, ({ neuron }) => neuron.layer === 'conv2'],
  'a neuron by its place': [
    { layer: 'conv2', unit: '1,2,3' },
    ({ neuron }) => String(neuron.position) === '2,1,3',
  ],
  'a comparison': [{ compare: 'deconvnet, gradient' }, ({ method }) => method === 'deconvnet'],
};

for (const [name, [attributes, holds]] of Object.entries(working)) {
  test(`${name} works`, async (t) => {
    assert.ok(holds(await assertWorks(t, site, { attributes })));
  });
}
